"""The network for graph tools: GraphML and node-link JSON, with labels, and attributes that both can hold.

GraphML has no null and no list: what is not known is left out, ids of claims are joined by spaces. Nodes and edges come
in the order of their ids, so that the same graph gives the same bytes.
http://graphml.graphdrawing.org/specification.html, https://networkx.org/documentation/stable/reference/readwrite/
"""

import io
import json
from collections.abc import Iterable

import networkx as nx

from graph.joined import JoinedDeal
from graph.model import Claim, Figure, Statement
from graph.network import Network

Attributes = dict[str, str | int | float | bool]


def labelled(network: Network, found: Iterable[str] | None = None) -> "nx.MultiDiGraph[str]":
    """The graph with labels. `found`, ids of claims, deals or entities, keeps them and the nodes that they touch."""
    kept = None if found is None else _touched(network, set(found))
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted(network.graph):
        if kept is None or node in kept:
            made.add_node(node, type=str(network.graph.nodes[node]["type"]), **_attributes(network, node))
    edges = network.graph.edges(keys=True, data=True)
    for source, target, key, told in sorted(edges, key=lambda edge: (edge[0], edge[1], str(edge[2]))):
        if source in made and target in made:
            made.add_edge(source, target, key=str(key), type=str(told["type"]), claims=" ".join(sorted(told["claims"])))
    return made


def graphml(network: Network, found: Iterable[str] | None = None) -> bytes:
    """The graph in GraphML."""
    sink = io.BytesIO()
    nx.write_graphml_xml(_clean(labelled(network, found)), sink, named_key_ids=True)
    return sink.getvalue()


def node_link(network: Network, found: Iterable[str] | None = None) -> bytes:
    """The graph as networkx's node-link JSON, which D3 reads as well; edges stand under `links`."""
    told = nx.node_link_data(labelled(network, found), edges="links")
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _touched(network: Network, found: set[str]) -> set[str]:
    relations = {
        node
        for source, target, told in network.graph.edges(data=True)
        if found.intersection(told["claims"])
        for node in (source, target)
    }
    there = found.intersection(network.graph)
    return relations | there | {each for node in there for each in network.graph.successors(node)}


def _attributes(network: Network, node: str) -> Attributes:
    deal, claim = network.deals.joined.get(node), network.claims.get(node)
    if deal is not None:
        return _deal(deal)
    if claim is not None:
        return _claim(claim)
    entity = network.naming.get(node)
    if entity is not None:
        more = {"wikidata": entity.wikidata} if entity.wikidata else {}
        return {"label": entity.name, "kind": entity.type.value, **more}
    return _document(network, node)


def _document(network: Network, node: str) -> Attributes:
    document = network.records[node].document
    origin = document.origin if document.origins else None
    published = {"published": document.published.isoformat()} if document.published else {}
    return {"label": (origin.title or origin.name) if origin else node, **published}


def _deal(deal: JoinedDeal) -> Attributes:
    label = f"{', '.join(party.name for party in deal.parties)}: {deal.type.value}"
    day = {"date": deal.date.start.isoformat()} if deal.date and deal.date.start else {}
    return {
        "label": label,
        "kind": deal.type.value,
        "status": deal.status.value,
        "modality": deal.modality.value,
        **day,
    }


def _claim(claim: Claim) -> Attributes:
    quote, common = claim.evidence[0].quote, {"modality": claim.modality.value, "negated": claim.negated}
    match claim:
        case Figure():
            high = {} if claim.value_high is None else {"value_high": float(claim.value_high)}
            told: Attributes = {"value": float(claim.value), "unit": claim.unit, "measure": claim.measure.value, **high}
            return {"label": claim.text, "quote": quote, **told, **common}
        case Statement():
            return {"label": claim.quote, "quote": quote, **common}
        case _:
            return {"label": quote, "quote": quote, **common}


def _clean(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """The graph without the characters that XML 1.0 can't carry; each becomes U+FFFD."""
    for _, told in graph.nodes(data=True):
        for name, value in told.items():
            if isinstance(value, str):
                told[name] = "".join(each if _in_xml(each) else "\ufffd" for each in value)
    return graph


def _in_xml(character: str) -> bool:
    return (
        character in "\t\n\r" or " " <= character < "\ud800" or "\ue000" <= character < "\ufffe" or character > "\uffff"
    )

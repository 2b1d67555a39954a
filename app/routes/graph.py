"""The drawn graph: nodes and edges around some entity, deal, claim or document, or the most connected part."""

from collections.abc import Collection
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from app.answers import source as document_of
from app.answers import words as words_of
from app.deps import Held, Out
from app.listing import TABLE
from app.negotiate import Form
from app.representations import flat
from app.shapes.lists import Edge, GraphAnswer, Node
from graph.errors import UnknownEntity
from graph.network import Network
from graph.query.filters import Moment
from graph.query.neighbourhood import DOCUMENT, around, node_type
from graph.vocab import EntityType

router = APIRouter(prefix="/v1", tags=["graph"])
NodeType = EntityType | Literal["deal", "figure", "statement", "document"]


class GraphFilter(Moment):
    """`GET /v1/graph`."""

    center: Annotated[tuple[str, ...], Field(max_length=20, description="names, or ids of anything")] = ()
    hops: Annotated[int, Field(ge=0, le=4)] = 1
    types: Annotated[tuple[NodeType, ...], Field(description="documents are drawn only where they are named")] = ()
    limit: Annotated[int, Field(ge=1, le=2000)] = 300


@router.get("/graph", response_model=GraphAnswer, responses=TABLE)
async def graph(held: Held, door: Out, query: Annotated[GraphFilter, Query()]) -> Response:
    """Nodes and edges: entities, joined deals, figures and statements; documents where they are asked for.

    As CSV the edges, with the names of both ends.
    """
    view = await held.seen(query.as_of, query.versions)
    form = door.offer(Form.JSON, Form.CSV)
    answer = drawn(view.network, query)
    return door.send_bytes(_table(answer)) if form is Form.CSV else door.send(answer)


def _table(answer: GraphAnswer) -> bytes:
    names = {node.id: node.label for node in answer.nodes}
    ends = ({"source_name": names[edge.source], "target_name": names[edge.target]} for edge in answer.edges)
    return flat(edge.model_dump(mode="json") | named for edge, named in zip(answer.edges, ends, strict=True))


def drawn(network: Network, query: GraphFilter, parameter: str = "center") -> GraphAnswer:
    """The part of the graph that a filter wants. Raises `UnknownEntity`, naming the parameter."""
    types = {str(kind) for kind in query.types}
    if query.center:
        found = list(around(network, _centers(network, query.center, parameter), query.hops, types))
    else:
        found = _most_connected(network, types)
    kept = found[: query.limit]
    return GraphAnswer(
        revision=network.revision,
        total=len(found),
        nodes=tuple(_node(network, node) for node in kept),
        edges=_edges(network, set(kept)),
    )


def _centers(network: Network, names: Collection[str], parameter: str) -> set[str]:
    found: set[str] = set()
    for name in names:
        node = network.deals.of.get(name, name)
        hits = (node,) if node in network.graph else network.naming.find(name)
        if not hits:
            nearest = network.naming.nearest(name)
            raise UnknownEntity(f"nothing in the graph is called {name!r}", parameter=parameter, allowed=nearest)
        found.update(hits)
    return found


def _most_connected(network: Network, types: Collection[str]) -> list[str]:
    shown = (
        n for n in network.graph if (node_type(network, n) in types if types else node_type(network, n) != DOCUMENT)
    )
    return sorted(shown, key=lambda node: (-network.graph.degree(node), node))


def _node(network: Network, node: str) -> Node:
    return Node(
        id=node, type=node_type(network, node), label=_label(network, node), degree=int(network.graph.degree(node))
    )


def _label(network: Network, node: str) -> str:
    entity = network.naming.get(node)
    if entity:
        return entity.name
    deal = network.deals.joined.get(node)
    if deal:
        return f"{deal.type.value}: {', '.join(party.name for party in deal.parties)}"
    if node in network.records:
        origins = network.records[node].document.origins
        return (origins[0].title or origins[0].name) if origins else node
    return words_of(network.claims[node])


def _edges(network: Network, nodes: set[str]) -> tuple[Edge, ...]:
    found: list[Edge] = []
    for source in sorted(nodes):
        for target, keyed in network.graph.adj[source].items():
            if target in nodes:
                found.extend(_edge(network, (source, target, key), dict(told)) for key, told in keyed.items())
    return tuple(sorted(found, key=lambda edge: edge.id))


def _edge(network: Network, place: tuple[str, str, str], told: dict[str, object]) -> Edge:
    source, target, key = place
    claims = told["claims"]
    assert isinstance(claims, tuple)
    first = network.claims.get(claims[0])
    words = first.evidence[0] if first else None
    return Edge(
        id=f"{source} {key} {target}",
        source=source,
        target=target,
        type=str(told["type"]),
        claims=claims,
        quote=words.quote if words else None,
        document=document_of(network.records[words.document].document) if words else None,
    )

"""What of a record becomes nodes and edges, and how they are drawn and erased again, exactly.

An edge's key is the id of the claim with its type, so that two claims between the same nodes are two edges.
"""

from collections.abc import Iterator

import networkx as nx

from graph.joined import JoinedDeal
from graph.model import Claim, Deal, Entity, Figure, Reading, Ref, Relation, Statement
from graph.record import Record
from graph.slug import entity_id
from graph.vocab import Kind

Graph = nx.MultiDiGraph


def claims(record: Record) -> Iterator[Claim]:
    """Every claim of a record once."""
    return claims_of(record.reading)


def claims_of(reading: Reading) -> Iterator[Claim]:
    """Every claim of a reading once: a deal's figures count among the figures, whether listed there or not."""
    seen: set[str] = set()
    for claim in (*reading.claims(), *(figure for deal in reading.deals for figure in deal.figures)):
        if claim.id not in seen:
            seen.add(claim.id)
            yield claim


def entities(record: Record) -> Iterator[Entity]:
    """What a record says of each entity that it names, one value an entity: what the reader listed, and every ref."""
    found: dict[str, list[Entity]] = {}
    for entity in record.reading.entities:
        found.setdefault(entity.id, []).append(entity)
    for ref in (ref for claim in claims(record) for ref in refs(claim)):
        if ref.id and ref.id not in found:
            found[ref.id] = [Entity(id=ref.id, type=ref.type, name=ref.name)]
    return (told[0] if len(told) == 1 else _one(told) for told in found.values())


def _one(told: list[Entity]) -> Entity:
    """One value of several names that joined: the name that fits the id first, the others as aliases."""
    ordered = sorted(told, key=lambda entity: (entity_id(entity.type, entity.name) != entity.id, entity.name))
    names = {name for entity in ordered for name in (entity.name, *entity.aliases)} - {ordered[0].name}
    wikidata = next((entity.wikidata for entity in ordered if entity.wikidata), None)
    return ordered[0].model_copy(update={"aliases": tuple(sorted(names)), "wikidata": wikidata})


def refs(claim: Claim) -> Iterator[Ref]:
    """Every ref that a claim holds."""
    match claim:
        case Figure():
            yield from claim.subjects
        case Deal():
            yield from claim.parties
            yield from claim.goods_entities
        case Statement():
            yield from (claim.speaker, *filter(None, [claim.affiliation]))
        case Relation():
            yield from (claim.subject, claim.object)
    if isinstance(claim, Figure | Deal | Relation) and claim.attributed_to:
        yield claim.attributed_to


def about(claim: Claim, record: Record) -> set[str]:
    """The entities that a claim is about: those that it names, and those named in the words that somebody said."""
    named = {ref.id for ref in refs(claim) if ref.id}
    if isinstance(claim, Statement):
        said = (m for m in record.reading.mentions if claim.start <= m.start and m.end <= claim.end)
        named.update(mention.entity for mention in said)
    return named


def draw_claim(graph: "Graph[str]", claim: Claim) -> None:
    """Draw a figure, a statement or a relation; deals are drawn joined."""
    match claim:
        case Figure():
            graph.add_node(claim.id, type=Kind.FIGURE.value)
            for subject in claim.subjects:
                _edge(graph, claim.id, subject, "about")
            _told(graph, claim)
        case Statement():
            graph.add_node(claim.id, type=Kind.STATEMENT.value)
            _edge(graph, claim.id, claim.speaker, "speaker")
            if claim.affiliation:
                _edge(graph, claim.id, claim.affiliation, "affiliation")
            _told(graph, claim)
        case Relation(subject=Ref(id=str(one)), object=Ref(id=str(two))):
            graph.add_edge(one, two, key=claim.id, type=claim.predicate.value, claims=(claim.id,))
        case _:
            pass


def erase_claim(graph: "Graph[str]", claim: Claim) -> None:
    """Take away what `draw_claim` drew."""
    match claim:
        case Figure() | Statement():
            graph.remove_node(claim.id)
        case Relation(subject=Ref(id=str(one)), object=Ref(id=str(two))):
            graph.remove_edge(one, two, key=claim.id)
        case _:
            pass


def draw_deal(graph: "Graph[str]", deal: JoinedDeal) -> None:
    """Draw a joined deal with its edges; to erase it is to remove its node."""
    members = tuple(sorted(member.id for member in deal.members))
    graph.add_node(deal.id, type=Kind.DEAL.value)
    for party in deal.parties:
        if party.id:
            graph.add_edge(deal.id, party.id, key=f"party {party.role}", type=party.role.value, claims=members)
    for ref in deal.goods_entities:
        _edge(graph, deal.id, ref, "goods", members)
    for figure in (figure for member in deal.members for figure in member.figures):
        graph.add_edge(deal.id, figure.id, key="figure", type="figure", claims=(figure.id,))
    for member in deal.members:
        graph.add_edge(deal.id, member.document, key=f"told {member.id}", type="told_by", claims=(member.id,))


def _edge(graph: "Graph[str]", node: str, ref: Ref, kind: str, members: tuple[str, ...] = ()) -> None:
    if ref.id:
        graph.add_edge(node, ref.id, key=kind, type=kind, claims=members or (node,))


def _told(graph: "Graph[str]", claim: Claim) -> None:
    graph.add_edge(claim.id, claim.document, key="told", type="told_by", claims=(claim.id,))

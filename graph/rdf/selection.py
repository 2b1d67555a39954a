"""What of a network is exported: all of it, or what a filter found."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from graph.journal import Record
from graph.model import Deal, Entity, Figure, Reading, Relation, Statement
from graph.network import Network
from graph.rdf.entities import entities_of
from graph.rdf.triples import Contents

C = TypeVar("C", Deal, Statement, Relation)


def whole(network: Network) -> Contents:
    """All that a network holds, as values that never change."""
    joined = network.deals.joined
    return Contents(
        records=[network.records[key] for key in sorted(network.records)],
        entities=list(network.entities()),
        deals=[joined[key] for key in sorted(joined)],
        facts=network.facts.shared(),
    )


def part(network: Network, found: Iterable[str]) -> Contents:
    """Some claims and joined deals, by id, with the documents and entities that they name.

    A joined deal brings all the claims that state it, a deal's claim its joined deal.
    """
    claims = set(found)
    deals = sorted({network.deals.of[item] for item in claims if item in network.deals.of} | _joined(network, claims))
    joined = [network.deals.joined[item] for item in deals]
    claims.update(member.id for deal in joined for member in deal.members)
    claims.intersection_update(network.claims)
    documents = sorted({network.claims[item].document for item in claims})
    records = [_trimmed(network.records[document], claims) for document in documents]
    shared = (fact for fact in network.facts.shared() if claims.intersection(fact))
    facts = [(fact[0], *(item for item in fact[1:] if item in claims)) for fact in shared]
    return Contents(records, _entities(network, records), joined, facts)


def _joined(network: Network, found: Collection[str]) -> set[str]:
    return {item for item in found if item in network.deals.joined}


def _trimmed(record: Record, claims: Collection[str]) -> Record:
    reading = record.reading
    kept = Reading(
        document=reading.document,
        extractor=reading.extractor,
        sentences=reading.sentences,
        entities=reading.entities,
        mentions=reading.mentions,
        figures=tuple(each for each in _figures(reading) if each.id in claims),
        deals=_kept(reading.deals, claims),
        statements=_kept(reading.statements, claims),
        relations=_kept(reading.relations, claims),
    )
    return Record(document=record.document, reading=kept)


def _figures(reading: Reading) -> Iterable[Figure]:
    """A deal's figures count among the figures, whether listed there or not."""
    listed = {figure.id: figure for figure in reading.figures}
    for figure in (figure for deal in reading.deals for figure in deal.figures):
        listed.setdefault(figure.id, figure)
    return listed.values()


def _kept(told: tuple[C, ...], claims: Collection[str]) -> tuple[C, ...]:
    return tuple(each for each in told if each.id in claims)


def _entities(network: Network, records: Iterable[Record]) -> list[Entity]:
    """The entities that the claims of the records name, as the network knows them."""
    bare = (record.reading.model_copy(update={"entities": ()}) for record in records)
    known = ((entity, network.naming.get(entity.id)) for entity in entities_of(bare))
    return [found or entity for entity, found in known]

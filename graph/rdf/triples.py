"""The whole graph as blocks of triples, one named graph at a time: a document is replaced or deleted as one graph.

No blank node, no counter, no clock. A block holds no more than one document, so memory does not grow with the graph.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from graph.joined import JoinedDeal
from graph.model import Document, Entity, Reading
from graph.rdf.claims import Context, figure_triples, relation_triples, statement_triples
from graph.rdf.deals import deal_claim_triples, joined_deal_triples
from graph.rdf.documents import dataset_triples, document_triples, run_triples, software_triples
from graph.rdf.entities import entities_of, entity_triples
from graph.rdf.namespace import Names
from graph.rdf.terms import Term, Triple


class Record(Protocol):
    """A document and what was read in it: the journal's record."""

    @property
    def document(self) -> Document: ...
    @property
    def reading(self) -> Reading: ...


@dataclass(frozen=True)
class Told:
    """A record built by hand."""

    document: Document
    reading: Reading


@dataclass(frozen=True)
class Contents:
    """What an export holds: records in the order of document ids, entities and joined deals in the order of ids.

    The three may be generators; they are gone through once, entities first.
    """

    records: Iterable[Record]
    entities: Iterable[Entity]
    deals: Iterable[JoinedDeal] = ()

    @classmethod
    def of(cls, records: Iterable[Record], deals: Iterable[JoinedDeal] = ()) -> "Contents":
        """The contents of a few records in any order, with the entities that they name."""
        ordered = sorted(records, key=lambda record: record.document.id)
        entities = entities_of(record.reading for record in ordered)
        return cls(ordered, entities, sorted(deals, key=lambda deal: deal.id))


@dataclass(frozen=True, slots=True)
class Block:
    """Triples of one named graph, sorted and each once; `graph` is null for the default graph.

    `shared` triples may stand in several graphs; formats without graphs write them once.
    """

    graph: Term | None
    triples: tuple[Triple, ...]
    shared: tuple[Triple, ...] = ()


def blocks(contents: Contents, names: Names, forms: dict[str, str]) -> Iterator[Block]:
    """The dataset's description, entities, documents and joined deals, in this order."""
    yield Block(None, _sorted(dataset_triples(names, forms)))
    for entity in contents.entities:
        yield Block(names.graph("entities"), _sorted(entity_triples(names, entity)))
    for record in contents.records:
        yield document_block(names, record)
    for deal in contents.deals:
        yield Block(names.graph("deals"), _sorted(joined_deal_triples(names, deal)))


def document_block(names: Names, record: Record) -> Block:
    """The named graph of one document."""
    told = set(_told(names, record))
    scaled = {triple for triple in told if triple[0].startswith(f"<{names.base}unit/")}
    shared = _sorted(scaled.union(software_triples(names, record.reading.extractor)))
    return Block(names.graph(record.document.id), _sorted(told - scaled), shared)


def _told(names: Names, record: Record) -> Iterator[Triple]:
    context = Context(names, record.document, record.reading)
    yield from document_triples(names, record.document)
    yield from run_triples(names, record.reading)
    for figure in record.reading.figures:
        yield from figure_triples(context, figure)
    for deal in record.reading.deals:
        yield from deal_claim_triples(context, deal)
    for statement in record.reading.statements:
        yield from statement_triples(context, statement)
    for relation in record.reading.relations:
        yield from relation_triples(context, relation)


def _sorted(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    return tuple(sorted(set(triples)))

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

    `facts` holds the ids of claims that tell the same fact, sorted, the first being the fact's; of a part of the graph
    those in it, and the first. All four may be generators; they are gone through once, entities first.
    """

    records: Iterable[Record]
    entities: Iterable[Entity]
    deals: Iterable[JoinedDeal] = ()
    facts: Iterable[tuple[str, ...]] = ()

    @classmethod
    def of(cls, records: Iterable[Record], deals: Iterable[JoinedDeal] = ()) -> "Contents":
        """The contents of a few records in any order, with the entities that they name."""
        ordered = sorted(records, key=lambda record: record.document.id)
        entities = entities_of(record.reading for record in ordered)
        return cls(ordered, entities, sorted(deals, key=lambda deal: deal.id))


@dataclass(frozen=True, slots=True)
class Block:
    """Triples of one named graph, sorted and each once; `graph` is null for the default graph.

    No triple stands in two blocks.
    """

    graph: Term | None
    triples: tuple[Triple, ...]


@dataclass(frozen=True)
class Forms:
    """The forms in which the dataset may be had: their names and media types."""

    media_types: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Software:
    """An extractor that read some of the documents."""

    extractor: str


@dataclass(frozen=True)
class Fact:
    """Claims that tell the same fact: their ids, sorted."""

    claims: tuple[str, ...]


Item = Forms | Entity | Record | Software | JoinedDeal | Fact
"""What makes one block of triples."""


def items(contents: Contents, forms: Forms) -> Iterator[tuple[str, Item]]:
    """The dataset's description, entities, documents, extractors, deals, facts, in this order, each with a key."""
    yield "dataset", forms
    yield from ((f"entity/{entity.id}", entity) for entity in contents.entities)
    extractors = set()
    for record in contents.records:
        extractors.add(record.reading.extractor)
        yield f"doc/{record.document.id}", record
    yield from ((f"software/{extractor}", Software(extractor)) for extractor in sorted(extractors))
    yield from ((f"deal/{deal.id}", deal) for deal in contents.deals)
    yield from ((f"fact/{claims[0]}", Fact(claims)) for claims in contents.facts)


def blocks(contents: Contents, names: Names, forms: Forms) -> Iterator[Block]:
    """Every block, in the order of the items."""
    return (block_of(names, item) for _, item in items(contents, forms))


def block_of(names: Names, item: Item) -> Block:
    """The triples of one item, and the graph that they stand in."""
    match item:
        case Forms():
            return Block(None, _sorted(dataset_triples(names, dict(item.media_types))))
        case Entity():
            return Block(names.graph("entities"), _sorted(entity_triples(names, item)))
        case Fact():
            first = names.claim(item.claims[0])
            return Block(
                names.graph("facts"), _sorted((names.claim(each), names.cf.fact, first) for each in item.claims)
            )
        case Software():
            return Block(names.graph("software"), _sorted(software_triples(names, item.extractor)))
        case JoinedDeal():
            return Block(names.graph("deals"), _sorted(joined_deal_triples(names, item)))
        case _:
            return document_block(names, item)


def document_block(names: Names, record: Record) -> Block:
    """The named graph of one document."""
    return Block(names.graph(record.document.id), _sorted(_told(names, record)))


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

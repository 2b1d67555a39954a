"""Entities and documents as the service answers them."""

from app.answers import Teller, fields, made, source
from app.shapes.lists import DocumentAnswer, DocumentCounts, DocumentRow, EntityAnswer, EntityCounts
from graph.journal import Record
from graph.model import Entity
from graph.network import Network
from graph.query.words import claims_of
from graph.vocab import Kind

_WIKIDATA = "http://www.wikidata.org/entity/"


def entity(network: Network, told: Entity) -> EntityAnswer:
    """An entity with counts and same-as links."""
    claims = claims_of(network, told.id)
    return EntityAnswer(
        id=told.id,
        type=told.type,
        name=told.name,
        aliases=told.aliases,
        wikidata=told.wikidata,
        same_as=(_WIKIDATA + told.wikidata,) if told.wikidata else (),
        counts=EntityCounts(
            documents=network.naming.documents(told.id),
            claims=sum(claims.values()),
            deals=network.deals_by_party.count(told.id),
            figures=claims[Kind.FIGURE],
            statements=claims[Kind.STATEMENT],
            relations=claims[Kind.RELATION],
        ),
    )


def document_row(record: Record) -> DocumentRow:
    """A document without its text."""
    document, reading = record.document, record.reading
    counts = DocumentCounts(
        figures=len(reading.figures),
        deals=len(reading.deals),
        statements=len(reading.statements),
        relations=len(reading.relations),
    )
    more = {
        "source": next((origin.source for origin in document.origins if origin.source), None),
        "characters": len(document.text),
        "extractor": reading.extractor,
        "origins": document.origins,
        "counts": counts,
    }
    return made(DocumentRow, fields(source(document)) | more)


def document(teller: Teller, record: Record) -> DocumentAnswer:
    """A document with its text and all its claims, furniture too."""
    reading = record.reading
    more = {
        "text": record.document.text,
        "sentences": reading.sentences,
        "furniture": reading.furniture,
        "figures": teller.figures(reading.figures),
        "deals": tuple(teller.deal_claim(deal) for deal in reading.deals),
        "statements": tuple(teller.statement(statement) for statement in reading.statements),
        "relations": tuple(teller.relation(relation) for relation in reading.relations),
    }
    return made(DocumentAnswer, fields(document_row(record)) | more)

"""Makers of claims at words of a document, for the sample world."""

from decimal import Decimal

from graph.model import Document, Evidence, Figure, Origin, Party, Quantity, Ref, Relation
from graph.slug import claim_id
from graph.units import in_base, unit
from graph.vocab import Predicate, Role


def document(text: str, *origins: Origin) -> Document:
    """A document, by default from a file."""
    return Document.of(text, *(origins or (Origin(name="note.txt"),)))


def words(of: Document, quote: str) -> Evidence:
    """The evidence of the first place where the words stand."""
    start = of.text.index(quote)
    return of.evidence(start, start + len(quote))


def figure(of: Document, quote: str, decimal: str, symbol: str, **more: object) -> Figure:
    """A figure at these words; its evidence is the words themselves unless given."""
    span = words(of, quote)
    high = more.get("value_high")
    base, base_unit = in_base(Decimal(decimal), symbol)
    base_high = None if high is None else float(in_base(Decimal(str(high)), symbol)[0])
    fields: dict[str, object] = {
        "id": claim_id("figure", of.id, span.start, span.end),
        "fact": "fact-of-" + quote.replace(" ", "-"),
        "value": float(decimal),
        "decimal": decimal,
        "unit": symbol,
        "dimension": unit(symbol).dimension,
        "text": quote,
        "start": span.start,
        "end": span.end,
        "property": "worth",
        "evidence": (span,),
        "normalized": Quantity(value=float(base), value_high=base_high, unit=base_unit),
    }
    return Figure.model_validate(fields | more)


def relation(of: Document, quote: str, subject: Ref, predicate: Predicate, thing: Ref) -> Relation:
    """A relation at these words."""
    span = words(of, quote)
    return Relation(
        id=claim_id("relation", of.id, span.start, span.end),
        fact=f"{subject.id}-{predicate.value}-{thing.id}",
        subject=subject,
        predicate=predicate,
        object=thing,
        role="chair" if predicate is Predicate.HOLDS_ROLE else None,
        start=span.start,
        end=span.end,
        quote=quote,
        evidence=(span,),
    )


def party(ref: Ref, role: Role) -> Party:
    """A ref in a role."""
    return Party(id=ref.id, type=ref.type, name=ref.name, role=role)

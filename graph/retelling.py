"""A record as the graph tells it: without rejected claims, entities under the ids that they are told of.

Names stay as the document has them.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from graph.journal import Record
from graph.model import Claim, Deal, Figure, Reading, Ref, Relation, Statement

Of = Callable[[str], str]
R = TypeVar("R", bound=Ref)
C = TypeVar("C", bound=Claim)


def retold(record: Record, of: Of, joined: Iterable[str]) -> Record:
    """The record with the ids among `joined` replaced; itself where none is."""
    if not any(True for _ in joined):
        return record
    reading = record.reading
    entities = tuple(entity.model_copy(update={"id": of(entity.id)}) for entity in reading.entities)
    mentions = tuple(mention.model_copy(update={"entity": of(mention.entity)}) for mention in reading.mentions)
    claims = {claim.id: _claim(claim, of) for claim in reading.claims()}
    told: dict[str, object] = {
        kind: tuple(claims[claim.id] for claim in getattr(reading, kind))
        for kind in ("figures", "deals", "statements", "relations")
    }
    again: Reading = reading.model_copy(update=told | {"entities": entities, "mentions": mentions})
    return record.model_copy(update={"reading": again})


def without(record: Record, rejected: frozenset[str]) -> Record:
    """The record without the claims that were rejected; itself where it holds none of them."""
    reading = record.reading
    if not rejected or rejected.isdisjoint(claim.id for claim in reading.claims()):
        return record
    deals = (deal for deal in reading.deals if deal.id not in rejected)
    kept: dict[str, object] = {
        "figures": _kept(reading.figures, rejected),
        "deals": tuple(deal.model_copy(update={"figures": _kept(deal.figures, rejected)}) for deal in deals),
        "statements": _kept(reading.statements, rejected),
        "relations": _kept(reading.relations, rejected),
    }
    return record.model_copy(update={"reading": reading.model_copy(update=kept)})


def _kept(claims: Iterable[C], rejected: frozenset[str]) -> tuple[C, ...]:
    return tuple(claim for claim in claims if claim.id not in rejected)


def _claim(claim: Claim, of: Of) -> Claim:
    match claim:
        case Figure():
            update: dict[str, object] = {"subjects": _refs(claim.subjects, of)}
        case Deal():
            figures = tuple(_claim(figure, of) for figure in claim.figures)
            goods = _refs(claim.goods_entities, of)
            update = {"parties": _refs(claim.parties, of), "goods_entities": goods, "figures": figures}
        case Statement():
            firm = claim.affiliation and _ref(claim.affiliation, of)
            return claim.model_copy(update={"speaker": _ref(claim.speaker, of), "affiliation": firm})
        case Relation():
            update = {"subject": _ref(claim.subject, of), "object": _ref(claim.object, of)}
        case _:
            raise TypeError(type(claim).__name__)
    said = claim.attributed_to and _ref(claim.attributed_to, of)
    return claim.model_copy(update=update | {"attributed_to": said})


def _refs(refs: Iterable[R], of: Of) -> tuple[R, ...]:
    return tuple(_ref(ref, of) for ref in refs)


def _ref(ref: R, of: Of) -> R:
    return ref if ref.id is None or of(ref.id) == ref.id else ref.model_copy(update={"id": of(ref.id)})

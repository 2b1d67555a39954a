"""What a relation implies of those whose things it is told of: whose chip rivals a company is its rival, and whose
chips are banned is hit by the ban."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.lexicon import load
from graph.model import Ref
from graph.vocab import EntityType, Predicate
from ingest.analysis import Name
from ingest.relations.found import Found

_MADE = frozenset({EntityType.MODEL, EntityType.CHIP, EntityType.PRODUCT, EntityType.TECHNOLOGY})


def implied(found: Sequence[Found], names: Sequence[Name]) -> Iterator[Found]:
    """The relations of makers that those of a sentence imply."""
    makers = {f.object: f.subject for f in found if f.predicate is Predicate.DEVELOPS}
    for one in found:
        if one.predicate is Predicate.COMPETES_WITH:
            yield from _rivals(one, makers)
        elif one.predicate is Predicate.RESTRICTS:
            yield from (replace(one, object=firm, rule="implied.restricts") for firm in _firms(one.object, names))


def _rivals(told: Found, makers: dict[Ref, Ref]) -> Iterator[Found]:
    """A thing against a company: its maker against that company."""
    subject, other = (
        makers.get(end) or _maker(end) if end.type in _MADE else end for end in (told.subject, told.object)
    )
    mixed = (told.subject.type in _MADE) is not (told.object.type in _MADE)
    companies = all(end is not None and end.type is EntityType.COMPANY for end in (subject, other))
    if mixed and companies and subject is not None and other is not None:
        yield replace(told, subject=subject, object=other, rule="implied.rival")


def _maker(made: Ref) -> Ref | None:
    """The company that the lexicon knows for the maker of a thing."""
    entry = load().get(made.id or "")
    found = load().by_alias(entry.maker) if entry is not None and entry.maker else ()
    return next((Ref.to(e.type, e.name) for e in found if e.type is EntityType.COMPANY), None)


def _firms(kind: Ref, names: Sequence[Name]) -> list[Ref]:
    """The company with whose name a class of things begins ("Nvidia chips")."""
    if kind.type not in _MADE:
        return []
    firms = (n.ref for n in names if n.ref.type is EntityType.COMPANY and n.how != "coreference")
    return list(dict.fromkeys(f for f in firms if kind.name.startswith(f"{f.name} ")))

"""How names are written, which are parts of others, and which type their votes give."""

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.vocab import EntityType
from ingest.entities.scan import Candidate

_ORDER = tuple(EntityType)


def written(text: str) -> str:
    """A name in capitals and small letters: "TAMSIN OKORO-REYES" is Tamsin Okoro-Reyes; short words stay."""
    if not text.isupper() or " " not in text or len(text) < 8:
        return text
    return " ".join(word if len(word) < 3 else word.title() for word in text.split())


def shorter_forms(many: Iterable[Candidate]) -> set[str]:
    """Names that are a part of one that the text named before: its short forms, unless a legal form stands by them."""
    many = tuple(many)
    first: dict[str, int] = {}
    for candidate in many:
        first.setdefault(written(candidate.span.text), candidate.span.start)
    formed = {written(c.span.text) for c in many if c.span.legal}
    within: dict[str, int] = {}
    for name, start in first.items():
        for part in _parts_of(name):
            within.setdefault(part, start)
    return {
        name
        for name, start in first.items()
        if name not in formed and min(within.get(name, start), within.get(name[0].lower() + name[1:], start)) < start
    }


def _parts_of(name: str) -> Iterator[str]:
    """Every shorter run of whole words of a name."""
    tokens = name.split()
    for length in range(1, len(tokens)):
        for at in range(len(tokens) - length + 1):
            yield " ".join(tokens[at : at + length])


def times(ballot: Counter[EntityType], number: int) -> Counter[EntityType]:
    """A ballot cast so many times."""
    return Counter({kind: count * number for kind, count in ballot.items()})


def winner(ballot: Counter[EntityType]) -> EntityType:
    """The type with most votes; a company where nothing speaks."""
    if not ballot:
        return EntityType.COMPANY
    return max(ballot, key=lambda kind: (ballot[kind], -_ORDER.index(kind)))

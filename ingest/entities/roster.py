"""Who is named in a document: full names, and the short forms by which the text goes on to call them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.model import Ref
from graph.vocab import EntityType
from ingest.entities.dictionary import Dictionary
from ingest.entities.vocabulary import vocabulary

_DEFINED = re.compile(
    r"[\"”'’.,]{0,2}\s?\((?:[^()\"“]{0,40}?[;,] )?(?:hereinafter |together |collectively )?"
    r"(?:(?:the |or )?[\"“'‘](?:the )?([^\"”'’()]{2,40})[\"”'’]|([A-Z][A-Za-z&.]{1,12})(?: or (?:the )?[Cc]ompany)?)\)"
)
_TICKER = re.compile(r"[\"”'’.,]{0,2}\s?\(([A-Z][A-Za-z ]{1,12})[:;] ?([A-Z][A-Z.]{0,5})\)")
"""After a name: '(AMD)', '("Glanmore")', '(the "Commission")', '(NYSE: VLMK; "Vellmark")'."""

_GROUPS = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.FACILITY})


@dataclass(slots=True)
class Roster:
    """Full names in the order of their first mention, and what short forms mean."""

    dictionary: Dictionary
    _full: dict[str, Ref] = field(default_factory=dict)
    _short: dict[str, Ref] = field(default_factory=dict)
    _defined: dict[str, Ref] = field(default_factory=dict)

    def add(self, name: str, ref: Ref) -> None:
        """Enter a full name; names entered earlier keep the short forms that both could have."""
        if name in self._full:
            return
        self._full[name] = ref
        for short in self._shorts(name, ref.type):
            self._short.setdefault(short, ref)

    def abbreviate(self, ref: Ref) -> None:
        """Enter the initials of a name of three words or more: "Commonwealth Fusion Systems", later "CFS"."""
        initials = "".join(word[0] for word in ref.name.split() if word[0].isupper())
        if len(initials) > 2:
            self._short.setdefault(initials, ref)

    def define(self, text: str, end: int, ref: Ref) -> None:
        """Enter the short form that the text itself gives in brackets after a name."""
        if ticker := _TICKER.match(text, end):
            self._defined.setdefault(ticker.group(2), ref)
        match = _DEFINED.match(text, end)
        if match is None:
            return
        short = match.group(1) or match.group(2)
        if match.group(1) or _abbreviates(short, ref.name):
            self._defined.setdefault(" ".join(short.split()), ref)

    def resolve(self, form: str) -> Ref | None:
        """Whom a form means: as the text defines it, as a full name, as a short form of one."""
        return self._defined.get(form) or self._full.get(form) or self._short.get(form)

    def definitions(self) -> dict[str, Ref]:
        """The short forms that the text defines in brackets."""
        return dict(self._defined)

    def defined(self, form: str) -> Ref | None:
        """Whom a form means because the text says so in brackets."""
        return self._defined.get(form)

    def forms(self) -> dict[str, Ref]:
        """Every form with whom it means."""
        return {**self._short, **self._full, **self._defined}

    def _shorts(self, name: str, kind: EntityType) -> Iterator[str]:
        tokens = name.split()
        if kind is EntityType.PERSON:
            yield from _surnames(tokens)
        elif kind in _GROUPS and len(tokens) > 1:
            yield from self._group_shorts(tokens)

    def _group_shorts(self, tokens: list[str]) -> Iterator[str]:
        heads = vocabulary().heads
        for length in range(len(tokens) - 1, 0, -1):
            for part in (tokens[:length], tokens[-length:]):
                told = [t for t in part if t not in heads and not self.dictionary.common(t)]
                if part[0] in vocabulary().particles and len(part) > 1 and part is not tokens:
                    yield " ".join((part[0].capitalize(), *part[1:]))
                whole = part[0][:1].isupper() and part[-1] not in {"of", "and", "for", "the", "&"}
                if whole and (told or (part == tokens[:length] and tokens[length] in heads)):
                    yield " ".join(part)
        initials = "".join(t[0] for t in tokens if t[0].isupper())
        if len(initials) > 2:
            yield initials


def _surnames(tokens: list[str]) -> Iterator[str]:
    if len(tokens) < 2:
        return
    for start in range(1, len(tokens)):
        yield " ".join(tokens[start:])
    if tokens[0] in vocabulary().family_first:
        yield tokens[0]
    yield tokens[0]


def _abbreviates(short: str, name: str) -> bool:
    """Whether bracketed capitals can stand for the name: they begin like it, or are its initials in order."""
    letters = [c for c in short.lower() if c.isalnum()]
    initials = "".join(t[0] for t in re.split(r"[\s-]+", name) if t).lower()
    rest = iter(name.lower())
    return bool(letters) and letters[0] == initials[:1] and all(c in rest for c in letters)

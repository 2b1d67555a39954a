""" "The chairman", "its chief executive": the one person of a text who is called so."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Name
from ingest.entities.wording import words
from ingest.segment import Sentence

_NEAR = 60
"""Characters beside a person's name in which an office is looked for."""
_NAME_NEXT = re.compile(r"[, ]{1,2}[A-Z][a-z]+")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    offices = "|".join(words().offices)
    return (
        re.compile(rf"\b({offices}),? $"),
        re.compile(rf"(?:,| as) (?:[\w']+ ){{0,3}}?({offices})\b"),
        re.compile(rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir) ({offices})\b", re.IGNORECASE),
    )


class Offices:
    """Who alone in a document bears an office: the one person before or after whose name it stands."""

    def __init__(self, text: str, names: Iterable[Name]) -> None:
        self._text = text
        found: dict[str, set[Ref]] = {}
        before, after, _ = _patterns()
        for name in names:
            if name.ref.type is not EntityType.PERSON:
                continue
            matches = (
                before.search(text[max(0, name.start - _NEAR) : name.start].lower()),
                after.match(text[name.end : name.end + _NEAR].lower()),
            )
            for match in matches:
                if match:
                    found.setdefault(match.group(1), set()).add(name.ref)
        self._bearers = {office: next(iter(refs)) for office, refs in found.items() if len(refs) == 1}

    def find(self, sentence: Sentence) -> Iterator[tuple[int, int, Ref]]:
        """The places of such words in a sentence, and whom they mean."""
        if not self._bearers:
            return
        for match in _patterns()[2].finditer(self._text, sentence.start, sentence.end):
            ref = self._bearers.get(match.group(1).lower())
            if ref is not None and not _NAME_NEXT.match(self._text, match.end()):
                yield match.start(), match.end(), ref

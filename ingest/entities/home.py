"""Where companies are at home, as the text says ("Japan's Rohm", "Oslo-based Brenn") or the lexicon knows."""

import re
from collections.abc import Iterable
from functools import cache

from graph.lexicon import load
from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.lexicon_file import load as words

_BODIES = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION})
_BEFORE = re.compile(r"(?:['’]s|[-‑](?:based|headquartered|listed|born|area))?(?: [a-z0-9][\w-]*){0,4} ")
"""Between a place and the name that is at home there: "Japan's ", "-based chip maker "."""
_AFTER = re.compile(
    r"(?:,? (?:which|who) is)?,? (?:of|in|(?:based|headquartered|listed) (?:in|at)|an?(?: [\w-]+){0,3}|"
    r"the(?: [\w-]+){0,2})(?: \w+-\w+)? (?:[a-z]+ )?$"
)
_FAR = 60


class Homes:
    """The places of each name of a text, read once."""

    def __init__(self, analysis: Analysis, names: Iterable[Name]) -> None:
        self._places: dict[Ref, set[str]] = {}
        text = analysis.text
        before: Name | None = None
        for name in names:
            if before is not None and name.start - before.end < _FAR:
                self._read(text, before, name)
            before = name

    def _read(self, text: str, before: Name, name: Name) -> None:
        between = text[before.end : name.start]
        if before.ref.type is EntityType.PLACE and name.ref.type in _BODIES and _BEFORE.fullmatch(between):
            self._places.setdefault(name.ref, set()).update(self.wider(before.ref))
        elif name.ref.type is EntityType.PLACE and before.ref.type in _BODIES and _AFTER.fullmatch(between):
            self._places.setdefault(before.ref, set()).update(self.wider(name.ref))

    def of(self, ref: Ref) -> frozenset[str]:
        """The places where a company is at home, as the lexicon knows or else the text says; empty otherwise."""
        return _known().get(ref.name) or frozenset(self._places.get(ref, ()))

    def wider(self, place: Ref) -> frozenset[str]:
        """A place and the country whose capital or city it is."""
        country = _country().get(place.name)
        return frozenset({place.name, country} if country else {place.name})


@cache
def _known() -> dict[str, frozenset[str]]:
    """Countries of companies that the lexicon of homes lists."""
    found: dict[str, set[str]] = {}
    for country, row in words("homes")["companies"].items():
        for name in row:
            found.setdefault(name, set()).add(country)
    return {name: frozenset(places) for name, places in found.items()}


@cache
def _country() -> dict[str, str]:
    """The country of cities: capitals, and those that the lexicon of homes lists."""
    cities = {city: country for country, row in words("homes")["cities"].items() for city in row}
    for entry in load():
        if entry.type is EntityType.PLACE and entry.adjectives:
            cities.setdefault(entry.name, entry.name)
    return cities

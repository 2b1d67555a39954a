"""What a text calls its names ("Aster, a Dutch lender"), and whether a noun phrase fits one of them by that."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from graph.lexicon import load
from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.entities.anaphor import Anaphor, Sort, noun_classes
from ingest.entities.home import Homes
from ingest.entities.wording import words

_NEAR = 80
_SPECIFIC = frozenset({"trade", "body", "site", "thing", "area", "state", "part"})


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A noun before a name ("the Dutch lender Aster"), and one after it ("Aster, a Dutch lender")."""
    nouns = "|".join(sorted(map(re.escape, noun_classes()), key=lambda n: (-len(n), n)))
    nouns = rf"(?:{nouns})|[a-z]+-?(?:maker|builder|owner)"
    return (
        re.compile(rf"\b({nouns})(?: called| named)?,? $"),
        re.compile(
            rf"(?:,| \([^)]*\),)? ?(?:which |who )?(?:is |was )?(?:an?|the|its|one of the) (?:[\w$€£%.'’-]+ ){{0,5}}?"
            rf"({nouns})s?\b(?!['’])"
            rf"|['’]?s? (?P<own>{nouns})\b"
        ),
    )


_MONEY = "finance"


class Described:
    """The nouns and places that a text gives to each of its names."""

    def __init__(self, analysis: Analysis, names: Iterable[Name], homes: Homes) -> None:
        self._nouns: dict[Ref, set[str]] = {}
        self._homes = homes
        self._text = analysis.text
        self._places = [n for n in names if n.ref.type is EntityType.PLACE]
        before, after = _patterns()
        for name in names:
            found = [before.search(analysis.text, max(0, name.start - _NEAR), name.start)]
            found.append(after.match(analysis.text, name.end, name.end + _NEAR + _NEAR))
            self._nouns.setdefault(name.ref, set()).update(m[1].lower() for m in found if m and m[1])

    def fits(self, anaphor: Anaphor, ref: Ref) -> Iterator[str]:
        """Whether a noun phrase fits a name by what the text or the lexicon says of it."""
        if anaphor.sort is not Sort.NOUN:
            return
        yield from self._by_noun(anaphor, ref)
        yield from self._by_place(anaphor, ref)
        if anaphor.kind in {"state", "area"}:
            entry = load().get(ref.id or "")
            country = entry is not None and bool(entry.adjectives)
            national = anaphor.noun in words().national
            yield "country" if country and national else ("province" if not country and not national else "otherplace")

    def _by_noun(self, anaphor: Anaphor, ref: Ref) -> Iterator[str]:
        nouns = self._nouns.get(ref, set())
        noun = anaphor.noun
        specific = {n for n in nouns if noun_classes().get(n, "trade") in _SPECIFIC}
        if noun in nouns:
            yield "called"
        elif specific:
            yield "calledother"
        if set(words().kin.get(noun, ())) & set(ref.name.split()) or noun.capitalize() in ref.name.split():
            yield "kin"
        entry, wanted = load().get(ref.id or ""), words().industry.get(noun)
        if entry is not None and entry.industry is not None and wanted is not None:
            yield "industry" if entry.industry == wanted else "otherindustry"
        elif entry is None and wanted == _MONEY and _trades(ref) - {wanted}:
            yield "otherindustry"

    def _by_place(self, anaphor: Anaphor, ref: Ref) -> Iterator[str]:
        inner = [n.ref for n in self._places if anaphor.start <= n.start and n.end <= anaphor.end]
        if not inner:
            return
        wanted = set().union(*(self._homes.wider(place) for place in inner))
        homes = self._homes.of(ref)
        yield "athome" if wanted & homes else ("elsewhere" if homes else "homeless")


def _trades(ref: Ref) -> set[str]:
    """The industries of which a name holds a word ("Aster Genomics" is no lender), none if one is of finance."""
    own = set(ref.name.split())
    found = {words().industry[noun] for noun, kin in words().kin.items() if noun in words().industry and own & set(kin)}
    return set() if _MONEY in found else found

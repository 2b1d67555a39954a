"""Whose crowns: a currency's name that several countries use means that of the country that the text is about."""

import re
from collections import Counter
from functools import cache

from graph.lexicon import load as known
from graph.slug import entity_id
from graph.vocab import EntityType
from ingest.analysis import Analysis
from ingest.lexicon_file import load, words

_WORD = re.compile(r"([^\W\d_]*)[\s-]+([^\W\d_]+)\W*$")
_PLURALS = {"kroner": "krone", "kronor": "krona"}


def local_code(analysis: Analysis, start: int, end: int) -> str | None:
    """The code of a bare shared name ("crowns", "pesos") that ends the shadow span; null where the text does not tell.

    The nearest country before it in its sentence that has money of this name, else the one most named in the document.
    """
    found = _WORD.search(analysis.text, start, end)
    if found is None or (codes := _codes().get(_singular(found[2]))) is None or found[1].lower() in _countries():
        return None
    sentence = analysis.sentence_at(start)
    near = [codes[n.ref.id] for n in analysis.names_in(sentence.start, start) if n.ref.id in codes]
    if near:
        return near[-1]
    every = Counter(codes[n.ref.id] for n in analysis.names if n.ref.id in codes)
    return min(every, key=lambda code: (-every[code], code)) if every else None


@cache
def _dollars() -> dict[str, str]:
    """The codes of dollars by the adjective of their country."""
    return {
        phrase.removesuffix(" dollar"): str(code)
        for phrase, code in load("currencies")["qualified"].items()
        if phrase.endswith(" dollar")
    }


@cache
def _notes() -> tuple[re.Pattern[str], ...]:
    whose = "|".join(sorted(map(re.escape, _dollars()), key=len, reverse=True))
    return (
        re.compile(
            rf"\bdollars?(?:[ ](?:figures?|amounts?|values?|prices?|signs?))?[ ](?:are|is|means?|refers?[ ]to)[ ]"
            rf"(?:all[ ]|in[ ]|given[ ]in[ ]|quoted[ ]in[ ])?(?P<whose>{whose})\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:figures|amounts|prices|sums|values|currency|currencies|dollars)[ ](?:[a-z]+[ ]){{0,4}}"
            rf"(?:are|is|in)[ ](?:[a-z]+[ ]){{0,2}}?(?P<whose>{whose})[ ]dollars\b",
            re.IGNORECASE,
        ),
    )


def noted_dollar(analysis: Analysis) -> str | None:
    """Whose dollars "$" means by a note: "Dollar figures are Canadian", "All amounts are in Hong Kong dollars"."""
    found = (note.search(analysis.text) for note in _notes())
    whose = next((f["whose"] for f in found if f is not None), None)
    return None if whose is None else _dollars()[whose.lower()]


def _singular(word: str) -> str:
    plain = word.lower()
    return _PLURALS.get(plain, plain.removesuffix("s"))


@cache
def _codes() -> dict[str, dict[str | None, str]]:
    """For each shared name, the code by the id of the country and of its capital."""
    found: dict[str, dict[str | None, str]] = {name: {} for name in words("currencies", "shared")}
    withdrawn = words("currencies", "withdrawn")
    for phrase, code in load("currencies")["qualified"].items():
        adjective, _, noun = phrase.rpartition(" ")
        country = _countries().get(adjective)
        if noun in found and country is not None and code not in withdrawn:
            found[noun] |= dict.fromkeys(country, code)
    return found


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    """The ids of a country and its capital by its adjectives in lower case."""
    return {
        word.lower(): tuple(entity_id(EntityType.PLACE, n) for n in (entry.name, entry.capital) if n is not None)
        for word, entry in known().adjectives.items()
    }

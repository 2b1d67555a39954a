"""The forms of words that stand for names, and what beside them speaks for or against a link (`coreference.toml`)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Name
from ingest.lexicon_file import load

_MODIFIER = r"(?:(?!(?:the|a|an|of|in|and|or|to|for|by|with)\b)(?:[\w&.'’]+-)*[\w&'’]+ ){0,3}?"
_BODIES = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION})
_NEAR = 60
"""Characters beside a person's name in which an office is looked for."""


def _any(key: str) -> str:
    """The words of a list as alternatives, longest first."""
    return "|".join(sorted(load("coreference")["forms"][key], key=lambda word: (-len(word), word)))


NAME_NEXT = re.compile(r"[, ]{1,2}[A-Z][a-z]+")
RESTRICTED = re.compile(
    r" (?:that|which|who|of|behind|called|named|known|[A-Z])| [\"“'][A-Z]|, [A-Z][\w-]+(?: [A-Z][\w-]+){0,2},|"
    r"['’]s? [A-Z]"
)
TRANSITIVE = re.compile(rf"(?:['’]s)? ?(?:\w+ ){{0,3}}(?:{_any('transitive')}) ")
SAID_IT = re.compile(rf"[Ii]t(?:['’]s)? ?(?:is|was)? ?(?:{_any('expletive')})\b")
NO_SUBJECT = re.compile(rf"\b(?:{_any('no_subject')}) $")
VERB_NEXT = re.compile(rf" (?!(?:{_any('no_verb')})\b)[a-z]|['’](?:d|ll) ")
VALUED = re.compile(rf"\b(?:{_any('valued')}) $")
SOURCE_BEFORE = re.compile(rf"\b(?:{_any('sourcing')}) (?:the )?$")
"""Before a name that is only the source of what is said."""
COMMON_OWNER = re.compile(r"\b[a-z]+['’]s?(?= )")
WHICH_NEXT = re.compile(r",? (?:in|for|to|of|from|with|by|through) (?:which|whom|whose)\b")
"""After a name of which the clause goes on to speak: who is named in that clause otherwise is another."""
THING_NEXT = re.compile(rf" (?:{_any('things')})\b")
PAIRED = re.compile(r"-[A-Z]")
OWNS = re.compile(r"['’‘]s?(?![\w])")
GOVERNS = re.compile(
    r"(?:['’]s)?,? (?:to|will|would|has|had|have|is|was|also|and|could|can|may|\w+ed|\w+s|\w+ing)"
    r"(?: [\w,'’-]+){0,3} ?"
)
INTRODUCED = re.compile(rf"(?:{_any('introducing')})\b(?!.*\b(?:is|was|were|are|has|have|had|wasn['’]t)\b)")
BESIDE = re.compile(r"(?:['’]s)?,? (?:and|or) |, ")


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon: kin words by noun, industries, and the patterns built from it, in the order of trying."""

    company: dict[str, tuple[str, ...]]
    organization: dict[str, tuple[str, ...]]
    blocked: frozenset[str]
    industry: dict[str, str]
    anaphors: dict[str, re.Pattern[str]]
    made: frozenset[str]
    described_after: re.Pattern[str]
    described_before: re.Pattern[str]
    offices: tuple[str, ...]
    media: tuple[str, ...]


@cache
def words() -> Words:
    """The words of `coreference.toml`."""
    table = load("coreference")
    company = {noun: tuple(kin) for noun, kin in table["company"].items()}
    organization = {noun: tuple(kin) for noun, kin in table["organization"].items()}
    made = frozenset(table["made"]["nouns"])
    nouns = "|".join(sorted({*company, *organization, *made}, key=lambda n: (-len(n), n)))
    offices = tuple(sorted({*table["office"]["nouns"], *table["office"]["phrases"]}, key=lambda n: (-len(n), n)))
    return Words(
        company=company,
        organization=organization,
        blocked=frozenset(table["blocked"]["modifiers"]),
        industry={noun: key for key, row in table["industry"].items() for noun in row},
        anaphors={
            "noun_phrase": re.compile(rf"\b(?:[Tt]he|[Tt]his|whose) ({_MODIFIER})({nouns})\b(?!-)"),
            "office": re.compile(rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir) ({'|'.join(offices)})\b", re.IGNORECASE),
            "pair": re.compile(
                rf"\b(?:[Tt]he (?:pair|duo|two (?:{_any('several')}))|[Bb]oth (?:{_any('several')})|"
                r"[Tt]he (?:companies|parties|partners))\b"
            ),
            "other": re.compile(
                r"\b[Ii]ts (?:(?:smaller|larger|bigger|chief|main|arch|local|longtime|long-time) )?"
                r"(?:rival|suitor|partner)\b(?! [A-Z])"
            ),
            "pronoun": re.compile(r"\b(?:[Ii]t|[Ii]ts|[Ii]tself)\b"),
            "person": re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b"),
        },
        made=made,
        described_after=re.compile(
            rf",? (?:is |was )?(?:an?|the|its|one of the) (?:[\w$€£%.'’-]+ ){{0,5}}?({nouns})s?\b(?!['’])"
        ),
        described_before=re.compile(rf"\b({nouns})(?: called| named)?,? $"),
        offices=offices,
        media=tuple(table["media"]["names"]),
    )


def described(text: str, names: Iterable[Name]) -> dict[str, frozenset[str]]:
    """What the text calls each company or body by a noun beside its name ("Aster, a Dutch lender": lender), by id."""
    found: dict[str, set[str]] = {}
    for name in names:
        if name.ref.type not in _BODIES or name.how == "coreference" or name.ref.id is None:
            continue
        before = words().described_before.search(text, max(0, name.start - _NEAR), name.start)
        for match in (before, words().described_after.match(text, name.end, name.end + _NEAR + _NEAR)):
            if match:
                found.setdefault(name.ref.id, set()).add(match.group(1))
    return {key: frozenset(nouns) for key, nouns in found.items()}


def open_quote(said: str) -> int:
    """Where in the words before a pronoun a quotation opened that is still open; 0 where none is."""
    at = max(said.rfind("“"), said.rfind('"') if said.count('"') % 2 else -1)
    return at + 1 if at >= 0 and said.rfind("”") < at else 0


def bearers(text: str, names: Iterable[Name]) -> dict[str, Ref]:
    """Who alone in the document bears an office: the one person before or after whose name it stands."""
    found: dict[str, set[Ref]] = {}
    before_name = re.compile(rf"\b({'|'.join(words().offices)}),? $")
    after_name = re.compile(rf"(?:,| as) (?:[\w']+ ){{0,3}}?({'|'.join(words().offices)})\b")
    for name in names:
        if name.ref.type is not EntityType.PERSON:
            continue
        before = before_name.search(text[max(0, name.start - _NEAR) : name.start].lower())
        after = after_name.match(text[name.end : name.end + _NEAR].lower())
        for match in (before, after):
            if match:
                found.setdefault(match.group(1), set()).add(name.ref)
    return {office: next(iter(refs)) for office, refs in found.items() if len(refs) == 1}

"""The words of `relations.toml`: which types a predicate joins, verbs, and patterns of a small language."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.model import Ref
from graph.vocab import EntityType, Predicate
from ingest.lexicon_file import load
from ingest.relations.pattern import expanded, nouns

MARKS = {
    EntityType.COMPANY: "C",
    EntityType.ORGANIZATION: "O",
    EntityType.PERSON: "P",
    EntityType.PLACE: "N",
    EntityType.MODEL: "M",
    EntityType.CHIP: "H",
    EntityType.TECHNOLOGY: "T",
    EntityType.PRODUCT: "R",
    EntityType.FACILITY: "F",
    EntityType.POLICY: "Y",
    EntityType.SOURCE: "S",
}
"""The mark of a type in a sketch; besides, A is an adjective of nationality, K a noun for a company, I "it"."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that states a predicate; `at` are the places of its object: "dobj", a preposition, "dative", "each"."""

    predicate: Predicate
    at: tuple[str, ...]
    inverse: bool
    generic: bool
    acted: bool = False
    """The subject of the relation is what is acted on ("tuning models for chips": the models run on the chips)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over a sketch; tried only where one of `needs` stands.

    `classes`: read with classes as ends ("Chinese chipmakers"). `known`: holds only where the lexicon knows the subject
    for the maker of the object; `strict`: not where it knows another. `clause`: modality and negation are those of the
    clause.
    """

    name: str
    predicate: Predicate
    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    known: bool
    strict: bool
    clause: bool
    classes: bool


@dataclass(frozen=True, slots=True)
class State:
    """A state: how the names of its bodies begin, and the body or country to which a title alone belongs."""

    bodies: str
    offices: dict[str, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of the file, checked."""

    types: dict[Predicate, tuple[frozenset[EntityType], frozenset[EntityType]]]
    verbs: dict[str, tuple[Verb, ...]]
    rules: tuple[Rule, ...]
    generic: dict[str, EntityType]
    role: re.Pattern[str]
    firm: re.Pattern[str]
    site: re.Pattern[str]
    holdings: frozenset[str]
    regions: frozenset[str]
    offices: tuple[str, ...]
    states: tuple[State, ...]
    verbal: re.Pattern[str]
    """Finds the beginning of a verb of the lexicon, in any of its forms."""
    common: dict[str, Ref]
    """Things with a common name of their own ("GPUs")."""
    classed: re.Pattern[str]
    """Finds a noun of a class or a common name."""

    def allows(self, subject: EntityType, predicate: Predicate, other: EntityType) -> bool:
        """Whether the table of types has an edge from the one to the other."""
        subjects, objects = self.types[predicate]
        return subject in subjects and other in objects


@cache
def lexicon() -> Lexicon:
    """The lexicon. Raises `ValueError` for a predicate, a type or a pattern that is none."""
    table = load("relations")
    verbs: dict[str, tuple[Verb, ...]] = {}
    for row in table["verb"]:
        verb = Verb(
            Predicate(row["predicate"]),
            tuple(row.get("at", ("dobj",))),
            row.get("inverse", False),
            row.get("generic", False),
            row.get("acted", False),
        )
        for lemma in row["lemmas"]:
            verbs[lemma] = (*verbs.get(lemma, ()), verb)
    generic = {noun: EntityType(key) for key, listed in table["generic"].items() for noun in listed}
    common = {form: Ref.to(EntityType(row["type"]), row["name"]) for row in table["common"] for form in row["forms"]}
    return Lexicon(
        types={
            Predicate(key): (
                frozenset(EntityType(t) for t in row["subject"]),
                frozenset(EntityType(t) for t in row["object"]),
            )
            for key, row in table["types"].items()
        },
        verbs=verbs,
        rules=tuple(rule for row in table["sketch"] for rule in _rules(row)),
        generic=generic,
        common=common,
        role=re.compile(rf"\b(?:{nouns('person')})\b", re.IGNORECASE),
        firm=re.compile(rf"\b(?:{nouns('firm')})\b"),
        site=re.compile(rf"\b(?:{nouns('site')})\b"),
        holdings=frozenset(table["holdings"]["nouns"]),
        regions=frozenset(table["regions"]["names"]),
        offices=tuple(sorted(table["offices"]["nouns"], key=lambda n: (-len(n), n))),
        states=tuple(State(row["bodies"], row["offices"]) for row in table["state"]),
        classed=re.compile(rf"\b(?:{'|'.join(sorted({*generic, *common}))})\b", re.IGNORECASE),
        verbal=re.compile(rf"\b(?:{'|'.join(sorted({_stem(lemma) for lemma in verbs}))})"),
    )


_IRREGULAR = {
    "buy": "buy|bought",
    "have": "ha(?:ve|s|d|ving)\\b",
    "hold": "h[oe]ld",
    "keep": "keep|kept",
    "take": "t(?:ake|aking|ook)",
    "get": "g[eo]t",
    "bind": "b(?:ind|ound)",
    "break": "br[eo]a?k",
    "sell": "sell|sold",
    "fly": "fl(?:y|ies|ew|own)",
    "build": "buil[dt]",
    "make": "ma(?:ke|de|king)",
    "beat": "beat",
    "run": "run|ran",
    "found": "found(?:e|i|s\\b)",
}


def _stem(lemma: str) -> str:
    """A pattern for every form of a verb."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    return re.escape(lemma[:-1] if lemma.endswith(("e", "y")) else lemma)


def _rules(row: dict[str, Any]) -> list[Rule]:
    needs = tuple(row["needs"])
    flags = tuple(row.get(key, False) for key in ("known", "strict", "clause", "classes"))
    return [
        Rule(f"{row['predicate']}.{n}", Predicate(row["predicate"]), re.compile(expanded(p)), needs, *flags)
        for n, p in enumerate(row["patterns"])
    ]

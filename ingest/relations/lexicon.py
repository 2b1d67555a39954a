"""The words of `relations.toml`: which types a predicate joins, verbs, and patterns of a small language."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.model import Ref
from graph.vocab import EntityType, Predicate
from ingest.entities.vocabulary import vocabulary
from ingest.lexicon_file import load

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

_CLASSES = {
    "P": "P",
    "O": "COKI",
    "B": "CO",
    "C": "CKI",
    "L": "NA",
    "N": "N",
    "A": "A",
    "M": "MHTR",
    "K": "K",
    "F": "F",
    "X": "COKIPNMHTRFY",
    "G": "COKINU",
    "D": "COKIU",
    "Q": "MHTRVWZ",
    "V": "MV",
    "W": "HTRWZ",
    "Y": "Y",
    "E": "COKINMHTRFUVWZ",
}
_SLOT = re.compile(r"\{([sox]):([POBCLNAMKFXGDQVWYE])(s?)\}")


_ADJECTIVES = (
    r"(?:(?!(?:of|to|by|according|and|for|in|with|from|at|on|that|which|who|as|is|was|has|had|said|says)\b)"
    r"[\w&/-]+ ){0,4}?"
)


_STANDING = r"⟦K\d+⟧"
"""A noun for a company that stands for one that is named ("Nokia, the Finnish supplier")."""
_NO_OFFICE = "and|or|who|is|was|were|are|has|had|as|serves|the"


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
    generic = {noun: EntityType(key) for key, nouns in table["generic"].items() for noun in nouns}
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
        role=re.compile(rf"\b(?:{_nouns('person')})\b", re.IGNORECASE),
        firm=re.compile(rf"\b(?:{_nouns('firm')})\b"),
        site=re.compile(rf"\b(?:{_nouns('site')})\b"),
        holdings=frozenset(table["holdings"]["nouns"]),
        regions=frozenset(table["regions"]["names"]),
        offices=tuple(sorted(table["offices"]["nouns"], key=lambda n: (-len(n), n))),
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
        Rule(f"{row['predicate']}.{n}", Predicate(row["predicate"]), re.compile(_expanded(p)), needs, *flags)
        for n, p in enumerate(row["patterns"])
    ]


def _expanded(pattern: str) -> str:
    """A pattern of the small language as a regular expression."""
    role = (
        rf"(?P<role>(?:(?!(?:{_NO_OFFICE}) )[\w&/-]+ ){{0,4}}?(?i:{_nouns('person')})\b"
        rf"(?:(?:,| and| &) (?:[\w-]+ ){{0,3}}?(?i:{_nouns('person')})\b)*"
        r"(?: (?:of|for) (?!the\b)[a-zA-Z]+(?: [a-zA-Z]+){0,2}(?= (?:at|of|for|in) ))?)"
    )
    text = (
        pattern.replace("{role}", role)
        .replace("{firm}", rf"(?:{_STANDING}|{_nouns('firm')})")
        .replace("{one}", rf"(?:{_STANDING}|{_nouns('one')})")
        .replace("{adj}", _ADJECTIVES)
        .replace(
            "{sites}",
            rf"(?:{_nouns('site')}|facility|facilities|refineries|factories|office|store|mill|farm|yard|hospital|line)(?:s|es)?",
        )
        .replace("{site}", rf"(?:{_nouns('site')})")
        .replace("{trade}", _trade())
        .replace("{own}", r"(?:its|their|{x:O}[’'‘]s)")
        .replace("{title}", r"(?:(?:Dr|Gen|Prof|Sir|Mr|Ms|Mrs|Lord|Lady|Col|Adm)\.? )?")
    )
    text = text.replace("{tick}", "[’'‘]").replace("{quote}", "[\"“”‘’']")
    return _SLOT.sub(_slot, text)


def _trade() -> str:
    """A noun that a company or body is called by ("lender", "watchdog"); other words in -er and -or are none."""
    table = load("relations")["trades"]
    plain = "|".join(sorted(map(re.escape, table["nouns"]), key=lambda n: (-len(n), n)))
    not_one = "|".join(sorted(map(re.escape, table["others"])))
    return rf"(?:{_STANDING}|{_nouns('firm')}|{plain}|(?!(?:{not_one})\b)[a-z][a-z-]*(?:er|or|ist))"


def _slot(match: re.Match[str]) -> str:
    name, kind, many = match.groups()
    mark = rf"⟦[{_CLASSES[kind]}]\d+⟧"
    inner = rf"{mark}(?:(?:,|, and| and| or|, or) (?:the )?{mark}){{0,9}}" if many else mark
    return rf"(?P<{name}>{inner})" if name != "x" else rf"(?:{inner})"


def _nouns(kind: str) -> str:
    nouns = vocabulary().nouns
    if kind == "firm":
        found = {n for n, t in nouns.items() if t in {EntityType.COMPANY, EntityType.ORGANIZATION}} | {"manager"}
    elif kind == "one":
        found = {
            n
            for n, t in nouns.items()
            if t in {EntityType.COMPANY, EntityType.ORGANIZATION} and (not n.endswith("s") or n == "business")
        } | {"manager"}
    elif kind == "site":
        found = {n for n, t in nouns.items() if t is EntityType.FACILITY}
    else:
        found = set(vocabulary().roles) - {
            "portfolio",
            "lead",
            "leader",
            "owner",
            "landlord",
            "farmer",
            "resident",
            "veteran",
            "fellow",
        }
    return "|".join(sorted(map(re.escape, found), key=lambda n: (-len(n), n)))

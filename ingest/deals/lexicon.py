"""The triggers and frames of lexicons/deals.toml, checked when loaded."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.vocab import DealType, Role, Status
from ingest.lexicon_file import load

_VOWEL = "aeiou"
_FILES = ("deals_standing", "deals_capital", "deals", "deals_trade")
"""The files of the lexicon; the frames of the first are read first."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One frame: which triggers it reads, what their object must be, and which slot plays which role."""

    name: str
    on: frozenset[str]
    object: frozenset[str]
    needs: frozenset[str]
    verbs: frozenset[str]
    type: DealType
    status: Status | None
    light: str
    roles: dict[str, Role]
    alone: bool
    """Whether one named side is enough."""
    lonely: frozenset[str]
    """Verbs with which one side alone makes a deal, where no other telling names the other."""
    definite: bool
    """Whether it goes on about a deal told before."""
    sized: bool
    """Whether it is enough only where a number says how much is ordered."""
    where: dict[str, str]
    """Slots of which one must be there, each with the kind that its phrase must be (empty: any)."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists, by what they are for."""

    verbs: dict[str, tuple[tuple[str, str], ...]]
    """Form of a verb -> (trigger, particle) pairs; the particle may be empty."""
    nouns: dict[str, tuple[str, ...]]
    """Lemma of a noun -> triggers."""
    rules: tuple[Rule, ...]
    kinds: dict[str, frozenset[str]]
    about: dict[str, frozenset[str]]
    collective: frozenset[str]
    units: frozenset[str]
    governments: frozenset[str]
    light: frozenset[str]
    receive: frozenset[str]
    answer: frozenset[str]
    give: frozenset[str]
    agree: frozenset[str]
    terms: frozenset[str]
    build: frozenset[str]
    leave: frozenset[str]
    job: frozenset[str]
    use: frozenset[str]
    client: frozenset[str]
    fund: frozenset[str]
    accept: frozenset[str]
    exercise: frozenset[str]
    part: frozenset[str]
    maker: frozenset[str]
    put: frozenset[str]
    works: frozenset[str]
    judge: frozenset[str]
    taking: frozenset[str]
    epithet: frozenset[str]
    closed: frozenset[str]
    verbal: frozenset[str]
    write: frozenset[str]
    package: frozenset[str]
    scan: re.Pattern[str]
    plain: dict[str, str]
    no_names: frozenset[str]

    def rules_for(self, trigger: str) -> tuple[Rule, ...]:
        """The frames of a trigger, in the order of the file."""
        return tuple(r for r in self.rules if trigger in r.on)


def forms(verb: str, irregular: dict[str, str]) -> set[str]:
    """The inflected forms of a verb: regular spelling rules, the past forms of irregular ones as listed.

    >>> sorted(forms("merge", {})), sorted(forms("ship", {}))
    (['merge', 'merged', 'merges', 'merging'], ['ship', 'shipped', 'shipping', 'ships'])
    """
    pasts = irregular.get(verb, "").split()
    if verb.endswith(("ee", "oe", "ye")):
        return {verb, verb + "s", verb + "ing", verb + "d"}
    if verb.endswith("y") and verb[-2] not in _VOWEL:
        return {verb, verb[:-1] + "ies", verb + "ing", *(pasts or [verb[:-1] + "ied"])}
    plural = verb + ("es" if re.search(r"(s|x|ch|sh|z)$", verb) else "s")
    if verb.endswith("e"):
        return {verb, plural, verb[:-1] + "ing", *(pasts or [verb + "d"])}
    doubled = {verb + verb[-1]} if re.search(r"[^aeiou][aeiou][bdglmnprt]$", verb) else set()
    short = len(re.findall(r"[aeiou]+", verb)) == 1
    stems = doubled if doubled and short else {verb} | doubled
    return {verb, plural, *(s + "ing" for s in stems), *(pasts or [s + "ed" for s in stems])}


def _verbs(data: dict[str, Any]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for trigger, row in data["triggers"].items():
        for entry in row["verbs"].split():
            verb, _, particle = entry.partition("~")
            for form in forms(verb, data["irregular"]):
                found.setdefault(form, []).append((trigger, particle))
    return {form: tuple(sorted(pairs, key=lambda p: not p[1])) for form, pairs in found.items()}


def _rule(row: dict[str, Any]) -> Rule:
    unknown = set(row) - {
        "rule",
        "on",
        "object",
        "needs",
        "verbs",
        "type",
        "status",
        "light",
        "roles",
        "alone",
        "where",
        "sized",
        "lonely",
        "definite",
    }
    if unknown:
        raise ValueError(f"deals.toml: frame {row.get('rule')}: unknown {sorted(unknown)}")
    return Rule(
        name=row["rule"],
        on=frozenset(row["on"]),
        object=frozenset(row.get("object", ())),
        needs=frozenset(row.get("needs", ())),
        verbs=frozenset(row.get("verbs", "").split()),
        type=DealType(row["type"]),
        status=Status(row["status"]) if "status" in row else None,
        light=row.get("light", ""),
        roles={slot: Role(role) for slot, role in row["roles"].items()},
        alone=row.get("alone", False) or row.get("sized", False),
        sized=row.get("sized", False),
        where=dict(row.get("where", {})),
        lonely=frozenset(row.get("lonely", "").split()),
        definite=row.get("definite", False),
    )


def _joined(first: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Two lexicons as one: lists of words and of frames one after the other, tables key by key."""
    return {
        key: _both(first[key], more[key]) if key in first and key in more else first.get(key, more.get(key))
        for key in {**first, **more}
    }


def _both(first: Any, more: Any) -> Any:
    if isinstance(first, dict):
        return _joined(first, more)
    return first + more if isinstance(first, list) else f"{first} {more}"


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once. Raises ValueError where a word of the closed vocabularies is wrong."""
    data: dict[str, Any] = {}
    for name in _FILES:
        data = _joined(data, load(name))
    words = {key: frozenset(text.split()) for key, text in data["words"].items()}
    nouns: dict[str, list[str]] = {}
    for trigger, row in data["triggers"].items():
        for noun in row["nouns"].split():
            nouns.setdefault(noun, []).append(trigger)
    verbs = _verbs(data)
    stems = sorted({*verbs, *nouns, *data["scan"]["also"].split()}, key=len, reverse=True)
    return Lexicon(
        verbs=verbs,
        nouns={noun: tuple(keys) for noun, keys in nouns.items()},
        rules=tuple(_rule(row) for row in data["frame"]),
        kinds={key: frozenset(text.split()) for key, text in data["kinds"].items()},
        about={key: frozenset(text.split()) for key, text in data["about"].items()},
        scan=re.compile(r"\b(?:" + "|".join(map(re.escape, stems)) + r")(?:s|es)?\b", re.IGNORECASE),
        plain=dict(data["plain"]),
        **words,
    )

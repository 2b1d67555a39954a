"""Words beside names and beside what stands for them, from `coreference.toml`, as patterns."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.lexicon_file import load


@dataclass(frozen=True, slots=True)
class Wording:
    """`restricted`: the noun phrase says itself whom it means; `owned`, `thing`: what follows a name belongs to it;
    `related`: after a name of which the clause goes on to speak, so that who is named in it otherwise is another.
    """

    restricted: re.Pattern[str]
    owned: re.Pattern[str]
    aside: re.Pattern[str]
    source: re.Pattern[str]
    thing: re.Pattern[str]
    media: frozenset[str]
    blocked: frozenset[str]
    unnamed: frozenset[str]
    industry: dict[str, str]
    kin: dict[str, tuple[str, ...]]
    offices: tuple[str, ...]
    national: frozenset[str]
    expletive: re.Pattern[str]
    related: re.Pattern[str]
    apposed: re.Pattern[str]


@cache
def words() -> Wording:
    """The patterns, built once."""
    table = load("coreference")
    forms = table["forms"]
    offices = sorted({*table["office"]["nouns"], *table["office"]["phrases"]}, key=lambda n: (-len(n), n))
    return Wording(
        restricted=re.compile(
            r" (?:that|which|who|of|behind|called|named|known|[A-Z])| [\"“'][A-Z]|, [A-Z][\w-]+(?: [A-Z][\w-]+){0,2},"
        ),
        owned=re.compile(r"['’‘]s?(?!\w)"),
        aside=re.compile(r"[,—–-] ?$"),
        source=re.compile(rf"\b(?:{'|'.join(forms['sourcing'])}) (?:the )?$"),
        thing=re.compile(rf" (?:{'|'.join(forms['things'])})\b"),
        media=frozenset(table["media"]["names"]),
        blocked=frozenset(table["blocked"]["modifiers"]),
        unnamed=frozenset(table["blocked"]["unnamed"]),
        industry={noun: key for key, row in table["industry"].items() for noun in row},
        kin={noun: tuple(row) for key in ("company", "organization") for noun, row in table[key].items()},
        offices=tuple(offices),
        national=frozenset(forms["national"]),
        apposed=re.compile(r"[,.;)]|$| (?:of|that|which|behind|for)\b"),
        related=re.compile(r",? (?:in|for|to|of|from|with|by|through|into) (?:which|whom|whose)\b"),
        expletive=re.compile(rf"(?:['’]s)? ?(?:is|was)? ?(?:{'|'.join(forms['expletive'])})\b(?! (?:to|by)\b)"),
    )

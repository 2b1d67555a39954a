"""The small language of the patterns in `relations.toml`, and what its words stand for."""

import re

from graph.vocab import EntityType
from ingest.entities.vocabulary import vocabulary
from ingest.lexicon_file import load

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
_BESIDE = r"(?:the )?(?:⟦[NA]\d+⟧(?:[’'‘]s)? (?:[a-z-]+ ){0,2}?)?"
"""What may stand before a later name of a list: "Fidelity and Korea's Mirae", "Varma and the Canadian fund Nord"."""
_NO_OFFICE = "and|or|who|is|was|were|are|has|had|as|serves|the"


def expanded(pattern: str) -> str:
    """A pattern of the small language as a regular expression."""
    role = (
        rf"(?P<role>(?:(?!(?:{_NO_OFFICE}) )[\w&/-]+ ){{0,4}}?(?i:{nouns('person')})\b"
        rf"(?:(?:,| and| &) (?:[\w-]+ ){{0,3}}?(?i:{nouns('person')})\b)*"
        r"(?: (?:of|for) (?!the\b)[a-zA-Z]+(?: [a-zA-Z]+){0,2}(?= (?:at|of|for|in) ))?)"
    )
    text = (
        pattern.replace("{role}", role)
        .replace("{firm}", rf"(?:{_STANDING}|{nouns('firm')})")
        .replace("{one}", rf"(?:{_STANDING}|{nouns('one')})")
        .replace("{adj}", _ADJECTIVES)
        .replace(
            "{sites}",
            rf"(?:{nouns('site')}|facility|facilities|refineries|factories|office|store|mill|farm|yard|hospital|line)(?:s|es)?",
        )
        .replace("{site}", rf"(?:{nouns('site')})")
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
    return rf"(?:{_STANDING}|{nouns('firm')}|{plain}|(?!(?:{not_one})\b)[a-z][a-z-]*(?:er|or|ist))"


def _slot(match: re.Match[str]) -> str:
    name, kind, many = match.groups()
    mark = rf"⟦[{_CLASSES[kind]}]\d+⟧"
    inner = rf"{mark}(?:(?:,|, and| and| or|, or) {_BESIDE}{mark}){{0,9}}" if many else mark
    return rf"(?P<{name}>{inner})" if name != "x" else rf"(?:{inner})"


def nouns(kind: str) -> str:
    """The nouns of a kind (firm, one, site, person) as alternatives of a pattern, the longest first."""
    types = vocabulary().nouns
    if kind == "firm":
        found = {n for n, t in types.items() if t in {EntityType.COMPANY, EntityType.ORGANIZATION}} | {"manager"}
    elif kind == "one":
        found = {
            n
            for n, t in types.items()
            if t in {EntityType.COMPANY, EntityType.ORGANIZATION} and (not n.endswith("s") or n == "business")
        } | {"manager"}
    elif kind == "site":
        found = {n for n, t in types.items() if t is EntityType.FACILITY}
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

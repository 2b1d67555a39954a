"""The patterns over passages: each relation of figures as a regular expression with the figures' places named.

In a pattern `{a}` is an amount (anything but a percentage or multiple), `{p}` a percentage or fraction, `{c}` a count,
`{x}` a multiple; `...` is a few words without a figure. All are bounded in length, so that matching stays linear.
"""

import re
from dataclasses import dataclass
from functools import cache

from graph.vocab import LinkKind
from ingest.lexicon_file import load

_SIGNS = {
    "a": "[MCQT]",
    "b": "[MCQT]",
    "t": "[MCQT]",
    "u": "[MCQT]",
    "p": "P",
    "q": "P",
    "c": "C",
    "x": "X",
    "d": "[MCQ]",
}
_PLACE = re.compile(r"\{(\w)\}")
_STOP = r"[^<>.;]"
_DASH = "[—–\N{REPLACEMENT CHARACTER}]"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that relate figures: what of the match are the operands, in order, and what states the result."""

    kind: LinkKind
    expression: re.Pattern[str]
    operands: tuple[str, ...]
    result: str | None = None


def expression(template: str) -> re.Pattern[str]:
    """The regular expression of a template: `{a}` is a figure's sign, `%up%` the words of a list, `...` a few words."""
    text = re.sub(r"%(\w+)%", lambda m: f"(?:{'|'.join(load('arithmetic')[m[1]])})", template)
    text = text.replace(" ... ", rf"(?: {_STOP}{{0,60}}?)?[ ,({_DASH[1:-1]}]*").replace(
        " .. ", rf" (?:{_STOP}{{0,25}} )??"
    )
    return re.compile(_PLACE.sub(lambda m: rf"<(?P<{m[1]}>\d+){_SIGNS[m[1]]}>", text), re.IGNORECASE)


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns of fixed places, the fuller ones first: the first that states a figure's reckoning is kept."""
    growth, difference, share = LinkKind.GROWTH, LinkKind.DIFFERENCE, LinkKind.SHARE
    rows: list[tuple[LinkKind, str, tuple[str, ...], str | None]] = [
        # rose 12% to $4.1bn from $3.7bn; $4.1bn, up 12% from $3.7bn; from $3.7bn to $4.1bn, a rise of 12%
        (growth, r"{p} ... \bto .. {a} ... \b%against% .. {b}", ("a", "b"), "p"),
        (growth, r"{p} ... \bfrom .. {b} ... \bto .. {a}", ("a", "b"), "p"),
        (growth, r"{a} ... \b%up% .. {p} ... \b%against% .. {b}", ("a", "b"), "p"),
        (growth, r"{a} ... \b%against% .. {b} ... \b%up% .. {p}", ("a", "b"), "p"),
        (growth, r"\bfrom .. {b} ... \bto .. {a} ... \b%up% .. {p}", ("a", "b"), "p"),
        (growth, r"\bfrom .. {b} ... \bto .. {a} ?\(.{0,12}{p}", ("a", "b"), "p"),
        # rose $0.4bn to $4.1bn from $3.7bn
        (difference, r"\b%by% .. {d} ... \bto .. {a} ... \bfrom .. {b}", ("a", "b"), "d"),
        (difference, r"\b%by% .. {d} ... \bfrom .. {b} ... \bto .. {a}", ("a", "b"), "d"),
        # more than doubled to $4bn from $1.8bn; $4bn, twice the $1.8bn of a year earlier
        (LinkKind.MULTIPLE, r"{x} ... \bto .. {a} ... \b%against% .. {b}", ("a", "b"), "x"),
        (LinkKind.MULTIPLE, r"{x} ... \bfrom .. {b} ... \bto .. {a}", ("a", "b"), "x"),
        (LinkKind.MULTIPLE, r"{a},? .. {x} (?:as (?:much|many) as )?(?:the|its|that of|of) .. {b}", ("a", "b"), "x"),
        # 30 of 120 sites, or 25%
        (share, r"{a} (?:out )?of (?:the|its|their|all)? ?.. {b} ... (?:\(|, ?|\bor ){p}", ("a", "b"), "p"),
        # 20% of its 120 sites, or 24; 20% of the $10bn, or $2bn
        (share, r"{p} of (?:the|its|their|a|an)? ?.. {b} ... (?:\(|, or |\bor ){a}", ("a", "b"), "p"),
        # $13bn for every 500,000 units
        (LinkKind.RATE, r"{t} (?:\S+ ){0,6}?%every% {c}", ("t", "c"), None),
        # $5bn (€4.6bn); 100 miles, or 160 km
        (LinkKind.RESTATED, r"{a} ?\((?:%again% )?{b} ?\)", ("a",), "b"),
        (LinkKind.RESTATED, r"{a}[, ]{1,2}(?:or|equivalent to|equal to) (?:%again% )?{b}", ("a",), "b"),
    ]  # fmt: skip
    return tuple(Pattern(kind, expression(words), places, result) for kind, words, places, result in rows)


@cache
def change_to() -> tuple[re.Pattern[str], ...]:
    """A change with the level that it led to, and none that it came from: group `p` or `x`, and `a`."""
    templates = (
        r"{p} ... \bto .. {a}",
        r"{x} ... \bto .. {a}",
        r"{a} ?, .. %up% .. {p} (?:from|on|in|over|year|compared)",
    )
    return tuple(expression(template) for template in templates)


@cache
def earlier_change() -> re.Pattern[str]:
    """A change before the one that was told: "following a 30% gain in 2023"."""
    return expression(r"\b%before_that% (?:an?|its) .. {p} \w+")


@cache
def part_and_share() -> re.Pattern[str]:
    """A part and its share of what the words after it name: group `of`."""
    lead = rf"(?: {_STOP}{{0,60}}?)??(?:[(,]| ?{_DASH}| - )"
    return expression("{a}" + lead + r"\s*(?:%apposition% ){0,2}{p}\s*of (?P<of>[^.;,()]{1,80})")

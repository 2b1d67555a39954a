"""A person's office and its body, from the words before and behind the name."""

import re
from collections.abc import Sequence
from functools import cache

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.lexicon_file import load

BODIES = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION})
"""What people hold offices in."""


def office(analysis: Analysis, name: Name) -> tuple[str | None, Ref | None]:
    """A named person's office and its body."""
    return office_at(analysis, name.start, name.end)


def office_at(analysis: Analysis, start: int, end: int) -> tuple[str | None, Ref | None]:
    """A person's office and its body, from the words before and behind the span of the name.

    Known forms: "Orlen CEO Ann Poe", "chairman Ann Poe", "the mayor of Kiel, Ann Poe", "Ann Poe, chief executive of
    Orlen", "Ann Poe, Orlen's chief executive", "Ann Poe of Orlen", "Ann Poe, an analyst at Orlen", "Orlen's Ann Poe".
    """
    sentence = analysis.sentence_at(start)
    near = analysis.names_in(sentence.start, sentence.end)
    bodies = [n for n in near if n.ref.type in BODIES or n.ref.type is EntityType.PLACE]
    beside = _of(bodies, analysis.text, end) or _owner(bodies, analysis.text, start)
    role, body = _ahead(analysis.text, sentence.start, start, bodies)
    if role is None:
        role, body = _behind(analysis.text, sentence.end, end, bodies)
    return role, body or beside


def _ahead(text: str, floor: int, at: int, bodies: Sequence[Name]) -> tuple[str | None, Ref | None]:
    """The office before a name, and the body named within it or right before it."""
    before = text[max(floor, at - 80) : at]
    courtesy = r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Prof)\.?\s+)?$"
    found = re.search(
        r"(?<![\w’'])((?:former |then-|acting |interim |senior |global |deputy )*"
        rf"(?:[\w-]+ ){{0,3}}?{titles()})(?:,?\s+){courtesy}",
        before,
        re.IGNORECASE,
    )
    of = re.search(rf"\b({titles()}) (?:of|at|for) (?:the )?([^,.;]{{2,40}}), {courtesy}", before, re.IGNORECASE)
    if found is None and of is not None:
        ours = at - len(before)
        held = [n for n in bodies if ours + of.start(2) <= n.start and n.end <= ours + of.end(2)]
        return of[1], held[0].ref if held else None
    if found is None:
        return None, None
    offset = at - len(before) + found.start(1)
    body = next((n for n in reversed(bodies) if offset <= n.start < at or n.end in {offset - 1, offset - 3}), None)
    start = body.end if body is not None and body.start >= offset else offset
    role = re.sub(
        r"^(?:[’']s?)?\s+|^\W*(?:as )?(?:its|the|their|his|her|a|an|as)\s+|^\W+",
        "",
        text[start : offset + len(found[1])],
        flags=re.IGNORECASE,
    )
    return role.strip() or None, body.ref if body else None


def _behind(text: str, limit: int, at: int, bodies: Sequence[Name]) -> tuple[str | None, Ref | None]:
    """The office in the apposition behind a name, and the body named within it or right behind it."""
    found = re.match(
        rf",\s+(?:(?:who is|the|an?|its|his|her|their|two)\s+)?([^,.;“”\"]{{0,60}}?\b{titles()}\b[^,.;“”\"]{{0,40}})",
        text[at : min(limit, at + 120)],
        re.IGNORECASE,
    )
    if found is None or re.match(r",\s+(?:who|which|whose)\b(?! is\b)", text[at : at + 12]):
        return None, None
    start, end = at + found.start(1), at + found.end(1)
    body = next((n for n in bodies if at <= n.start and n.end <= end + 40), None)
    role = re.split(r"\s+(?:of|at|for|with|in charge)\s+|\bwho\b", text[start:end])[0]
    if body is not None and body.start < start + len(role):
        role = re.sub(r"^[’']s?\s+", "", text[body.end : start + len(role)]).strip()
    return role.strip() or None, body.ref if body else None


def _of(bodies: Sequence[Name], text: str, end: int) -> Ref | None:
    """The body in "Ann Poe of Orlen", "Ann Poe at Orlen", "said Ann Poe, Orlen."."""
    link = re.match(r",?\s+(?:of|at|from|with)\s+(?:the\s+)?|,\s+(?=[A-Z])", text[end : end + 20])
    if link is None:
        return None
    bare = not link[0].strip(", ")
    body = next((n for n in bodies if n.start == end + link.end() and n.ref.type in BODIES), None)
    if body is None or (bare and not re.match(r"\s*(?:[.:;\n]|$)", text[body.end : body.end + 3])):
        return None
    return body.ref


def _owner(bodies: Sequence[Name], text: str, start: int) -> Ref | None:
    """The body in "Orlen's Ann Poe"."""
    own = re.search(r"[’']s?\s+$", text[max(0, start - 4) : start])
    if own is None:
        return None
    return next((n.ref for n in bodies if n.end == start - len(own[0])), None)


@cache
def titles() -> str:
    """The alternation of all titles, longest first."""
    return "(?:" + "|".join(t for t in sorted(load("speech")["titles"], key=len, reverse=True)) + ")s?"


def is_title(word: str) -> bool:
    """Whether a word by itself is an office: "chairman", "spokesman"."""
    return bool(re.fullmatch(titles(), word, re.IGNORECASE))

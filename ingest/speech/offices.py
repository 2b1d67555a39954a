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
    """A person's office and its body, from the words before and behind the name.

    Known forms: "Orlen CEO Ann Poe", "chairman Ann Poe", "Ann Poe, chief executive of Orlen", "Ann Poe, Orlen's chief
    executive", "Ann Poe of Orlen", "Ann Poe, an analyst at Orlen".
    """
    title = titles()
    sentence = analysis.sentence_at(name.start)
    before = analysis.text[max(sentence.start, name.start - 80) : name.start]
    after = analysis.text[name.end : min(sentence.end, name.end + 120)]
    near = analysis.names_in(sentence.start, sentence.end)
    bodies = [n for n in near if n.ref.type in BODIES or n.ref.type is EntityType.PLACE]
    if ahead := re.search(
        rf"((?:former |then-|acting |interim |senior |global |deputy )*(?:[\w-]+ ){{0,3}}?{title})"
        r"(?:,?\s+(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Prof)\.?\s+)?)$",
        before,
        re.IGNORECASE,
    ):
        offset = name.start - len(before) + ahead.start(1)
        body = next(
            (n for n in reversed(bodies) if offset <= n.start < name.start or n.end in {offset - 1, offset - 3}), None
        )
        role = analysis.text[body.end if body and body.start >= offset else offset : offset + len(ahead[1])]
        return role.strip(" ’'s") or None, body.ref if body else _of(bodies, analysis.text, name.end)
    if behind := re.match(
        rf",\s+(?:(?:who is|the|a|an|its|his|her|their)\s+)?([^,.;]{{0,60}}?{title}[^,.;]{{0,40}})",
        after,
        re.IGNORECASE,
    ):
        start, end = name.end + behind.start(1), name.end + behind.end(1)
        body = next((n for n in bodies if name.end <= n.start and n.end <= end + 40), None)
        role = re.split(r"\s+(?:of|at|for|with|in charge)\s+|\bwho\b", analysis.text[start:end])[0]
        if body is not None and body.start < start + len(role):
            role = analysis.text[body.end : start + len(role)].lstrip("’'s ")
        return role.strip() or None, body.ref if body else None
    return None, _of(bodies, analysis.text, name.end)


def _of(bodies: Sequence[Name], text: str, end: int) -> Ref | None:
    """The body in "Ann Poe of Orlen", "Ann Poe at Orlen"."""
    link = re.match(r",?\s+(?:of|at|from|with)\s+(?:the\s+)?", text[end : end + 20])
    if link is None:
        return None
    return next((n.ref for n in bodies if n.start == end + link.end()), None)


@cache
def titles() -> str:
    """The alternation of all titles, longest first."""
    return "(?:" + "|".join(t for t in sorted(load("speech")["titles"], key=len, reverse=True)) + ")s?"


def is_title(word: str) -> bool:
    """Whether a word by itself is an office: "chairman", "spokesman"."""
    return bool(re.fullmatch(titles(), word, re.IGNORECASE))

"""What a company is called before its name ("the Dutch pension manager A"), which the small parser takes for the name's
head or for an object of its own."""

import re
from collections.abc import Iterator, Sequence

from graph.vocab import EntityType
from ingest.deals.headline import Edit
from ingest.deals.lexicon import lexicon
from ingest.segment import Sentence

_FIRM = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION})
_WORD = re.compile(r"[\w&'’.-]+|[^\w\s]")
_OWNERS = frozenset({"its", "their", "his", "her", "our", "my", "your"})
_NATION = re.compile(r"[A-Z][a-z]+(?:an|ese|ish|ch|ss|li|qi|ni|ti|ek|lian)$")
_LONGEST = 4


def epithets(text: str, sentence: Sentence, taken: Sequence[Edit]) -> Iterator[Edit]:
    """The cut before each company that a common noun announces, with the article and the nation before that noun."""
    ends = {e.end: e for e in taken if e.name is not None}
    for edit in taken:
        if edit.name is None or edit.name.ref.type not in _FIRM or text[edit.start - 1 : edit.start] != " ":
            continue
        start = _begin(text, sentence, edit, ends)
        if start is not None and start < edit.start:
            yield Edit(start, edit.start, "")


def _begin(text: str, sentence: Sentence, edit: Edit, ends: dict[int, Edit]) -> int | None:
    """Where the words that describe a company begin; None where none do, or where they say whose it is."""
    before = list(_WORD.finditer(text, max(sentence.start, edit.start - 90), edit.start))
    if not before or before[-1].group().lower() not in lexicon().epithet:
        return None
    first = len(before) - 1
    while first > 0 and len(before) - first < _LONGEST and _modifies(before[first - 1], ends):
        first -= 1
    last = before[first - 1] if first > 0 else None
    if last is None:
        return before[first].start() if first > 0 or before[0].start() == sentence.start else None
    if last.group().lower() in _OWNERS or (last.end() in ends and not _is_place(ends[last.end()])):
        return _after_verb(before, first, last, ends)
    if last.group().lower() in lexicon().verbal and first < len(before) - 1:
        first += 1
        return before[first].start()
    return _widened(before, first, ends)


def _after_verb(before: list[re.Match[str]], first: int, last: re.Match[str], ends: dict[int, Edit]) -> int | None:
    """Where a verb follows a name ("A backs chip maker B") the cut begins behind it; "A's partner B" is not cut."""
    verb = before[first].group()
    if last.end() in ends and verb.endswith(("s", "ed")) and first < len(before) - 1:
        return before[first + 1].start()
    return None


def _modifies(word: re.Match[str], ends: dict[int, Edit]) -> bool:
    """Whether a word may stand before a noun as its modifier: lower case, no function word and no verb of dealing."""
    lower = word.group()
    if word.end() in ends or not re.fullmatch(r"[a-z][a-z-]+", lower):
        return False
    return lower not in lexicon().closed and lower not in lexicon().verbs and not lower.endswith("ed")


def _widened(before: list[re.Match[str]], first: int, ends: dict[int, Edit]) -> int:
    """The beginning with the nation and the article before it, or with the place whose company it is."""
    start, i = before[first].start(), first - 1
    if i >= 0 and (_NATION.match(before[i].group()) or _is_place_end(before[i], ends)):
        place = ends.get(before[i].end()) or ends.get(before[i].end() - 2)
        start = place.start if place is not None else before[i].start()
        while i >= 0 and before[i].start() >= start:
            i -= 1
    if i >= 0 and before[i].group().lower() in {"the", "a", "an"}:
        start = before[i].start()
    return start


def _is_place_end(word: re.Match[str], ends: dict[int, Edit]) -> bool:
    """Whether a word ends a place's name, or its "'s"."""
    own = ends.get(word.end())
    if own is None and word.group().endswith(("'s", "’s")):
        own = ends.get(word.end() - 2)
    return own is not None and _is_place(own)


def _is_place(edit: Edit) -> bool:
    return edit.name is not None and edit.name.ref.type is EntityType.PLACE

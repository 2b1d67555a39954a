"""Phrases around names that the parser need not see: where a company is based, whose arm it is, how its share moved."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.vocab import EntityType
from ingest.analysis import Name
from ingest.deals.headline import Edit
from ingest.segment import Sentence

_FIRM = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION})
_OF_PLACE = re.compile(r"(?:['’]s|-based|-headquartered|-listed) ")
_OF_PARENT = re.compile(
    r"['’]s? (?:[a-z-]+ ){0,3}(?:arm|unit|division|subsidiary|affiliate|vehicle|business|fund|brand),? ?"
)
_BACKER = re.compile(
    r"(?<!['’]s )(?<!its )(?<!their )\b(?:existing|returning|previous|earlier|early|longtime|long-time|new|current"
    r"|fellow) (?:backers?|investors?|shareholders?) $"
)
_MOVED = re.compile(r"(?: ?\([A-Z][A-Z.: ]{0,12}\))? ?[+\-–−▲▼↑↓] ?\d[\d.,]* ?(?:%|p|pc)\s?(?:[:;–—]|-(?= )) ?")
_TO_VERB = re.compile(r"to (?=[a-z])")
_LOWER = re.compile(r"[a-z]+\b")
_HEADING = re.compile(r"(?: ?\([A-Z][A-Z.: ]{0,12}\))?(?: ?[+\-–−▲▼↑↓] ?\d[\d.,]* ?%)?\s?(?:[:—–]|--) ")
_COMPOUNDS = re.compile(r"\b([Ss]pin|[Bb]uy|[Tt]ake)-(offs?|outs?|overs?)\b")
_CURRENCY = re.compile(r"(?:US|HK|NT|NZ|[ACSR])\$(?=\s?\d)|(?:RMB|CNY|USD|EUR|GBP)(?=\s?\d)")
_PERCENT = re.compile(r"(?<=\d )per cent\b|(?<=\d)pc\b")
_ABOUT = re.compile(r"~(?=[$€£¥\d])")
_UNITS = re.compile(r"(\d)(MW|GW|MWh|GWh|TWh|kWh|kW|mtpa|bcm)\b")
_SUBJECTLESS = re.compile(
    r"\W*(Sold|Bought|Acquired|Ordered|Signed|Won|Raised|Secured|Completed|Extended|Placed|Awarded|Hired|Leased|Licensed)"
    r" (?!by\b|to\b|from\b|in\b|at\b|on\b|for\b)"
)
_PLAIN = ((_COMPOUNDS, r"\1\2"), (_CURRENCY, "$"), (_PERCENT, "percent"), (_ABOUT, ""), (_UNITS, r"\1 \2"))


def reworded(text: str, sentence: Sentence, taken: Sequence[Edit]) -> Iterator[Edit]:
    """What is cut or reworded around the names of a sentence, given the names' own edits."""
    names = sorted((e for e in taken if e.name is not None), key=lambda e: e.start)
    for first, second in pairwise(names):
        if _describes(text, first, second):
            yield Edit(first.start, second.start, "")
    for edit in names:
        before = _BACKER.search(text, sentence.start, edit.start)
        if before and _is_firm(edit):
            yield Edit(before.start(), edit.start, "")
    yield from _subjectless(text, sentence)
    if names and names[0].start <= sentence.start + 3:
        yield from _moved(text, sentence, names[0])
    for pattern, plain in _PLAIN:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            yield Edit(match.start(), match.end(), match.expand(plain))


def _subjectless(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "Sold stake in A" in a note is read as "it sold stake in A"."""
    opening = _SUBJECTLESS.match(text, sentence.start, sentence.end)
    if opening and text[sentence.end - 1] not in ".!?":
        yield Edit(opening.start(1), opening.end(1), f"it {opening[1].lower()}")


def heading(words: str, start: int, names: Sequence[Name]) -> Name | None:
    """The company with which an item opens before a dash or colon ("A (AA) +4%: to buy B", "A - The lab raised ...");
    `words` are the sentence's, which begins at `start`."""
    first = next((n for n in names if n.start <= start + 3 and n.ref.type in _FIRM), None)
    return first if first and _HEADING.match(words, first.end - start) else None


def _is_firm(edit: Edit) -> bool:
    return edit.name is not None and edit.name.ref.type in _FIRM


def _describes(text: str, first: Edit, second: Edit) -> bool:
    """Whether a name only says where the company after it is based, or whose arm it is."""
    if first.name is None or not _is_firm(second):
        return False
    between = text[first.end : second.start]
    if first.name.ref.type is EntityType.PLACE:
        return _OF_PLACE.fullmatch(between) is not None
    return _is_firm(first) and _OF_PARENT.fullmatch(between) is not None


def _moved(text: str, sentence: Sentence, first: Edit) -> Iterator[Edit]:
    """ "A (AA) +4%: to buy B" is read as "A will buy B"; where another subject follows, the opening is left out."""
    match = _MOVED.match(text, first.end, sentence.end)
    if match is None:
        return
    verb = _TO_VERB.match(text, match.end(), sentence.end)
    if verb:
        yield Edit(match.start(), verb.end(), " will ")
    elif _LOWER.match(text, match.end(), sentence.end):
        yield Edit(match.start(), match.end(), " ")
    else:
        yield Edit(first.start, match.end(), "")

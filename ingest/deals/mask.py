"""A sentence rewritten so that the parser sees plain English: every name one familiar word, no tickers, no dateline.

The small model parses "Sony bought Cisco" well and "Kwekerij Van der Zalm BV bought E.ON SE (XETRA: EOAN)" badly. The
rewriting keeps a map back to the shadow text, so that nothing but the tree depends on it.
"""

import re
from dataclasses import dataclass

from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.deals.epithets import epithets
from ingest.deals.headline import NEXT_WORD, Edit, read_colon, read_headline, read_pair
from ingest.deals.phrases import read_move, read_phrases
from ingest.deals.wordings import reworded
from ingest.lexicon_file import load
from ingest.segment import Sentence

_FIRMS = (
    "Sony",
    "Cisco",
    "Intel",
    "Dell",
    "Merck",
    "Nokia",
    "Pfizer",
    "Boeing",
    "Oracle",
    "Nestle",
    "Toyota",
    "Siemens",
)
_PEOPLE = ("Smith", "Jones", "Brown", "Wilson")
_PLACES = ("France", "Japan", "London", "Texas")
_THINGS = ("Windows", "Linux", "Android", "Excel")
_STAND_INS = {
    EntityType.COMPANY: _FIRMS,
    EntityType.ORGANIZATION: _FIRMS,
    EntityType.PERSON: _PEOPLE,
    EntityType.PLACE: _PLACES,
    EntityType.FACILITY: _PLACES,
}
_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\n": " ", "\t": " ", "\u00a0": " "}
)
_DATELINE = (
    r"[A-Z](?:[^.!?:–—]|\.(?! [A-Z])){0,70}?(?:\([^)]{1,20}\)\s*)?\s[-–—]{1,2}\s+"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})? [-–—]+\s+)?(?=[A-Z\"'“])"
)
_OPENING = re.compile(
    rf"(?:[-*•·▪–—]\s+|\(?\d{{1,2}}[.)]\s+|{_DATELINE}"
    r"|(?:A|Q):\s+|[A-Z][A-Z .'-]{3,40}(?:, [A-Z][A-Z ,&]{1,40})?:\s+|[A-Z][a-z]+(?: [A-Z][a-z]+)?:\s+)"
)
_ASIDE = re.compile(
    r"\s?\((?:[A-Z][A-Za-z .]{1,20}:\s?[A-Z0-9.]{1,10}|[\"'“][^\"'”)]{1,40}[\"'”]"
    r"|[A-Z][A-Z0-9.&-]{1,9}|[^()a-z]{1,30})\)"
)
_AMOUNT_ASIDE = re.compile(
    r"\s?\((?:about|around|roughly|nearly|some|approximately|or|equivalent to|equal to|~)\s[^()]{1,40}\d[^()]{0,30}\)"
)
_PREFIXED = re.compile(r"\b(?:pre|re|Pre)-(?=[a-z]{3,}(?:ed|ing|s|d)?\b)")
_COMPOUND_VERB = re.compile(r"\b(?:[Cc]o|wet|dry|in|out|cross)-([a-z]{3,})\b")
_CLOSING = ("raised", "raises", "closed", "closes", "secured", "completed", "led", "leads", "after")
_BARE = "|".join(f"(?<={verb} )" for verb in _CLOSING)
_REWORDED = (
    (
        re.compile(
            rf"(?:{_BARE})(?:Series|SERIES) [A-K]\d?\+?(?: (?:[Ff]unding|[Ff]inancing|[Ii]nvestment))?(?: [Rr]ound)?\b"
        ),
        "a round",
    ),
    (
        re.compile(
            r"\b(?:[Pp]re-)?(?:Series|SERIES) [A-K]\d?\+?(?: (?:[Ff]unding|[Ff]inancing|[Ii]nvestment))?"
            r"(?: [Rr]ound)?\b"
        ),
        "round",
    ),
    (re.compile(r"\b[A-K]\+? round(?= of| led)"), "round"),
    (
        re.compile(
            r"\b(?:capital (?:increase|raise|raising|injection)|rights issue"
            r"|share (?:sale|placement) (?=by|from|to|of))\b"
        ),
        "round",
    ),
    (re.compile(r"\b[Ss]ale[- ]and[- ]leasebacks?( (?:deal|agreement|transaction)s?)?\b"), "leaseback"),
    (re.compile(r"(?<=illion )won\b|(?<=\d )won\b"), "yen"),
)
_MONEY = re.compile(
    r"(?:USD|EUR|GBP|CNY|RMB|JPY|INR|CHF|AUD|CAD|Rs\.?|HK\$|A\$|C\$|NT\$|S\$|US\$|[€£¥₹$])\s?(\d[\d.,]*?)(?:\s?(bn|mn|tn|m|k|b|BN|MN|TN|M|B|T|K|Bn|Mn)|[\s-](crore|lakh))\b"
)
_SCALE = {"bn": "billion", "b": "billion", "tn": "trillion", "t": "trillion", "k": "thousand"}
"""Words that the parser takes for something else, and what it reads in their place."""
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_QUOTES = "'\"‘’“”"


@dataclass(frozen=True, slots=True)
class Masked:
    """The text to parse; character i of it stands at shadow offset `at[i]`; the names in it by its own offsets."""

    text: str
    at: tuple[int, ...]
    ends: tuple[int, ...]
    names: tuple[tuple[int, int, Name], ...]


def mask(analysis: Analysis, sentence: Sentence, more: tuple[Name, ...] = ()) -> Masked:
    """The sentence with stand-ins for its names; words that stand for a name ("the company") are kept as they are."""
    text = analysis.text
    own = [n for n in more if sentence.start <= n.start < sentence.end]
    names = tuple(sorted([*analysis.names_in(sentence.start, sentence.end), *own], key=lambda n: n.start))
    edits = [_stand_in(text, name, i) for i, name in enumerate(n for n in names if not _is_phrase(n))]
    edits += _cuts(text, sentence, edits)
    pieces: list[str] = []
    at: list[int] = []
    ends: list[int] = []
    spots: dict[int, tuple[int, int]] = {}
    position = sentence.start
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if edit.start < position:
            continue
        _copy(text, position, edit.start, (pieces, at, ends))
        begin = len(at)
        pieces.append(edit.text)
        at += [edit.start] * len(edit.text)
        ends += [edit.end] * len(edit.text)
        if edit.name is not None:
            spots[id(edit.name)] = (begin, len(at))
        position = edit.end
    _copy(text, position, sentence.end, (pieces, at, ends))
    placed = tuple(_places(names, spots, at))
    return Masked(_sentence_case("".join(pieces), placed), tuple(at), tuple(ends), placed)


def _sentence_case(text: str, names: tuple[tuple[int, int, Name], ...]) -> str:
    """A headline in title case as a sentence: words in lower case, "A to buy B" as "A 's' buy B", length kept."""
    free = [m for m in _WORD.finditer(text) if not any(s < m.end() and m.start() < e for s, e, _ in names)]
    long = [m for m in free if len(m.group()) > 3]
    if (
        names
        and len(long) > 1
        and not text.rstrip().endswith((".", "!", "?"))
        and sum(m.group()[0].isupper() for m in long) > 0.7 * len(long)
    ):
        letters = list(text)
        for match in free:
            if not match.group().isupper() or len(match.group()) > 4:
                letters[match.start() : match.end()] = match.group().lower()
        text = "".join(letters)
    return text


def _copy(text: str, start: int, end: int, into: tuple[list[str], list[int], list[int]]) -> None:
    pieces, at, ends = into
    pieces.append(text[start:end].translate(_PLAIN))
    at += range(start, end)
    ends += range(start + 1, end + 1)


def _is_phrase(name: Name) -> bool:
    return name.how.startswith("coref") or name.how == "adjective"


def _stand_in(text: str, name: Name, number: int) -> Edit:
    """A name's edit; quotation marks right around it go with it."""
    start, end = name.start, name.end
    if (
        start > 0
        and end < len(text)
        and text[start - 1] in _QUOTES
        and text[end] in _QUOTES
        and not text[end + 1 : end + 2].isalpha()
    ):
        start, end = start - 1, end + 1
    if text[end : end + 1] == "." and re.match(r"\. ?[a-z(]", text[end : end + 3]):
        end += 1
    stock = _STAND_INS.get(name.ref.type, _THINGS)
    return Edit(start, end, stock[number % len(stock)], name)


def _cuts(text: str, sentence: Sentence, taken: list[Edit]) -> list[Edit]:
    """What the parser need not see: dateline or bullet, tickers in brackets, a hyphened prefix of a verb."""
    found = []
    opening = _OPENING.match(text, sentence.start, sentence.end)
    if opening and not _holds_subject(opening, taken):
        found.append(Edit(opening.start(), opening.end(), ""))
    for pattern, text_ in _REWORDED:
        found += [Edit(m.start(), m.end(), text_) for m in pattern.finditer(text, sentence.start, sentence.end)]
    found += read_phrases(text, sentence)
    for m in _COMPOUND_VERB.finditer(text, sentence.start, sentence.end):
        found.append(Edit(m.start(), m.end(), m[1]))
    for m in _MONEY.finditer(text, sentence.start, sentence.end):
        found.append(Edit(m.start(), m.end(), f"${m[1]} {_SCALE.get((m[2] or '').lower(), 'million')}"))
    for pattern in (_ASIDE, _AMOUNT_ASIDE, _PREFIXED):
        found += [Edit(m.start(), m.end(), "") for m in pattern.finditer(text, sentence.start, sentence.end)]
    found += read_move(text, sentence, taken)
    found += reworded(text, sentence, taken)
    found += epithets(text, sentence, taken)
    found += read_pair(text, sentence, taken)
    found += _plain(text, sentence, taken)
    found += read_headline(text, sentence, taken)
    found += read_colon(text, sentence, taken)
    found = list(dict.fromkeys(found))
    spans = [(e.start, e.end) for e in found]
    found = [
        e for e in found if e.text == "" or not any(o is not e and o.start <= e.start and e.end <= o.end for o in found)
    ]
    taken[:] = [e for e in taken if not any(s <= e.start and e.end <= t for s, t in spans)]
    return [e for e in found if not any(t.start < e.end and e.start < t.end for t in taken)]


def _plain(text: str, sentence: Sentence, taken: list[Edit]) -> list[Edit]:
    """Verbs right after a name that the model takes for nouns, as commoner ones ("A rents space" as "A buys space")."""
    words = load("deals")["plain"]
    found = []
    for edit in taken:
        match = NEXT_WORD.match(text, edit.end, sentence.end)
        if match and match[1] in words:
            found.append(Edit(match.start(1), match.end(1), words[match[1]]))
    return found


def _holds_subject(opening: re.Match[str], taken: list[Edit]) -> bool:
    """A company before the dash or colon is what the sentence is about, unless it is the speaker's."""
    inside = [e for e in taken if e.name and opening.start() <= e.start < opening.end()]
    firms = [e for e in inside if e.name and e.name.ref.type in {EntityType.COMPANY, EntityType.ORGANIZATION}]
    return bool(firms) and not opening.group().isupper()


def _places(names: tuple[Name, ...], spots: dict[int, tuple[int, int]], at: list[int]) -> list[tuple[int, int, Name]]:
    """Where each name stands in the masked text."""
    index = {offset: i for i, offset in reversed(list(enumerate(at)))}
    placed = []
    for name in names:
        if id(name) in spots:
            placed.append((*spots[id(name)], name))
        elif name.start in index and name.end - 1 in index:
            placed.append((index[name.start], index[name.end - 1] + 1, name))
    return placed

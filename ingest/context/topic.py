"""What a text is about where a sentence does not say: its main name, and the one that its paragraph began with."""

import re
from collections import Counter
from dataclasses import dataclass, field

from graph.model import Ref
from graph.vocab import EntityType, Speech
from ingest.analysis import Analysis, Name
from ingest.context.periods import carried
from ingest.segment import Block, Sentence

AGENTS = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.FACILITY})
_THINGS = AGENTS | {EntityType.PRODUCT, EntityType.CHIP, EntityType.MODEL, EntityType.TECHNOLOGY, EntityType.POLICY}
_OBLIQUE = re.compile(
    r"(?:\b(?:for|from|with|by|to|of|at|in|on|and|against|than|via|through|into|under|over|between|versus|per|as)|[&/,(])\s*(?:the\s|a\s|an\s|its\s|\w+\s)?$",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"(?:The|Its|Their|A|An|Shares|Stock|Sales|Revenues?|Profits?|Net|Total)\b(?:\s[a-z-]+){0,4}\s(?:of|at|in)\s(?:the\s)?$"
)
_GOVERNED = re.compile(
    r"\b(?:for|from|with|by|to|of|at|in|on|and|against|than|via|into|near|outside|across)\s(?:the\s)?$", re.IGNORECASE
)
_HEAD = re.compile(r"(?<![A-Za-z])(?:\s[-–—]\s|\s?--\s?|:\s)")


@dataclass(slots=True)
class Topic:
    """Follows the text sentence by sentence. `main` is the name that the document names most and early."""

    main: Ref | None = None
    paragraph: int = -1
    began: Ref | None = None
    place: Ref | None = None
    results: str | None = None
    """The period of the results that the paragraph tells of, as words."""
    heading: str | None = None
    """The period of the results that the document's heading announces."""
    last: Ref | None = None
    counted: str | None = None
    sources: frozenset[str | None] = field(default_factory=frozenset)
    strong: bool = True
    """Whether the main name is the main one by far."""
    headed: bool = False
    """Whether the paragraph is an item under or behind the name that it tells of: "• Acme (ACM) +4%: ..."."""
    section: Ref | None = None
    """Whom the heading above names, for the items under it."""
    told: tuple[Ref, ...] = ()
    """The subjects of the figure before."""
    told_in: int = -9
    """The paragraph of the figure before."""
    latest: dict[EntityType, Ref] = field(default_factory=dict)
    """The last name of each type."""

    @classmethod
    def of(cls, analysis: Analysis) -> "Topic":
        """The topic at the start of a document."""
        heading = _results_heading(analysis)
        sources = frozenset(
            s.speaker.id
            for s in analysis.statements
            if s.kind is Speech.INDIRECT and s.speaker.type is EntityType.ORGANIZATION
        )
        tally: Counter[Ref] = Counter()
        early = analysis.sentences[min(3, len(analysis.sentences) - 1)].end if analysis.sentences else 0
        for name in analysis.names:
            if (
                name.ref.type in AGENTS
                and name.ref.id not in sources
                and not analysis.is_furniture(name.start, name.end)
            ):
                tally[name.ref] += 3 if name.start < early else 1
        if not tally:
            return cls(sources=sources, heading=heading)
        best = max(tally, key=lambda ref: (tally[ref], -_first(analysis, ref)))
        return cls(main=best, sources=sources, heading=heading, strong=tally[best] * 3 >= tally.total())

    def follow(self, analysis: Analysis, sentence: Sentence) -> None:
        """Take note of a sentence that has been read."""
        if sentence.paragraph != self.paragraph:
            self._turn(sentence)
        if sentence.block is Block.HEADING:
            self.section = rated_head(analysis, sentence) or lead_name(analysis, sentence, self.sources)
        self.latest.update((n.ref.type, n.ref) for n in analysis.names_in(sentence.start, sentence.end))
        if (named := lead_name(analysis, sentence, self.sources)) is not None:
            self.began = self.began or named
            self.last = named
        elif self.place is None:
            self.place = lead_place(analysis, sentence)

    def enter(self, analysis: Analysis, sentence: Sentence) -> None:
        """A sentence is about to be read: a new paragraph forgets how the last one began; an item's head begins it."""
        if sentence.paragraph != self.paragraph:
            self._turn(sentence)
            self.began = rated_head(analysis, sentence) or item_head(analysis, sentence)
            if self.began is None and sentence.block is Block.ITEM:
                self.began = self.section
            self.headed = self.began is not None

    def _turn(self, sentence: Sentence) -> None:
        self.paragraph, self.began, self.place, self.results = sentence.paragraph, None, None, None
        self.headed = False

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The name to fall back on: the paragraph's, else the document's, else the last one."""
        first = self.began or self.place
        if first is None and self.told and self.paragraph - self.told_in <= 1 and not self.strong:
            return self.told
        ref = first or self.main or self.last
        return () if ref is None else (ref,)


_REPORT = re.compile(r"result|earning|report|conference call|quarter|half|update|statement", re.IGNORECASE)


def _results_heading(analysis: Analysis) -> str | None:
    """The period in the heading of a report of results: "Acme Q3 2025 results"."""
    for sentence in analysis.sentences[:4]:
        words = analysis.words(sentence)
        heading = sentence.block is not Block.ROW and len(words) < 140 and not words.endswith(".")
        found = carried(words) if heading and _REPORT.search(words) else None
        if found is not None and _QUARTERLY.search(found):
            return found
    return None


_QUARTERLY = re.compile(r"quarter|half|Q[1-4]|H[12]|fiscal|FY", re.IGNORECASE)


def _first(analysis: Analysis, ref: Ref) -> int:
    return next(n.start for n in analysis.names if n.ref == ref)


_EMPLOYER = re.compile(r"(?:analysts?|economists?|strategists?|researchers?)\s(?:of|at|with|from|for)\s(?:the\s)?$")
_EMPLOYED = re.compile(r"(?:['’]s)?\s(?:\w+\s)?(?:analysts?|economists?|strategists?)\b")


def is_employer(text: str, name: Name) -> bool:
    """Whether a name is only where an analyst works: "analysts at Acme", "Acme analyst Jane Doe"."""
    before, after = text[max(0, name.start - 32) : name.start], text[name.end : name.end + 40]
    return _EMPLOYER.search(before.lower()) is not None or _EMPLOYED.match(after) is not None


def lead_name(analysis: Analysis, sentence: Sentence, sources: frozenset[str | None]) -> Ref | None:
    """The name that a sentence is about, by its place: the first that no preposition governs, in its first part."""
    names = [
        n
        for n in analysis.names_in(sentence.start, sentence.end)
        if n.ref.type in _THINGS and n.ref.id not in sources and not is_employer(analysis.text, n)
    ]
    for name in names:
        before = analysis.text[sentence.start : name.start]
        if len(before) > 90 and sentence.block is Block.PROSE:
            return None
        if not before or not _OBLIQUE.search(before[-24:]) or _HEADED.match(before):
            return name.ref if name.ref.type in AGENTS else None
    return None


def lead_place(analysis: Analysis, sentence: Sentence) -> Ref | None:
    """The country that a sentence is about: its subject or an adjective of it ("US data centers", "China added")."""
    for name in analysis.names_in(sentence.start, sentence.end):
        before, after = analysis.text[sentence.start : name.start], analysis.text[name.end : name.end + 3]
        if (
            name.ref.type is EntityType.PLACE
            and len(before) < 90
            and not _GOVERNED.search(before[-14:])
            and after[:1] in {" ", "’", "'"}
            and not after[1:2].isupper()
        ):
            return name.ref
    return None


_RATED_HEAD = re.compile(
    r"\W{0,4}(?P<name>[A-Z0-9][\w&.'’-]*(?:\s(?:[A-Z0-9&][\w&.'’-]*|of|and|de|van|von)){0,4})\s?\([^()]*?\b(?:"
    r"[Bb]uy|BUY|[Hh]old|HOLD|[Ss]ell|SELL|[Nn]eutral|NEUTRAL|[Oo]utperform|[Uu]nderperform|[Oo]verweight|[Uu]nderweight"
    r"|[Ee]qual-weight|[Rr]ating|TP|PT|target)\b[^()]*\)"
)


def rated_head(analysis: Analysis, sentence: Sentence) -> Ref | None:
    """The company that a broker's note rates, by the line that begins with it: "Acme (Buy, target price €24)"."""
    found = _RATED_HEAD.match(analysis.text, sentence.start, sentence.end)
    if found is None:
        return None
    start, end = found.span("name")
    known = [n for n in analysis.names_in(start, end) if n.start == start]
    return known[-1].ref if known else Ref.to(EntityType.COMPANY, found["name"])


_ITEM_HEAD = re.compile(
    r"\s?(?:\((?:[A-Za-z]+:\s?)?[A-Z0-9.]{1,8}\))?\s?(?:(?:[+−–-]|up\s|down\s)\s?\d[\d.,]*\s?%)?(?P<mark>:|\s[—–]|\s--?)\s"
)


def item_head(analysis: Analysis, sentence: Sentence) -> Ref | None:
    """Whom an item tells of: the name with which it begins, before its move, a colon or a dash.

    In prose only a company before a long dash is one: "Acme — The Oslo firm raised $5m."
    """
    if sentence.block is Block.ROW:
        return None
    for name in analysis.names_in(sentence.start, min(sentence.end, sentence.start + 60)):
        if name.ref.type not in AGENTS or len(analysis.text[sentence.start : name.start].strip(" •*·▪‣◦-–—")) > 4:
            return None
        head = _ITEM_HEAD.match(analysis.text, name.end)
        plain = head is not None and ("%" in head[0] or "(" in head[0] or "—" in head[0])
        return name.ref if head is not None and (plain or sentence.block is Block.ITEM) else None
    return None


def in_dateline(analysis: Analysis, sentence: Sentence, name: Name) -> bool:
    """Whether a name stands in the dateline or before a speaker's colon: "LONDON, Nov 11 (Wire) - "."""
    if sentence.block in {Block.ROW, Block.ITEM} or item_head(analysis, sentence) is not None:
        return False
    head = _HEAD.search(analysis.text, sentence.start, min(sentence.end, sentence.start + 80))
    return head is not None and name.end <= head.start()

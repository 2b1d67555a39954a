"""One document while it is read: its shadow text, sentences, furniture, parses, names, and the claims found so far.

Every offset in here counts characters of the shadow text; `evidence` and `raw` lead back to the document's own.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc

from graph.model import Deal, Document, Evidence, Figure, Ref, Relation, Statement
from ingest.furniture import Stretch, find_furniture
from ingest.repair import repair
from ingest.segment import Sentence, segment
from ingest.shadow import Shadow
from ingest.syntax import Parser

_OVERLAPPING = 12
"""How many names may begin after the start of one and before its end: names nest, but little."""


@dataclass(frozen=True, slots=True)
class Name:
    """An occurrence of a name, or of words that stand for one ("the company"), and whom it means.

    `how` says by what it was found: lexicon, known earlier in the text, apposition, suffix, capitals, model,
    coreference ... It is printed by `extract --explain`.
    """

    start: int
    end: int
    ref: Ref
    how: str


@dataclass(frozen=True, slots=True)
class Guess:
    """Characters [start, end) of the shadow text whose word stands for somebody, and how likely for each: too little
    for a name."""

    start: int
    end: int
    chances: Mapping[str, float]


@dataclass(slots=True)
class Analysis:
    """What is known of a document so far; filled stage by stage by the pipeline, read by the extractors."""

    document: Document
    parser: Parser
    shadow: Shadow
    sentences: tuple[Sentence, ...]
    furniture: tuple[Stretch, ...]
    names: tuple[Name, ...] = ()
    guesses: list[Guess] = field(default_factory=list)
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    deals: tuple[Deal, ...] = ()
    relations: tuple[Relation, ...] = ()
    _trees: dict[int, Doc] = field(default_factory=dict)
    _named: set[int] = field(default_factory=set)
    _starts: list[int] = field(default_factory=list)
    _stretches: list[int] = field(default_factory=list)
    _indexed: tuple[Name, ...] | None = None
    _name_starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, document: Document, parser: Parser) -> "Analysis":
        """The analysis of a document before any extractor ran."""
        shadow = repair(document.text)
        sentences = segment(shadow.text)
        furniture = find_furniture(shadow.text, sentences)
        made = cls(document, parser, shadow, sentences, furniture)
        made._starts = [s.start for s in sentences]
        made._stretches = [f.start for f in furniture]
        return made

    @property
    def text(self) -> str:
        """The shadow text."""
        return self.shadow.text

    def words(self, sentence: Sentence) -> str:
        """The shadow text of a sentence."""
        return self.shadow.text[sentence.start : sentence.end]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds the offset, or the one before it where it falls between two."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def parse(self, sentences: Iterable[Sentence]) -> None:
        """Parse these sentences in one batch; those already parsed are passed over."""
        wanted = [s for s in sentences if s.index not in self._trees]
        for sentence, doc in zip(wanted, self.parser.parse([self.words(s) for s in wanted]), strict=True):
            self._trees[sentence.index] = doc

    def tree(self, sentence: Sentence) -> Doc:
        """The parse of a sentence, made now if need be. A token's shadow offset is `sentence.start + token.idx`."""
        if sentence.index not in self._trees:
            self.parse([sentence])
        return self._trees[sentence.index]

    def with_names(self, sentences: Iterable[Sentence]) -> None:
        """Set the model's entity spans (`tree(s).ents`) on the parses of these sentences, in one batch."""
        wanted = [s for s in sentences if s.index not in self._named]
        self.parse(wanted)
        self.parser.find_names([self._trees[s.index] for s in wanted])
        self._named.update(s.index for s in wanted)

    def is_furniture(self, start: int, end: int) -> bool:
        """Whether the span lies wholly in page furniture."""
        before = bisect_right(self._stretches, start) - 1
        return before >= 0 and end <= self.furniture[before].end

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The document's own offsets of a shadow span."""
        return self.shadow.raw_span(start, end)

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence of a shadow span, in the document's own words and offsets."""
        return self.document.evidence(*self.shadow.raw_span(start, end))

    def names_at(self, offset: int) -> tuple[Name, ...]:
        """The names whose words hold the offset, the shortest first. `names` is in order of `start`."""
        last = bisect_right(self._name_index(), offset)
        near = self.names[max(0, last - _OVERLAPPING) : last]
        return tuple(sorted((n for n in near if offset < n.end), key=lambda n: n.end - n.start))

    def names_in(self, start: int, end: int) -> tuple[Name, ...]:
        """The names that lie within a span, in order."""
        starts = self._name_index()
        return tuple(n for n in self.names[bisect_left(starts, start) : bisect_right(starts, end)] if n.end <= end)

    def _name_index(self) -> list[int]:
        """Where each name starts, made anew when the names change."""
        if self._indexed is not self.names:
            self._indexed, self._name_starts = self.names, [n.start for n in self.names]
        return self._name_starts

"""Whom a document has named so far: what a deal without a name for one side may mean."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ingest.analysis import Analysis, Name
from ingest.deals.party import is_firm
from ingest.segment import Block, Sentence

_OPENING = 60
"""Characters at the start of a sentence in which its subject is looked for."""


@dataclass(frozen=True)
class Scene:
    """The companies and organizations of a document by where they are named."""

    analysis: Analysis
    firms: tuple[Name, ...]

    @classmethod
    def of(cls, analysis: Analysis) -> "Scene":
        """The scene of a document: names in page furniture are left out."""
        return cls(
            analysis, tuple(n for n in analysis.names if is_firm(n) and not analysis.is_furniture(n.start, n.end))
        )

    @cached_property
    def places(self) -> dict[str, list[tuple[int, Name]]]:
        """For each company its sentences, in order, with the name there."""
        found: dict[str, list[tuple[int, Name]]] = {}
        for name in self.firms:
            found.setdefault(name.ref.id or "", []).append((self.analysis.sentence_at(name.start).index, name))
        return found

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each is named."""
        return Counter({key: len(rows) for key, rows in self.places.items()})

    @cached_property
    def topic(self) -> str:
        """The company that is named most in the document, of several the first; empty where none is."""
        return max(self.places, key=lambda k: (self.counts[k], -self.places[k][0][1].start), default="")

    @cached_property
    def headed(self) -> frozenset[str]:
        """Those that the document's first line names."""
        first = self.analysis.sentences[0].paragraph if self.analysis.sentences else 0
        return frozenset(n.ref.id or "" for n in self.firms if self.analysis.sentence_at(n.start).paragraph == first)

    def opening(self, sentence: Sentence) -> str:
        """The company with which a sentence opens; empty where none does."""
        for name in self.analysis.names_in(sentence.start, min(sentence.end, sentence.start + _OPENING)):
            if is_firm(name):
                return name.ref.id or ""
        return ""

    def paragraph_opening(self, sentence: Sentence) -> str:
        """The company with which a paragraph opens."""
        first = sentence.index
        while first and self.analysis.sentences[first - 1].paragraph == sentence.paragraph:
            first -= 1
        return self.opening(self.analysis.sentences[first])

    def before(self, sentence: Sentence, start: int) -> Iterator[tuple[str, int, Name]]:
        """Each company named before a place, the nearest name of each, with how many sentences back; nearest first."""
        seen: set[str] = set()
        for name in reversed(self.firms):
            key = name.ref.id or ""
            if name.start < start and key not in seen:
                seen.add(key)
                yield key, sentence.index - self.analysis.sentence_at(name.start).index, name

    def is_heading(self, sentence: Sentence) -> bool:
        """Whether a sentence is a heading or a list item."""
        return sentence.block in {Block.HEADING, Block.ITEM}

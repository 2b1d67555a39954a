"""What a document's names weigh before a figure is looked at: how often each is named, whom headings and sentences open
with, whom the section is about, whom each person speaks for."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from graph.model import Ref
from ingest.analysis import Analysis, Guess, Name
from ingest.context.topic import item_head, lead_name, lead_place
from ingest.segment import Block, Sentence

_HEADLINES = 3
_REACH = 14
"""How many sentences a heading reaches at most."""


@dataclass
class Standing:
    """Asked sentence by sentence; every answer is kept."""

    analysis: Analysis
    _leads: dict[int, Ref | None] = field(default_factory=dict)

    @cached_property
    def guesses(self) -> dict[int, list[Guess]]:
        """By the index of the sentence, whom its words may stand for."""
        found: dict[int, list[Guess]] = {}
        for guess in self.analysis.guesses:
            found.setdefault(self.analysis.sentence_at(guess.start).index, []).append(guess)
        return found

    @cached_property
    def refs(self) -> dict[str, Ref]:
        """Each name by its id."""
        return {n.ref.id: n.ref for n in self.analysis.names if n.ref.id is not None}

    @cached_property
    def ranks(self) -> dict[Ref, int]:
        """The names in order of how often the text names them, the first at 0."""
        names = self.analysis.names
        tally = Counter(n.ref for n in names if not self.analysis.is_furniture(n.start, n.end))
        return {ref: at for at, (ref, _) in enumerate(tally.most_common())}

    @cached_property
    def headline(self) -> tuple[Ref, ...]:
        """Whom the headings at the top name, or the first sentence where there is none."""
        sentences = self.analysis.sentences
        heads = [s for s in sentences[:6] if s.block is Block.HEADING] or list(sentences[:1])
        return tuple(dict.fromkeys(n.ref for s in heads[:_HEADLINES] for n in self.names(s)))

    @cached_property
    def employers(self) -> dict[Ref, Ref]:
        """Whom each speaker speaks for, where any statement says it."""
        stated = (s for s in self.analysis.statements if s.affiliation is not None)
        return {s.speaker: s.affiliation for s in stated if s.affiliation is not None}

    def names(self, sentence: Sentence) -> tuple[Name, ...]:
        """The names of a sentence."""
        return self.analysis.names_in(sentence.start, sentence.end)

    def lead(self, index: int) -> Ref | None:
        """Whom a sentence is about by its place, or null."""
        if index not in self._leads:
            sentence = self.analysis.sentences[index]
            none: frozenset[str | None] = frozenset()
            self._leads[index] = lead_name(self.analysis, sentence, none) or lead_place(self.analysis, sentence)
        return self._leads[index]

    def section(self, sentence: Sentence) -> tuple[Ref, ...]:
        """Whom the nearest heading above names; within a paragraph that begins as an item does, its head."""
        for index in range(sentence.index, max(-1, sentence.index - _REACH), -1):
            above = self.analysis.sentences[index]
            if above.paragraph == sentence.paragraph:
                first = index == 0 or self.analysis.sentences[index - 1].paragraph != above.paragraph
                if first and (head := item_head(self.analysis, above)) is not None:
                    return (head,)
            elif above.block is Block.HEADING:
                return tuple(dict.fromkeys(n.ref for n in self.names(above)))[:2]
        return ()

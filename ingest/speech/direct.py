"""Whose words stand between quotation marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.lexicon_file import words
from ingest.segment import Sentence
from ingest.speech.firms import subject_person
from ingest.speech.memory import Memory, Speaker
from ingest.speech.objects import FINITE
from ingest.speech.quotations import Quotation
from ingest.speech.saying import Saying
from ingest.speech.speakers import named_speaker, speaker_at

Spoken = tuple[Saying, Sequence[Speaker]]
"""An act of saying with its speakers."""
_FARTHEST = 90
"""How many characters may stand between a quotation's end and its verb of saying."""
_NEAR = 60
"""How many characters may stand between a colon and the quotation in the clause behind it."""
_FEWEST = 4
"""How many words a quotation has at least that stands without any verb of saying."""
_ARTICLE = re.compile(
    r"\b(?:the|a|an|this|that|of|so-called|its|their|his|her|as|in|on|for|and|or|is|are|was|were)\s*$", re.IGNORECASE
)


class Direct:
    """Finds the speakers of quotations, in the order of the text."""

    def __init__(self, analysis: Analysis, quotations: Sequence[Quotation], memory: Memory) -> None:
        self.analysis = analysis
        self.quotations = quotations
        self.memory = memory
        self.owner: dict[Quotation, Speaker] = {}
        self._starts = [q.start for q in quotations]
        self._ends = [q.end for q in quotations]

    def within(self, start: int, end: int) -> list[Quotation]:
        """The quotations that share characters with a span, in order."""
        first = bisect_right(self._ends, start)
        return list(self.quotations[first : bisect_left(self._starts, end)])

    def speakers(self, quotation: Quotation, told: Mapping[int, Sequence[Spoken]]) -> Sequence[Speaker]:
        """Who said a quotation, given the acts of saying of the sentences up to its end; nobody where nobody did."""
        first, last = (self.analysis.sentence_at(at) for at in (quotation.start, quotation.end - 1))
        behind, ahead = told.get(last.index, ()), told.get(first.index, ())
        found = (
            self._behind(quotation, behind)
            or self._ahead(first, quotation, ahead)
            or self._nameless(quotation)
            or self._carried(quotation)
            or self._standing(first, last, quotation)
            or self._free(first, quotation)
        )
        if found:
            self.owner[quotation] = found[-1]
        return found

    def _behind(self, quotation: Quotation, spoken: Sequence[Spoken]) -> Sequence[Speaker]:
        """The speaker whose verb follows the quotation: "...," said Ann Poe."""
        text = self.analysis.text
        if text[quotation.end - 1] not in ",.?!—…" and text[quotation.end + 1 : quotation.end + 2] not in ",—":
            return self._put(quotation, spoken)
        lead = text[max(0, quotation.start - 20) : quotation.start - 1]
        if _ARTICLE.search(lead) and not self._is_speech(quotation, 5):
            return ()
        if any(s.cue[1] <= quotation.start and _holds(s, quotation) for s, _ in spoken):
            return ()
        for saying, who in spoken:
            gap = saying.cue[0] - quotation.end
            if 0 < gap < _FARTHEST and not any(
                q.start > quotation.end for q in self.within(quotation.end, saying.cue[0])
            ):
                return who
        return ()

    def _put(self, quotation: Quotation, spoken: Sequence[Spoken]) -> Sequence[Speaker]:
        """ "It is over" was how Ann Poe put it: a clause about the quotation that opens the sentence."""
        if not re.match(r"\W\s+(?:is|was) (?:how|what|all|the way)\b", self.analysis.text[quotation.end :][:20]):
            return ()
        return next((who for saying, who in spoken if saying.cue[0] > quotation.end), ())

    def _ahead(self, sentence: Sentence, quotation: Quotation, spoken: Sequence[Spoken]) -> Sequence[Speaker]:
        """The speaker whose verb leads to the quotation (Ann Poe said: "..."), or who is quoted in indirect speech."""
        before = [(s, who) for s, who in spoken if s.cue[1] <= quotation.start]
        for saying, who in reversed(before):
            if self._leads(saying, quotation):
                return who
        for saying, who in spoken:
            if _holds(saying, quotation) and self._is_speech(quotation, 2):
                return who
        lead = self.analysis.text[sentence.start : quotation.start - 1].rstrip()
        if lead.endswith(":") and self._is_speech(quotation, _FEWEST - 1):
            return self._before_colon(sentence, quotation, before)
        colon = lead.rfind(": ")
        if colon > 0 and len(lead) - colon < _NEAR and not before and self._is_speech(quotation, _FEWEST - 1):
            person = subject_person(self.analysis, sentence)
            close = person is not None and person.end < sentence.start + colon
            return (named_speaker(self.analysis, person, self.memory),) if person is not None and close else ()
        return ()

    def _leads(self, saying: Saying, quotation: Quotation) -> bool:
        """Whether a verb of saying before a quotation has it for what was said."""
        gap = self.analysis.text[saying.cue[1] : quotation.start - 1].strip()
        far = len(gap.split())
        named = any(saying.lemma in words("speech", key) for key in ("naming", "quoting", "value"))
        if named and far <= 6:
            return self._is_speech(quotation, 1)
        opens = far <= 4 and (gap[-1:] in ",:" or not gap or gap.endswith("that"))
        return (opens and self._is_speech(quotation, 1)) or (
            _holds(saying, quotation) and self._is_speech(quotation, 2)
        )

    def _before_colon(self, sentence: Sentence, quotation: Quotation, before: Sequence[Spoken]) -> Sequence[Speaker]:
        """The subject of the sentence that a colon ends: "Ann Poe takes a calmer view: ..."."""
        if before:
            return before[-1][1]
        colon = sentence.start + self.analysis.text[sentence.start : quotation.start - 1].rstrip().rfind(":")
        named = next((n for n in self.analysis.names_at(colon - 1) if n.ref.type is EntityType.PERSON), None)
        named = named or self._opening(sentence, colon)
        if named is not None:
            return (named_speaker(self.analysis, named, self.memory),)
        doc = self.analysis.tree(sentence)
        root = next((t for t in doc if t.dep_ in {"nsubj"} and sentence.start + t.idx < quotation.start), None)
        return speaker_at(self.analysis, sentence, root, self.memory) if root is not None else ()

    def _opening(self, sentence: Sentence, colon: int) -> Name | None:
        """The person with whom a line begins: "Ann Poe, CEO of Orlen:", "Ann Poe on prices:", "Ann Poe's answer:"."""
        near = self.analysis.names_in(sentence.start, colon)
        first = next((n for n in near if n.ref.type is EntityType.PERSON), None)
        return first if first is not None and first.start - sentence.start <= 4 else None

    def _nameless(self, quotation: Quotation) -> Sequence[Speaker]:
        """The person named right behind the quotation without a verb: "..." - Ann Poe; "...," CEO Ann Poe told us."""
        text = self.analysis.text
        line = text.find("\n", quotation.end)
        limit = min(quotation.end + 80, line if line >= 0 else len(text))
        near = self.analysis.names_in(quotation.end, limit)
        first = next((n for n in near if n.ref.type is EntityType.PERSON), None)
        if first is None or not self._is_speech(quotation, _FEWEST):
            return ()
        gap = text[quotation.end : first.start]
        dash = re.fullmatch(r"\W?\s*[—–-]{1,2}\s*", gap)
        bare = text[quotation.end - 1] == "," and re.fullmatch(r"\W\s+(?:[\w-]+ ){0,4}", gap)
        ends = re.match(r"\s*(?:[.,\n]|$|(?:on|at|in|during)\b)", text[first.end : first.end + 8])
        return (named_speaker(self.analysis, first, self.memory),) if dash or (bare and ends) else ()

    def _is_speech(self, quotation: Quotation, fewest: int) -> bool:
        """Whether quoted words can be speech: enough of them, and not only small words."""
        said = [w.strip(".,!?") for w in self.analysis.text[quotation.start : quotation.end].lower().split()]
        return len(said) >= fewest and any(w not in words("speech", "fillers") for w in said)

    def _carried(self, quotation: Quotation) -> Sequence[Speaker]:
        """The speaker of the quotation before, where this one goes on behind the attribution or a paragraph later."""
        number = bisect_left(self._starts, quotation.start)
        earlier = self.quotations[number - 1] if number else None
        if earlier is None or earlier not in self.owner:
            return ()
        text = self.analysis.text
        gap = text[earlier.end + 1 : quotation.start - 1]
        opens = gap.rstrip(" \"“‘'").endswith((".", "!", "?", ":")) or not gap.strip()
        if not earlier.closed and not gap.strip('\n "“”'):
            return (self.owner[earlier],)
        sentences = [self.analysis.sentence_at(at).index for at in (earlier.end, quotation.start)]
        whole = text[quotation.end - 1] in ".?!" and text[quotation.start].isupper()
        if (
            "\n" in gap
            or not opens
            or sentences[1] - sentences[0] > 1
            or not self._is_speech(quotation, 1 if whole else 3)
        ):
            return ()
        return (self.owner[earlier],)

    def _free(self, sentence: Sentence, quotation: Quotation) -> Sequence[Speaker]:
        """The speaker of a quoted clause in the sentence of, or right after, somebody's words: free indirect speech."""
        floor = self.analysis.sentences[max(0, sentence.index - 1)]
        spoke = self.memory.last
        near = spoke is not None and floor.start <= self.memory.at and floor.paragraph == sentence.paragraph
        tokens = [t for t in self.analysis.tree(sentence) if quotation.start <= sentence.start + t.idx < quotation.end]
        clause = len(tokens) >= _FEWEST and any(t.tag_ in FINITE for t in tokens)
        return (spoke,) if spoke is not None and near and clause else ()

    def _standing(self, first: Sentence, last: Sentence, quotation: Quotation) -> Sequence[Speaker]:
        """The speaker of a quotation that is a sentence of its own: who spoke in the one before, or its subject.

        Only a person goes on so: "Ann Poe was blunt. "We lost," ..." and, a paragraph later, ""And we will again."".
        """
        text = self.analysis.text
        alone = not text[first.start : quotation.start].strip(" \"“‘'«„(") and not text[quotation.end : last.end].strip(
            " \"”’'»“.)"
        )
        if (
            not alone
            or text[quotation.end - 1] not in ".?!…"
            or not first.index
            or not self._is_speech(quotation, _FEWEST)
        ):
            return ()
        before = self.analysis.sentences[first.index - 1]
        if before.paragraph < first.paragraph - 1:
            return ()
        spoke = self.memory.last
        if spoke is not None and before.start <= self.memory.at < before.end:
            return (spoke,)
        person = subject_person(self.analysis, before)
        return (named_speaker(self.analysis, person, self.memory),) if person is not None else ()


def _holds(saying: Saying, quotation: Quotation) -> bool:
    """Whether the quotation lies in the words that an act of saying tells."""
    content = saying.content
    return content is not None and content[0] <= quotation.start and quotation.end <= content[1] + 2

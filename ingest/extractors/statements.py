"""Statements: direct quotations with their speakers, indirect speech, turns of interviews and transcripts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from graph.model import Statement
from graph.slug import claim_id, discriminated_id
from graph.vocab import EntityType, Kind, Modality, Speech
from ingest.analysis import Analysis
from ingest.lexicon_file import words
from ingest.segment import Block, Sentence
from ingest.speech.memory import Memory, Speaker
from ingest.speech.quotations import Quotation, find_quotations
from ingest.speech.sayings import Saying, find_sayings, may_say
from ingest.speech.speakers import named_speaker, speaker_at
from ingest.speech.turns import Turn, find_turns, speakers

_RECENT = 6
"""How many statements back one may hold the words of the next."""
_FARTHEST = 90
"""How many characters may stand between a quotation's end and its verb of saying."""


def extract(analysis: Analysis) -> tuple[Statement, ...]:
    """The statements of a document, in the order of the text."""
    turns = find_turns(analysis)
    found = list(_turns(analysis, turns)) if turns else []
    first = turns[0].start if turns else len(analysis.text) + 1
    quotations = tuple(q for q in find_quotations(analysis.text) if q.start < first)
    found += _Reader(analysis, quotations, first).read()
    unique = {(s.start, s.end, s.speaker.name): s for s in found}
    return tuple(_told_apart(sorted(unique.values(), key=lambda s: (s.start, s.end, s.speaker.name))))


def _told_apart(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Speakers who say the same words share their anchor: from the second on, the id holds the speaker too."""
    seen: set[str] = set()
    for statement in statements:
        if statement.id in seen:
            also = statement.speaker.id or statement.speaker.name
            new = discriminated_id(Kind.STATEMENT, statement.document, statement.start, statement.end, also)
            yield statement.model_copy(update={"id": new})
        else:
            seen.add(statement.id)
            yield statement


def _turns(analysis: Analysis, turns: Sequence[Turn]) -> Iterator[Statement]:
    for turn, ref, role, body in speakers(analysis, turns):
        speaker = Speaker(ref, turn.start, turn.end, role, body)
        yield _statement(analysis, speaker, (turn.start, turn.end), Speech.DIRECT, Modality.ASSERTED)


def _statement(
    analysis: Analysis, speaker: Speaker, span: tuple[int, int], kind: Speech, modality: Modality
) -> Statement:
    said = analysis.evidence(*span)
    document = analysis.document.id
    who = speaker.ref
    return Statement(
        id=claim_id(Kind.STATEMENT, document, said.start, said.end),
        modality=modality,
        furniture=analysis.is_furniture(*span),
        evidence=(said,),
        speaker=who,
        speaker_role=speaker.role,
        affiliation=speaker.affiliation,
        kind=kind,
        quote=said.quote,
        start=said.start,
        end=said.end,
    )


class _Reader:
    """Reads the sentences of a document once, from first to last, remembering who spoke."""

    def __init__(self, analysis: Analysis, quotations: Sequence[Quotation], limit: int) -> None:
        self.analysis = analysis
        self.quotations = quotations
        self._starts = [q.start for q in quotations]
        self._ends = [q.end for q in quotations]
        self.memory = Memory()
        self.found: list[Statement] = []
        self.owner: dict[Quotation, Speaker] = {}
        self.sentences = [s for s in analysis.sentences if s.start < limit and s.block is not Block.ROW]

    def read(self) -> list[Statement]:
        """Every statement of the sentences, direct and indirect."""
        worth = [s for s in self.sentences if may_say(self.analysis.words(s)) or self._quotes(s)]
        self.analysis.parse(worth)
        for sentence in worth:
            self._sentence(sentence)
        return self.found

    def _quotes(self, sentence: Sentence) -> list[Quotation]:
        return self._within(sentence.start, sentence.end)

    def _within(self, start: int, end: int) -> list[Quotation]:
        """The quotations that share characters with a span, in order."""
        first = bisect_right(self._ends, start)
        return list(self.quotations[first : bisect_left(self._starts, end)])

    def _sentence(self, sentence: Sentence) -> None:
        sayings = [
            (s, speaker_at(self.analysis, sentence, s.speaker, self.memory, human=s.lemma in words("speech", "human")))
            for s in find_sayings(self.analysis, sentence, self._quotes(sentence))
        ]
        spoken = [(s, who) for s, who in sayings if who]
        for quotation in self._quotes(sentence):
            if quotation not in self.owner:
                self._direct(sentence, quotation, spoken)
        for saying, who in spoken:
            if saying.content and not self._is_quotation(saying.content):
                self._indirect(saying, who)
            self.memory.speaks(who[-1], saying.cue[0])

    def _is_quotation(self, span: tuple[int, int]) -> bool:
        """Whether quotations hold nearly all the words of a span."""
        inside = sum(max(0, min(q.end, span[1]) - max(q.start, span[0])) + 2 for q in self._within(*span))
        return inside > 0.7 * (span[1] - span[0])

    def _indirect(self, saying: Saying, who: Sequence[Speaker]) -> None:
        content = saying.content
        assert content is not None
        for speaker in who:
            if not self._told_within(speaker, content):
                self.found.append(_statement(self.analysis, speaker, content, Speech.INDIRECT, saying.modality))

    def _told_within(self, speaker: Speaker, content: tuple[int, int]) -> bool:
        """Whether the words lie in longer ones of the same speaker: "said that it expected to grow" is said once."""
        start, end = self.analysis.raw(*content)
        mine = (s for s in self.found[-_RECENT:] if s.kind is Speech.INDIRECT and s.speaker == speaker.ref)
        return any(s.start <= start and end <= s.end for s in mine)

    def _direct(
        self, sentence: Sentence, quotation: Quotation, spoken: Sequence[tuple[Saying, Sequence[Speaker]]]
    ) -> None:
        speakers_ = (
            self._behind(quotation, spoken) or self._ahead(sentence, quotation, spoken) or self._carried(quotation)
        )
        if not speakers_:
            return
        self.owner[quotation] = speakers_[-1]
        for speaker in speakers_:
            self.found.append(
                _statement(self.analysis, speaker, (quotation.start, quotation.end), Speech.DIRECT, Modality.ASSERTED)
            )

    def _behind(self, quotation: Quotation, spoken: Sequence[tuple[Saying, Sequence[Speaker]]]) -> Sequence[Speaker]:
        """The speaker whose verb follows the quotation: "...," said Ann Poe."""
        text = self.analysis.text
        if text[quotation.end - 1] not in ",.?!—…" and text[quotation.end + 1 : quotation.end + 2] not in ",—":
            return ()
        for saying, who in spoken:
            gap = saying.cue[0] - quotation.end
            if 0 < gap < _FARTHEST and not any(
                q.start > quotation.end for q in self._within(quotation.end, saying.cue[0])
            ):
                return who
        return ()

    def _ahead(
        self, sentence: Sentence, quotation: Quotation, spoken: Sequence[tuple[Saying, Sequence[Speaker]]]
    ) -> Sequence[Speaker]:
        """The speaker whose verb leads to the quotation (Ann Poe said: "..."), or who is quoted in indirect speech."""
        lead = self.analysis.text[sentence.start : quotation.start - 1].rstrip()
        before = [(s, who) for s, who in spoken if s.cue[1] <= quotation.start]
        for saying, who in reversed(before):
            gap = self.analysis.text[saying.cue[1] : quotation.start - 1].strip()
            within = (
                saying.content is not None
                and saying.content[0] <= quotation.start
                and quotation.end <= saying.content[1] + 2
            )
            naming = saying.lemma in words("speech", "naming") and len(gap.split()) <= 6
            if naming and self._is_speech(quotation, 1):
                return who
            if (len(gap.split()) <= 4 and (gap[-1:] in ",:" or not gap) and self._is_speech(quotation, 1)) or (
                within and self._is_speech(quotation, 2)
            ):
                return who
        for saying, who in spoken:
            if (
                saying.content
                and saying.content[0] <= quotation.start
                and quotation.end <= saying.content[1] + 2
                and self._is_speech(quotation, 2)
            ):
                return who
        if lead.endswith(":") and self._is_speech(quotation, 4):
            return self._before_colon(sentence, quotation, before)
        return ()

    def _before_colon(
        self, sentence: Sentence, quotation: Quotation, before: Sequence[tuple[Saying, Sequence[Speaker]]]
    ) -> Sequence[Speaker]:
        """The subject of the sentence that a colon ends: "Ann Poe takes a calmer view: ..."."""
        if before:
            return before[-1][1]
        colon = sentence.start + self.analysis.text[sentence.start : quotation.start - 1].rstrip().rfind(":")
        named = next((n for n in self.analysis.names_at(colon - 1) if n.ref.type is EntityType.PERSON), None)
        if named is not None:
            return (named_speaker(self.analysis, named, self.memory),)
        doc = self.analysis.tree(sentence)
        root = next((t for t in doc if t.dep_ in {"nsubj"} and sentence.start + t.idx < quotation.start), None)
        return speaker_at(self.analysis, sentence, root, self.memory) if root is not None else ()

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
        gap = self.analysis.text[earlier.end + 1 : quotation.start - 1]
        opens = gap.rstrip(" \"“‘'").endswith((".", "!", "?", ":")) or not gap.strip()
        if not earlier.closed and not gap.strip('\n "“”'):
            return (self.owner[earlier],)
        sentences = [self.analysis.sentence_at(at).index for at in (earlier.end, quotation.start)]
        if "\n" in gap or not opens or sentences[1] - sentences[0] > 1 or not self._is_speech(quotation, 3):
            return ()
        return (self.owner[earlier],)

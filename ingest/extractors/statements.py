"""Statements: direct quotations with their speakers, indirect speech, turns of interviews and transcripts."""

from collections.abc import Iterator, Sequence

from graph.model import Statement
from graph.slug import claim_id, discriminated_id
from graph.vocab import Kind, Modality, Speech
from ingest.analysis import Analysis
from ingest.lexicon_file import words
from ingest.segment import Block, Sentence
from ingest.speech.direct import Direct, Spoken
from ingest.speech.memory import Memory, Speaker
from ingest.speech.quotations import Quotation, find_quotations
from ingest.speech.saying import Saying
from ingest.speech.sayings import find_sayings, may_say
from ingest.speech.speakers import speaker_at
from ingest.speech.turns import Turn, find_turns, speakers

_MOSTLY = 0.9
"""What share of indirect speech is quoted where it is told as a quotation only."""
_RECENT = 6
"""How many statements back one may hold the words of the next."""


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
        yield _statement(analysis, speaker, (turn.start, turn.end))


def _statement(analysis: Analysis, speaker: Speaker, span: tuple[int, int], told: Saying | None = None) -> Statement:
    """The statement of a span: direct, or what an act of saying tells."""
    said = analysis.evidence(*span)
    document = analysis.document.id
    who = speaker.ref
    return Statement(
        id=claim_id(Kind.STATEMENT, document, said.start, said.end),
        modality=told.modality if told is not None else Modality.ASSERTED,
        negated=told is not None and told.negated,
        furniture=analysis.is_furniture(*span),
        evidence=(said,),
        speaker=who,
        speaker_role=speaker.role,
        affiliation=speaker.affiliation,
        kind=Speech.INDIRECT if told is not None else Speech.DIRECT,
        quote=said.quote,
        start=said.start,
        end=said.end,
    )


class _Reader:
    """Reads the sentences of a document once, from first to last, remembering who spoke."""

    def __init__(self, analysis: Analysis, quotations: Sequence[Quotation], limit: int) -> None:
        self.analysis = analysis
        self.memory = Memory()
        self.direct = Direct(analysis, quotations, self.memory)
        self.found: list[Statement] = []
        self.told: dict[int, Sequence[Spoken]] = {}
        self.sentences = [s for s in analysis.sentences if s.start < limit and s.block is not Block.ROW]

    def read(self) -> list[Statement]:
        """Every statement of the sentences, direct and indirect."""
        worth = [s for s in self.sentences if may_say(self.analysis.words(s)) or self._quotes(s)]
        self.analysis.parse(worth)
        for sentence in worth:
            self._sentence(sentence)
        return self.found

    def _quotes(self, sentence: Sentence) -> list[Quotation]:
        return self.direct.within(sentence.start, sentence.end)

    def _sentence(self, sentence: Sentence) -> None:
        """A quotation is read with the sentence that ends it: its speaker may stand before or behind."""
        quotes = self._quotes(sentence)
        sayings = find_sayings(self.analysis, sentence, quotes)
        heard = [(s, self._speakers(sentence, s)) for s in sayings]
        spoken = list(_outermost([(s, who) for s, who in heard if who]))
        self.told[sentence.index] = spoken
        for quotation in quotes:
            if quotation.end <= sentence.end:
                span = (quotation.start, quotation.end)
                quoted = self.direct.speakers(quotation, self.told)
                self.found += [_statement(self.analysis, speaker, span) for speaker in quoted]
                for speaker in quoted[-1:]:
                    self.memory.speaks(speaker, quotation.start)
        for saying, who in spoken:
            if saying.content and not self._is_quotation(saying.content):
                self._indirect(saying, who)
            self.memory.speaks(who[-1], saying.cue[0], saying.lemma)

    def _speakers(self, sentence: Sentence, saying: Saying) -> Sequence[Speaker]:
        human = saying.lemma in words("speech", "human")
        found = speaker_at(self.analysis, sentence, saying.speaker, self.memory, human=human)
        self.memory.here = found[-1] if found else self.memory.here
        return found

    def _is_quotation(self, span: tuple[int, int]) -> bool:
        """Whether quotations hold nearly all the words of a span."""
        within = self.direct.within(*span)
        if within and within[0].start - span[0] in {0, 1} and -1 <= span[1] - within[-1].end <= 2:
            return True
        outside = self.analysis.text[span[0] : within[0].start - 1].lower().split() if len(within) == 1 else []
        if outside and set(outside) <= words("speech", "fillers") and within[0].end >= span[1] - 2:
            return True
        inside = sum(max(0, min(q.end, span[1]) - max(q.start, span[0])) + 2 for q in within)
        return inside > _MOSTLY * (span[1] - span[0])

    def _indirect(self, saying: Saying, who: Sequence[Speaker]) -> None:
        content = saying.content
        assert content is not None
        for speaker in who:
            if not self._told_within(speaker, content):
                self.found.append(_statement(self.analysis, speaker, content, saying))

    def _told_within(self, speaker: Speaker, content: tuple[int, int]) -> bool:
        """Whether the words lie in longer ones of the same speaker: "said that it expected to grow" is said once."""
        start, end = self.analysis.raw(*content)
        mine = (s for s in self.found[-_RECENT:] if s.kind is Speech.INDIRECT and s.speaker == speaker.ref)
        return any(s.start <= start and end <= s.end for s in mine)


def _outermost(spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    """Without what is told within what another says: "he said that Orlen expected to grow" is his."""
    outer = [(s, s.content) for s, _ in spoken if s.content is not None and not s.content[0] < s.cue[0] < s.content[1]]
    for saying, who in spoken:
        content, cue = saying.content, saying.cue
        within = (
            a <= cue[0] and cue[1] <= b and (content is None or content[1] <= b)
            for s, (a, b) in outer
            if s is not saying
        )
        if content is None or not any(within):
            yield saying, who

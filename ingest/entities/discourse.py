"""Who was named so far in a text, where, and in which place of the sentence: what a later word may stand for."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Guess, Name
from ingest.entities.anaphor import Anaphor
from ingest.entities.employers import Employers
from ingest.entities.home import Homes
from ingest.entities.overlap import Cover
from ingest.segment import Sentence

_JOINED = frozenset({"conj", "appos", "compound", "flat", "nmod"})
_MODIFYING = frozenset({"compound", "nmod", "amod"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_QUOTE = re.compile(r"“[^”\n]*[”\n]|\"[^\"\n]*[\"\n]|(?<!\w)['‘](?=\w)(?:[^'’\n]|['’](?=\w))*['’](?!\w)")
_BACK = 10
"""Sentences after which a name that is not what the text is about is no longer in sight."""
_MAIN = 3
"""So many names, those named most, stay in sight all through the text."""
BODIES = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION})


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence: its name, sentence, head word, and its place in the sentence."""

    name: Name
    sentence: Sentence
    token: Token | None
    role: str
    quoted: bool


@dataclass(slots=True)
class Referent:
    """One who was named, with every mention so far."""

    ref: Ref
    mentions: list[Mention] = field(default_factory=list)
    subjects: int = 0

    @property
    def last(self) -> Mention:
        """The latest mention."""
        return self.mentions[-1]


class Discourse:
    """Follows a text sentence by sentence."""

    def __init__(self, analysis: Analysis, names: Iterable[Name]) -> None:
        self.analysis = analysis
        self.text = analysis.text
        names = tuple(names)
        self.homes = Homes(analysis, names)
        self.employers = Employers(analysis.text, names)
        self.quotes = [(m.start(), m.end()) for m in _QUOTE.finditer(analysis.text)]
        self._cover = Cover(self.quotes)
        self._known: dict[Ref, Referent] = {}
        self._persons: dict[tuple[int, int], Ref] = {}
        self._main: list[Ref] = []
        self._rows: dict[int, list[Mention]] = {}

    def guess(self, start: int, end: int, chances: Mapping[str, float]) -> None:
        """Keep how likely each is meant by a word that stays without a name."""
        self.analysis.guesses.append(Guess(start, end, chances))

    def add(self, name: Name, sentence: Sentence, parsed: bool = True) -> Mention:
        """Enter an occurrence; occurrences come in the order of the text."""
        token = self.token(name.start, name.end, sentence) if parsed else None
        mention = Mention(name, sentence, token, role(token), self.quote_at(name.start) is not None)
        self._rows.setdefault(sentence.index, []).append(mention)
        known = self._known.setdefault(name.ref, Referent(name.ref))
        known.mentions.append(mention)
        known.subjects += mention.role in {"main", "subject"}
        if mention.role == "main":
            self._main.append(name.ref)
        if token is not None and name.ref.type is EntityType.PERSON:
            self._persons[sentence.index, token.i] = name.ref
        return mention

    def token(self, start: int, end: int, sentence: Sentence) -> Token | None:
        """The head word of a span."""
        tree = self.analysis.tree(sentence)
        span = tree.char_span(start - sentence.start, end - sentence.start, alignment_mode="expand")
        return span.root if span is not None else None

    def quote_at(self, offset: int) -> tuple[int, int] | None:
        """The quotation that holds the offset."""
        at = _last_before(self.quotes, offset)
        return at if at is not None and offset < at[1] else None

    def in_sight(self, sentence: Sentence, types: frozenset[EntityType]) -> list[Referent]:
        """Those of these types who may be meant in a sentence, the one named last first."""
        fitting = [r for r in self._known.values() if r.ref.type in types]
        counts = Counter({r.ref: len(r.mentions) for r in fitting})
        main = {ref for ref, _ in counts.most_common(_MAIN)}
        near = [r for r in fitting if r.ref in main or sentence.index - r.last.sentence.index <= _BACK]
        return sorted(near, key=lambda r: (-r.last.name.start, r.ref.name))

    def most(self, types: frozenset[EntityType]) -> int:
        """How often the one named most of these types was named."""
        return max((len(r.mentions) for r in self._known.values() if r.ref.type in types), default=0)

    def coordinated(self, anaphor: Anaphor) -> tuple[Ref, ...]:
        """Those whom "they" means when the subject before it joins several companies ("Aster and Brenn said they")."""
        for index in (anaphor.sentence.index, anaphor.sentence.index - 1):
            row = [m for m in self._rows.get(index, ()) if m.name.end <= anaphor.start and m.name.ref.type in BODIES]
            subjects = [m for m in row if m.role in {"main", "subject"}]
            heads = {_first(m.token).i for m in subjects if m.token is not None}
            if len(heads) == 1 and len({m.name.ref for m in subjects}) > 1:
                return tuple(dict.fromkeys(m.name.ref for m in subjects))
            if row:
                return ()
        return ()

    def joined(self, referent: Referent, anaphor: Anaphor) -> bool:
        """Whether one was named last as a part of a joined subject of an earlier sentence ("Aster and Brenn fell")."""
        last = referent.last
        if last.token is None or last.sentence.index == anaphor.sentence.index or last.role not in {"main", "subject"}:
            return False
        beside = (m for m in self._rows[last.sentence.index] if m.token is not None and m.name.ref != referent.ref)
        return any(m.name.ref.type in BODIES and _first(m.token).i == _first(last.token).i for m in beside if m.token)

    def employer(self, anaphor: Anaphor) -> Ref | None:
        """ "whose company": that of the person who was named last before it in the sentence."""
        row = self._rows.get(anaphor.sentence.index, ())
        people = [m.name.ref for m in row if m.name.end <= anaphor.start and m.name.ref.type is EntityType.PERSON]
        return self.employers.of(people[-1]) if people else None

    def ordered(self, anaphor: Anaphor) -> Ref | None:
        """ "The former" or "the latter" of the two who were named last, or the last of more."""
        at = int(anaphor.noun == "latter")
        for index in (anaphor.sentence.index, anaphor.sentence.index - 1):
            row = self._rows.get(index, ())
            near = [m.name.ref for m in row if m.name.end <= anaphor.start and m.name.how != "coreference"]
            near = [ref for ref in dict.fromkeys(near) if ref.type in anaphor.types]
            if len(near) > 1:
                return near[:2][at] if len(near) == 2 else (near[-1] if at else None)
        return None

    def latest_main(self, types: frozenset[EntityType]) -> Ref | None:
        """Who of these types was the subject of a main clause last."""
        return next((ref for ref in reversed(self._main[-_BACK:]) if ref.type in types), None)

    def person_at(self, sentence: Sentence, token: Token) -> Ref | None:
        """The person whom a word of a sentence names."""
        return self._persons.get((sentence.index, token.i))


def _last_before(spans: list[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][0] <= offset:
            low = middle + 1
        else:
            high = middle
    return spans[low - 1] if low else None


def _first(token: Token) -> Token:
    """The first of several that are joined."""
    while token.dep_ in _JOINED and token.head != token:
        token = token.head
    return token


_ROLES = {
    "dobj": "object",
    "dative": "object",
    "attr": "object",
    "oprd": "object",
    "poss": "owner",
    "ROOT": "root",
    "pobj": "prep",
}


def role(token: Token | None) -> str:
    """The place of a name in its sentence: subject of the main clause or of another, object, owner, after "by" ..."""
    if token is None:
        return "none"
    if token.dep_ in _MODIFYING and token.head.pos_ == "NOUN":
        return "modifier"
    token = _first(token)
    if token.dep_ in _SUBJECT:
        return "main" if token.head.dep_ in {"ROOT", "conj"} else "subject"
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return "agent"
    return _ROLES.get(token.dep_, "other")

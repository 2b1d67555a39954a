"""Who was named in the sentences before, and who of them a word may stand for: by type, number and salience."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from graph.lexicon import load
from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.entities import anaphor
from ingest.entities.fit import fits, fits_industry

_CLEAR = 3
"""So often must the topic have been named before "the Pune-based lender" may mean it among several."""
BACK = 3
"""Sentences that are looked back through."""
_SUBJECT_WITHIN = 30
"""A name that begins within so many characters of its sentence is taken for its subject."""

_NEAR = 30
_ANY = frozenset({"company", "firm", "group", "business", "corporation", "startup", "start-up", "giant"})
"""Nouns that any company may be called."""
_FIRMS = frozenset({EntityType.COMPANY})
_BODIES = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION})
_PERSONS = frozenset({EntityType.PERSON})


class Sight:
    """Who was named in which sentence so far, and who of them may be meant."""

    def __init__(self, analysis: Analysis, names: tuple[Name, ...]) -> None:
        self._analysis = analysis
        self._text = analysis.text
        self._names = names
        self._by_sentence: dict[int, list[Name]] = {}
        self._count: Counter[str] = Counter()
        self._offices = anaphor.bearers(self._text, names)
        self._described = anaphor.described(self._text, names)
        self._pairs: dict[str, tuple[Ref, ...]] = {}
        for name in names:
            self._by_sentence.setdefault(analysis.sentence_at(name.start).index, []).append(name)

    def _before(self, index: int, at: int, kinds: frozenset[EntityType]) -> Iterator[list[Name]]:
        """Fitting names sentence by sentence, backwards, in each the order of the text."""
        here = [n for n in self._by_sentence[index] if n.end <= at and self._fits(n, kinds)]
        yield [n for n in here if not anaphor.WHICH_NEXT.match(self._text, n.end)]
        for back in range(index - 1, max(-1, index - 1 - BACK), -1):
            yield [n for n in self._by_sentence.get(back, ()) if self._fits(n, kinds)]

    def _fits(self, name: Name, kinds: frozenset[EntityType]) -> bool:
        """Whether the text is about it: of the types, and not only named as a source."""
        return fits(name, kinds) and not anaphor.SOURCE_BEFORE.search(
            self._text, max(0, name.start - _NEAR), name.start
        )

    def _called(self, index: int, at: int, noun: str) -> Ref | None:
        """The one named last near by whom the text calls so beside its name ("Aster, a Dutch lender")."""
        if noun in _ANY:
            return None
        for names in self._before(index, at, _BODIES):
            refs = {n.ref for n in names if noun in self._described.get(n.ref.id or "", ())}
            if refs:
                return refs.pop() if len(refs) == 1 else None
        return None

    def _suits(self, ref: Ref, noun: str) -> bool:
        """Whether a company may be meant by a noun of one industry: known to be of it, or what the text is about."""
        if not fits_industry(ref, noun):
            return False
        if noun in _ANY or load().get(ref.id or "") is not None:
            return True
        firms = [key for key in self._count if key.startswith("company/")]
        return ref == self._topic() or len(firms) < 2

    def _kin(self, index: int, at: int, kinds: frozenset[EntityType], kin: tuple[str, ...]) -> Ref | None:
        """The one name near by that bears a word of the noun's kind ("the lender": Aster Bancorp)."""
        near = {n.ref for names in self._before(index, at, kinds) for n in names if set(n.ref.name.split()) & set(kin)}
        return near.pop() if len(near) == 1 else None

    def _one(
        self, index: int, at: int, kinds: frozenset[EntityType], after: int | None = None, sole: bool = False
    ) -> Ref | None:
        for number, names in enumerate(self._before(index, at, kinds)):
            refs = list(dict.fromkeys(n.ref for n in names))
            if not refs:
                continue
            if number == 0 and after is not None and self._object(at, names):
                refs = refs[1:] if len(refs) == 2 else []
                if not refs:
                    continue
            if sole and len(refs) > 1:
                topic = self._topic()
                clear = topic is not None and self._count[topic.id or ""] >= _CLEAR
                return topic if clear and topic in refs else None
            return self._salient(refs, names)
        return None

    def _object(self, at: int, names: list[Name]) -> bool:
        """Whether a noun phrase stands as the object of the clause whose subject was named: then it is another."""
        between = self._text[names[0].end : at]
        return bool(anaphor.TRANSITIVE.fullmatch(between))

    def _salient(self, refs: list[Ref], names: list[Name]) -> Ref | None:
        """Of those named in one sentence: the only one, the document's topic, or the sentence's subject."""
        if len(refs) == 1:
            return refs[0]
        topic = self._topic()
        if topic in refs:
            return topic
        sentence = self._analysis.sentence_at(names[0].start)
        leads = names[0].start - sentence.start <= _SUBJECT_WITHIN
        beside = len(names) > 1 and anaphor.BESIDE.fullmatch(self._text[names[0].end : names[1].start])
        return refs[0] if leads and not beside else None

    def _topic(self) -> Ref | None:
        """Who was named clearly more often than all others so far."""
        common = [(id_, n) for id_, n in self._count.most_common() if id_.startswith(("company/", "organization/"))]
        if not common or common[0][1] < 2 or (len(common) > 1 and common[1][1] >= common[0][1]):
            return None
        return next(n.ref for n in self._names if n.ref.id == common[0][0])

    def _person(self, index: int, at: int) -> Ref | None:
        for names in self._before(index, at, _PERSONS):
            refs = list(dict.fromkeys(n.ref for n in names))
            if refs:
                return refs[0] if len(refs) == 1 else None
        return None

    def _two(self, index: int, at: int, back: int) -> tuple[Ref, ...]:
        """The two of whom the text just spoke, when they are exactly two."""
        seen: dict[Ref, None] = {}
        for names in islice(self._before(index, at, _FIRMS), back + 1):
            seen.update(dict.fromkeys(n.ref for n in names))
            if len(seen) >= 2:
                break
        return tuple(seen) if len(seen) == 2 else ()

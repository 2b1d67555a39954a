"""Words that stand for a name: "the company", "the Pune-based lender", "it", "she", "the pair".

The text is followed sentence by sentence; whom a word means is ranked by `antecedent`, and where nobody is likely
enough the word stays unlinked. A found word counts as a mention for what follows.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.entities.anaphor import Anaphor, Sort, find_anaphors, has_anaphor
from ingest.entities.antecedent import choose
from ingest.entities.described import Described
from ingest.entities.discourse import Discourse, Referent
from ingest.entities.fit import maker_of, media
from ingest.entities.governing import bound
from ingest.entities.groups import Groups, find_groups
from ingest.entities.offices import Offices
from ingest.entities.wording import words
from ingest.segment import Sentence

_ORDER = frozenset({"former", "latter"})
_BESIDE = frozenset({EntityType.PLACE, EntityType.PRODUCT})
"""What may stand before the noun and tell only of it: its home, the index it is in ("the DAX company")."""
_FIRM_KINDS = frozenset({"generic", "trade", "part", "side"})

Chooser = Callable[[Anaphor, Sequence[Referent], Discourse, Described], Ref | None]


def refer(analysis: Analysis, names: Iterable[Name]) -> tuple[Name, ...]:
    """The words that stand for names, in the order of the text; where two are meant, a Name for each over one span."""
    return tuple(Reader(analysis, tuple(names), choose).read())


class Reader:
    """Reads a text once. `chooser` says whom an anaphor means; training gives one that knows."""

    def __init__(self, analysis: Analysis, names: tuple[Name, ...], chooser: Chooser) -> None:
        self._analysis = analysis
        self._chooser = chooser
        self._names: dict[int, list[Name]] = {}
        for name in names:
            self._names.setdefault(analysis.sentence_at(name.start).index, []).append(name)
        analysis.parse(s for s in analysis.sentences if s.index in self._names or has_anaphor(analysis.words(s)))
        self.discourse = Discourse(analysis, names)
        self.described = Described(analysis, names, self.discourse.homes)
        self._offices = Offices(analysis.text, names)
        self._groups = Groups(analysis.text)

    def read(self) -> Iterator[Name]:
        """The links, in the order of the text."""
        for sentence in self._analysis.sentences:
            own = self._names.get(sentence.index, [])
            yield from self._sentence(sentence, own)

    def _sentence(self, sentence: Sentence, own: list[Name]) -> Iterator[Name]:
        waiting = sorted(own, key=lambda n: n.start)
        done = sentence.start
        for start, end, solve in sorted(self._found(sentence, own), key=lambda f: (f[0], -f[1])):
            while waiting and waiting[0].start < start:
                self._enter(waiting.pop(0), sentence)
            if start < done:
                continue
            for name in solve():
                done = end
                self._enter(name, sentence)
                yield name
        for name in waiting:
            self._enter(name, sentence)
        self._groups.add(sentence, [*own])

    def _enter(self, name: Name, sentence: Sentence) -> None:
        if name.how != "adjective" and name.ref.id not in media():
            self.discourse.add(name, sentence)

    def _found(self, sentence: Sentence, own: list[Name]) -> Iterator[tuple[int, int, Callable[[], Iterable[Name]]]]:
        """Where words that may stand for names begin and end, and what says whom they mean when it is their turn."""
        for anaphor in find_anaphors(self._analysis, sentence):
            yield anaphor.start, anaphor.end, partial(self._solve, anaphor, own)
        for start, end, form in find_groups(self._analysis.text, sentence):
            yield start, end, partial(self._groups.solve, start, end, form, own)
        for start, end, ref in self._offices.find(sentence):
            yield start, end, partial(_one, start, end, ref)

    def _solve(self, anaphor: Anaphor, own: list[Name]) -> Iterable[Name]:
        inner = [n for n in own if anaphor.start <= n.start and n.end <= anaphor.end]
        if any(n.start < anaphor.end < n.end for n in own):
            return ()
        start = anaphor.token.idx + anaphor.sentence.start if inner else anaphor.start
        if inner and (maker := maker_of(inner[-1])) and inner[-1].ref.type is not EntityType.PLACE:
            return _one(start, anaphor.end, maker)
        if not _open(anaphor, inner) or self._told(anaphor, own) or _of_people(anaphor):
            return ()
        if anaphor.sort is Sort.THEY and (several := self.discourse.coordinated(anaphor)):
            return tuple(Name(anaphor.start, anaphor.end, ref, "coreference") for ref in several)
        if anaphor.noun in _ORDER or anaphor.owned:
            found = self.discourse.employer(anaphor) if anaphor.owned else self.discourse.ordered(anaphor)
            return _one(start, anaphor.end, found)
        sight = self.discourse.in_sight(anaphor.sentence, anaphor.types)
        referents = [r for r in sight if not self._unfit(anaphor, r)]
        ref = self._chooser(anaphor, referents, self.discourse, self.described) if referents else None
        return _one(start, anaphor.end, ref)

    def _unfit(self, anaphor: Anaphor, referent: Referent) -> bool:
        """Whether words cannot mean one: an object is not its own subject, a noun phrase tells of another home or
        industry or does not tell one of several apart ("Aster and Brenn fell. The company")."""
        if anaphor.sort is not Sort.NOUN:
            return anaphor.sort is not Sort.ITS and bound(anaphor, referent)
        last = referent.last
        if last.sentence == anaphor.sentence and words().related.match(self._analysis.text, last.name.end):
            return True
        told = set(self.described.fits(anaphor, referent.ref))
        apart = told & {"called", "kin", "athome", "industry"}
        return bool(told & {"elsewhere", "otherindustry"}) or (not apart and self.discourse.joined(referent, anaphor))

    def _told(self, anaphor: Anaphor, own: list[Name]) -> bool:
        """Whether the words beside it say that it stands for nothing, or name it: "the producer, Ada Roe,", "Brenn, the
        Dutch lender,"."""
        text = self._analysis.text
        if anaphor.sort is Sort.IT:
            return words().expletive.match(text, anaphor.end) is not None
        before = (n for n in own if n.end == anaphor.start - 2 and text[n.end : anaphor.start] == ", ")
        if anaphor.sort is Sort.NOUN and words().apposed.match(text, anaphor.end) and any(before):
            return True
        after = (n for n in own if anaphor.end < n.start <= anaphor.end + 2 and n.how != "adjective")
        return anaphor.sort is Sort.NOUN and any(text[anaphor.end : n.start] in {" ", ", "} for n in after)


def _one(start: int, end: int, ref: Ref | None) -> tuple[Name, ...]:
    return (Name(start, end, ref, "coreference"),) if ref is not None else ()


def _of_people(anaphor: Anaphor) -> bool:
    """Whether "they" are those named with a firm before: "traders at Aster Bank are gloomier: they see"."""
    if anaphor.sort is not Sort.THEY:
        return False
    before = (t for t in anaphor.token.doc if t.i < anaphor.token.i and t.tag_ == "NNS" and t.dep_ == "nsubj")
    return any(c.lower_ == "at" for t in before for c in t.children)


def _open(anaphor: Anaphor, inner: list[Name]) -> bool:
    """Whether the phrase does not itself say whom it means: only the home of a firm may stand in it."""
    if any(word.lower() in words().unnamed for word in anaphor.modifiers.split()):
        return False
    if anaphor.sort is not Sort.NOUN or not inner:
        return True
    if anaphor.kind in _FIRM_KINDS:
        return all(n.ref.type in _BESIDE or n.ref.id in media() for n in inner)
    return all(n.how == "adjective" for n in inner)

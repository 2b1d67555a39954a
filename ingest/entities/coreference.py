"""Words that stand for a name: "the company", "the Pune-based lender", "it", "she", "the pair".

A word is linked only where one candidate fits by type, number and salience; else it stays unlinked. Salience: the same
sentence first, then up to three sentences back; among several the one that the document is about, or the one with
which the sentence begins.
"""

import re
from collections.abc import Iterable, Iterator

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.entities import anaphor
from ingest.entities.anaphor import words
from ingest.entities.fit import maker_of, meant_itself
from ingest.entities.sight import BACK, Sight

_FIRMS = frozenset({EntityType.COMPANY})
_BODIES = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION})


def refer(analysis: Analysis, names: Iterable[Name]) -> tuple[Name, ...]:
    """The words that stand for names, in the order of the text; where two are meant, a Name for each over one span."""
    return tuple(_Reader(analysis, tuple(names)).read())


class _Reader(Sight):
    """Reads a text once, keeping who was named in which sentence."""

    def read(self) -> Iterator[Name]:
        """Anaphors sentence by sentence; each found one counts as a mention for what follows."""
        for sentence in self._analysis.sentences:
            own = self._by_sentence.setdefault(sentence.index, [])
            for start, end, refs in self._anaphors(sentence.index, sentence.start, sentence.end):
                if any(start < n.end and n.start < end for n in own):
                    continue
                for ref in refs:
                    name = Name(start, end, ref, "coreference")
                    own.append(name)
                    yield name
            own.sort(key=lambda n: n.start)
            self._count.update(n.ref.id for n in own if n.ref.id and n.how != "adjective")

    def _anaphors(self, index: int, start: int, end: int) -> Iterator[tuple[int, int, tuple[Ref, ...]]]:
        found: list[tuple[int, int, str, re.Match[str]]] = []
        for kind, pattern in words().anaphors.items():
            found += [(m.start(), m.end(), kind, m) for m in pattern.finditer(self._text, start, end)]
        done = start
        for at, stop, kind, match in sorted(found, key=lambda f: (f[0], -f[1])):
            if at < done:
                continue
            span, refs = self._solve(index, kind, match)
            if refs:
                yield (*span, refs)
                done = stop

    def _solve(self, index: int, kind: str, match: re.Match[str]) -> tuple[tuple[int, int], tuple[Ref, ...]]:
        span = (match.start(), match.end())
        match kind:
            case "noun_phrase":
                return self._noun(index, match)
            case "pronoun":
                ref = self._pronoun(index, match)
            case "person":
                ref = self._person(index, match.start())
            case "pair":
                return span, self._pair(index, match)
            case "other":
                return span, self._rival(index, match.start())
            case _:
                ref = (
                    None
                    if anaphor.NAME_NEXT.match(self._text, match.end())
                    else self._offices.get(match.group(1).lower())
                )
        return span, (ref,) if ref else ()

    def _noun(self, index: int, match: re.Match[str]) -> tuple[tuple[int, int], tuple[Ref, ...]]:
        """A noun phrase: the maker of a product named in it, or a company named before that the noun fits."""
        modifier, noun = match.group(1), match.group(2)
        inner = [n for n in self._by_sentence[index] if match.start() <= n.start and n.end <= match.start(2)]
        start = match.start(2) if inner else match.start()
        span = (start, match.end())
        if inner and (maker := maker_of(inner[-1])):
            return span, (maker,)
        if noun in words().made - words().company.keys() or self._stopped(match, modifier, inner):
            return span, ()
        kinds = _FIRMS if noun in words().company else frozenset({EntityType.ORGANIZATION})
        kin = words().company.get(noun) or words().organization.get(noun) or ()
        ref = self._called(index, match.start(), noun)
        ref = ref or self._kin(index, match.start(), kinds | _BODIES if kin else kinds, kin)
        if ref is None and (noun in words().company):
            ref = self._one(index, match.start(), kinds, after=match.end(), sole=bool(inner))
            if ref is not None and not self._suits(ref, noun):
                ref = None
        return span, (ref,) if ref else ()

    def _stopped(self, match: re.Match[str], modifier: str, inner: list[Name]) -> bool:
        """Whether the phrase itself says what it means ("the company that ...", "the lender Aster Bank")."""
        if any(word.lower() in words().blocked for word in modifier.split()) or anaphor.COMMON_OWNER.search(modifier):
            return True
        if any(n.ref.type is not EntityType.PLACE for n in inner):
            return True
        if self._text[match.start() : match.start() + 5].lower() == "whose":
            return not inner
        return bool(anaphor.RESTRICTED.match(self._text, match.end()))

    def _pronoun(self, index: int, match: re.Match[str]) -> Ref | None:
        """ "it" and "its": the subject of the clause before, in this sentence or the one before, if it is a body."""
        start = self._analysis.sentences[index].start
        said = self._text[start : match.start()]
        owning = match.group().lower() == "its"
        if not owning and (anaphor.SAID_IT.match(self._text, match.start()) or anaphor.NO_SUBJECT.search(said)):
            return None
        if not owning and not anaphor.VERB_NEXT.match(self._text, match.end()) and not anaphor.VALUED.search(said):
            return None
        before = [n for n in self._by_sentence[index] if n.end <= match.start()]
        standing = {n.start for n in before if n.how == "coreference"}
        own = [n for n in before if n.end + 1 not in standing and meant_itself(self._text, n)]
        if quoted := anaphor.open_quote(said):
            own = [n for n in own if n.start >= start + quoted]
            if not own:
                return None
        ref = self._subject(own, match.start(), owning) if own else self._earlier(index, said)
        return ref if ref is not None and ref.type in _BODIES else None

    def _subject(self, own: list[Name], at: int, owning: bool) -> Ref | None:
        """Of the names before a pronoun in its sentence the one that governs the clause."""
        last = own[-1]
        if anaphor.GOVERNS.fullmatch(self._text[last.end : at]):
            return last.ref
        heads = [n for n in own if owning or not anaphor.OWNS.match(self._text, n.end)]
        refs = list(dict.fromkeys(n.ref for n in heads))
        return self._salient(refs, heads) if refs else None

    def _earlier(self, index: int, said: str) -> Ref | None:
        """The subject of the sentence before, when nothing in this one comes between."""
        if said.strip() and not anaphor.INTRODUCED.match(said.strip().lstrip("\"“'‘")):
            return None
        before = self._analysis.sentences[index - 1] if index else None
        if before is None or before.paragraph < self._analysis.sentences[index].paragraph - 1:
            return None
        names = [n for n in self._by_sentence.get(index - 1, ()) if meant_itself(self._text, n)]
        heads = [n for n in names if not anaphor.OWNS.match(self._text, n.end)] or names
        refs = list(dict.fromkeys(n.ref for n in heads))
        return self._salient(refs, heads) if refs else None

    def _pair(self, index: int, match: re.Match[str]) -> tuple[Ref, ...]:
        """Two who were named last, or whom the same words meant before."""
        form = match.group().lower()
        found = self._two(index, match.start(), 1) or self._pairs.get(form) or self._two(index, match.start(), BACK)
        if found:
            self._pairs.setdefault(form, found)
        return found

    def _rival(self, index: int, at: int) -> tuple[Ref, ...]:
        """ "its rival": of two the one that "its" does not mean."""
        own = self._one(index, at, _FIRMS)
        others = [r for r in self._two(index, at, 1) if r != own]
        return tuple(others) if own and len(others) == 1 else ()

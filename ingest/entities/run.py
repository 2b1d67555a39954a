"""Runs of capitalised words: the raw material of names that no lexicon holds."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.vocab import EntityType
from ingest.entities.dictionary import Dictionary
from ingest.entities.known import Match
from ingest.entities.vocabulary import vocabulary
from ingest.entities.word import Word, find_words

_GAP = re.compile(r"[ \u00a0]{1,2}(?:\n[ \u00a0]*)?|[ \u00a0]*\n[ \u00a0]*")
_SMALL_GAP = re.compile(r"[ \u00a0\n]{1,3}((?:[a-z]{1,4}[ \u00a0\n]{1,3}){1,2})")
_LEGAL_GAP = re.compile(r"[ \u00a0]((?:plc|oyj|ag|ehf|sro)\b)")
_DOTTED = re.compile(r"\.[ \u00a0]?\n?")
_ABBREVIATIONS = frozenset(
    {"St", "Mt", "Ft", "Bros", "Sen", "Sens", "Gov", "Rep", "Reps", "Gen", "Prof", "Dr", "Mr", "Mrs", "Ms", "Jr", "Sr"}
)
_FORMS = frozenset({"Co", "Inc", "Corp", "Ltd"})
_LEAD = frozenset(':"“‘•*|>\t–—-·;')
"""After one of these a capital tells as little as at the start of a sentence."""
_PAIRING = re.compile(
    r" (?:merger|deal|pact|alliance|venture|tie-up|partnership|combination|agreement|takeover|joint)\b"
)
"""After two names with a hyphen: what joins the two."""
_CAPITAL_NEXT = re.compile(r" ([A-Z][a-z]+)")
_TWO = 2
_SYLLABLE = 6
_FARTHEST = 16
"""Characters between two pieces of one name at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word, or one form of the lexicon, inside a run; `joint` is what stands between it and the piece before."""

    start: int
    end: int
    text: str
    match: Match | None = None
    lead: bool = False
    possessive: bool = False
    joint: str = ""


def _place(match: Match | None) -> bool:
    """Whether a known form is a place's, which after a hyphen ends another's name ("Franco-Nevada")."""
    return match is not None and not match.adjective and all(e.type is EntityType.PLACE for e in match.entries)


class Scanner:
    """Finds the runs of a text's sentences; `matches` are the known forms of the text by their start."""

    def __init__(self, text: str, matches: dict[int, Match], dictionary: Dictionary) -> None:
        self._text = text
        self._matches = matches
        self._dictionary = dictionary
        self._starts = sorted(matches)

    def runs(self, start: int, end: int) -> Iterator[tuple[Piece, ...]]:
        """The runs of the sentence [start, end), in order."""
        run: list[Piece] = []
        for piece in self._pieces(start, end):
            joint = self._joint(run, piece)
            if joint is None and run:
                yield self._closed(run)
                run = []
            run.append(replace(piece, joint=joint) if joint else piece)
        if run:
            yield self._closed(run)

    def _closed(self, run: list[Piece]) -> tuple[Piece, ...]:
        """The run with a legal form in small letters at its end ("Acme plc")."""
        legal = _LEGAL_GAP.match(self._text, run[-1].end)
        if legal:
            run.append(Piece(legal.start(1), legal.end(1), legal.group(1), joint=" "))
        return tuple(run)

    def _pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Words and known forms in order, none inside another."""
        done = start
        for word in self._words(start, end):
            if word.start < done:
                continue
            for piece in self._parts(word, start):
                yield piece
                done = max(done, piece.end)
            done = max(done, word.end)

    def _words(self, start: int, end: int) -> list[Word]:
        """Capitalised words, and known forms that begin otherwise ("xAI", "3M")."""
        found = list(find_words(self._text, start, end))
        begun = {word.start for word in found}
        for at in self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if at not in begun and not self._text[at].isupper():
                found.append(Word(at, self._matches[at].end, self._matches[at].form))
        return sorted(found, key=lambda word: word.start)

    def _parts(self, word: Word, start: int) -> Iterable[Piece]:
        """The word as pieces: one, or the parts of a pair ("OpenAI-AMD"), without an adjective's tail ("-based")."""
        lead = self._leads(start, word.start)
        match = self._matches.get(word.start)
        if match is not None and match.end >= word.end:
            text = self._text[match.start : match.end]
            return (Piece(match.start, match.end, text, match, lead, self._owned(match.end)),)
        if "-" not in word.text[1:] and "‑" not in word.text[1:]:
            return (Piece(word.start, word.end, word.text, None, lead, word.possessive),)
        return self._hyphened(word, lead)

    def _hyphened(self, word: Word, lead: bool) -> Iterable[Piece]:
        parts = re.split("[-‑]", word.text)
        bounds = [(word.start, word.start + len(parts[0]))]
        for part in parts[1:]:
            bounds.append((bounds[-1][1] + 1, bounds[-1][1] + 1 + len(part)))
        known = [m if (m := self._matches.get(b)) and m.end == e else None for b, e in bounds]
        tail = parts[-1]
        if self._compound(word, parts) or self._syllables(word, parts):
            return (Piece(word.start, word.end, word.text, None, lead, word.possessive),)
        if tail[:1].islower() and (tail in vocabulary().hyphen_tails or self._dictionary.common(tail)):
            end = bounds[-1][0] - 1
            first = self._matches.get(word.start)
            held = first if first is not None and first.end <= end else None
            stop = held.end if held else end
            return (Piece(word.start, stop, self._text[word.start : stop], held, lead),)
        capitals = all(p[:1].isupper() for p in parts)
        paired = capitals and _PAIRING.match(self._text, word.end)
        if capitals and known[0] is None and not paired and _place(known[-1]):
            return (Piece(word.start, word.end, word.text, None, lead, word.possessive),)
        if paired or (capitals and any(m and not m.contextual for m in known)):
            return tuple(
                Piece(b, e, self._text[b:e], m, lead and b == word.start, word.possessive and e == word.end)
                for (b, e), m in zip(bounds, known, strict=True)
            )
        return (Piece(word.start, word.end, word.text, None, lead, word.possessive),)

    def _syllables(self, word: Word, parts: list[str]) -> bool:
        """Whether a Korean given name stands before or after its family name ("Ji-won Park", "Kim Ji-won")."""
        short = len(parts) == _TWO and all(len(p) <= _SYLLABLE for p in parts) and parts[1].islower()
        if not short or parts[1] in vocabulary().hyphen_tails:
            return False
        after = _CAPITAL_NEXT.match(self._text, word.end)
        family = after is not None and after[1] in vocabulary().family_first
        if self._dictionary.common(parts[0]) and not family:
            return False
        before = self._text[max(0, word.start - 8) : word.start].split(" ")
        return bool(after) or (len(before) > 1 and before[-2] in vocabulary().family_first)

    def _compound(self, word: Word, parts: list[str]) -> bool:
        """Whether common words with a hyphen end a name that goes before: "Harding High-tech"."""
        if not parts[-1][:1].islower() or parts[-1] in vocabulary().hyphen_tails:
            return False
        before = self._text[max(0, word.start - 20) : word.start].split(" ")
        named = len(before) > 1 and not before[-1] and before[-2][:1].isupper() and before[-2].isalpha()
        return named and all(self._dictionary.common(part) for part in parts)

    def _owned(self, end: int) -> bool:
        following = self._text[end : end + 2]
        return following in {"'s", "’s", "‘s", "`s"} or (following in {"' ", "’ "} and self._text[end - 1] == "s")

    def _leads(self, start: int, at: int) -> bool:
        """Whether a capital here is due to its place: first in its sentence, cell or quotation."""
        before = self._text[max(start, at - 8) : at].rstrip(" \u00a0\n")
        if not before:
            return not self._text[start : max(start, at - 8)].strip()
        if before[-1] in _LEAD:
            return True
        return before[-1] in ".!?" and len(before) > 1 and not before[-2].isupper()

    def _joint(self, run: list[Piece], piece: Piece) -> str | None:
        """What joins the piece to the run, or None where a new run begins."""
        if not run or run[-1].possessive or piece.start - run[-1].end > _FARTHEST:
            return None
        last = run[-1]
        gap = self._text[last.end : piece.start]
        if _GAP.fullmatch(gap):
            return " "
        if gap.strip() == "&":
            return " & "
        if gap in {", ", ","} and piece.text.replace(".", "") in vocabulary().legal:
            return ", "
        if _DOTTED.fullmatch(gap):
            return self._dotted(last, piece)
        return self._joined_by(run, piece, gap)

    def _dotted(self, last: Piece, piece: Piece) -> str | None:
        initial = len(last.text.replace(".", "")) <= 2 and last.text.replace(".", "").isupper()
        further = last.text in _FORMS and piece.text in vocabulary().legal
        return ". " if initial or further or last.text in _ABBREVIATIONS else None

    def _joined_by(self, run: list[Piece], piece: Piece, gap: str) -> str | None:
        """The lower-case words between two pieces, where they belong to one name."""
        match = _SMALL_GAP.fullmatch(gap)
        if match is None:
            return None
        said = " ".join(match.group(1).split())
        head = run[-1].text
        match said:
            case "of" | "of the":
                joined = head in vocabulary().of_heads
            case "for" | "for the" | "on":
                kind = vocabulary().heads.get(head)
                joined = kind is EntityType.ORGANIZATION or (kind is not None and 1 < len(run) < 6)
            case "and":
                joined = self._paired(run, piece)
            case "the" | "in" | "in the" | "and the":
                joined = False
            case "y" | "e" | "do" | "dos" | "da":
                joined = self._foreign(head) and self._foreign(piece.text)
            case _:
                joined = all(word in vocabulary().particles for word in said.split())
        return f" {said} " if joined else None

    def _foreign(self, word: str) -> bool:
        """Whether a word may stand in a Spanish or Portuguese name: no small English word, and two letters or more."""
        return len(word) > 1 and word[:1].isupper() and not self._dictionary.function(word)

    def _paired(self, run: list[Piece], piece: Piece) -> bool:
        """Whether "and" stands inside a name: "Department of Health and Human Services", not "Bank of Oz and Citi"."""
        common = self._dictionary.common
        if piece.match is not None or run[-1].match is not None or not common(piece.text):
            return False
        heads = vocabulary().heads
        purpose = any(p.joint.strip() == "for" for p in run)
        if (piece.text in heads and not purpose) or piece.text in vocabulary().of_heads:
            return False
        inside = any(p.joint.strip() in {"of", "for"} for p in run) and common(run[-1].text)
        return inside and any(
            p.text in vocabulary().of_heads or heads.get(p.text) is EntityType.ORGANIZATION for p in run
        )

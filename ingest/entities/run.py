"""Runs of capitalised words: the raw material of names that no lexicon holds."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ingest.entities.dictionary import Dictionary
from ingest.entities.known import Match
from ingest.entities.vocabulary import vocabulary
from ingest.entities.word import Word, words

_GAP = re.compile(r"[ \u00a0]{1,2}(?:\n[ \u00a0]*)?|[ \u00a0]*\n[ \u00a0]*")
_DOTTED = re.compile(r"\.[ \u00a0]?\n?")
_ABBREVIATIONS = frozenset(
    {
        "St",
        "Mt",
        "Ft",
        "Bros",
        "Sen",
        "Sens",
        "Gov",
        "Rep",
        "Reps",
        "Gen",
        "Prof",
        "Dr",
        "Mr",
        "Mrs",
        "Ms",
        "Jr",
        "Sr",
        "Co",
        "Inc",
        "Corp",
        "Ltd",
    }
)
_LOWER_LEGAL = frozenset({"plc", "oyj", "ag", "ehf", "sro"})
_LEAD = frozenset(':"“‘•*|>\t–—-·;')
"""After one of these a capital tells as little as at the start of a sentence."""


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


def find_runs(
    text: str, span: tuple[int, int], matches: Mapping[int, Match], dictionary: Dictionary
) -> Iterator[tuple[Piece, ...]]:
    """The runs of one sentence, in order."""
    run: list[Piece] = []
    small: list[Word] = []
    done = span[0]
    for word in words(text, *span):
        if word.start < done:
            continue
        for piece in _pieces(word, text, span[0], matches, dictionary):
            done = max(done, piece.end)
            if not _namelike(piece) and not (run and not small and piece.text in _LOWER_LEGAL):
                continue
            joint = _joint(text, run, small, piece)
            if joint is None:
                if run:
                    yield tuple(run)
                run = []
            run.append(
                Piece(piece.start, piece.end, piece.text, piece.match, piece.lead, piece.possessive, joint or "")
            )
            small = []
        if word.end > done or not (run and run[-1].end >= word.end):
            small.append(word)
    if run:
        yield tuple(run)


def _namelike(piece: Piece) -> bool:
    return piece.match is not None or Word(piece.start, piece.end, piece.text).capital


def _pieces(word: Word, text: str, start: int, matches: Mapping[int, Match], dictionary: Dictionary) -> Iterable[Piece]:
    """The word as pieces: one, or the parts of a hyphened pair ("OpenAI-AMD"), without an adjective's tail ("-based")."""
    lead = _leads(text, start, word.start)
    match = matches.get(word.start)
    if match is not None and match.end >= word.end:
        return (Piece(match.start, match.end, text[match.start : match.end], match, lead, _owned(text, match.end)),)
    hyphen = max(word.text.find("-"), word.text.find("‑"))
    if hyphen <= 0:
        return (Piece(word.start, word.end, word.text, None, lead, word.possessive),)
    return _hyphened(word, text, matches, dictionary, lead)


def _hyphened(
    word: Word, text: str, matches: Mapping[int, Match], dictionary: Dictionary, lead: bool
) -> Iterable[Piece]:
    parts = re.split("[-‑]", word.text)
    tail = parts[-1]
    small = tail[:1].islower() and (tail in vocabulary().hyphen_tails or dictionary.common(tail))
    bounds: list[tuple[int, int]] = []
    at = word.start
    for part in parts:
        bounds.append((at, at + len(part)))
        at += len(part) + 1
    known = [matches.get(begin) for begin, _ in bounds]
    if small:
        end = bounds[-1][0] - 1
        first = known[0]
        if first is not None and first.end <= end:
            return (Piece(first.start, first.end, text[first.start : first.end], first, lead),)
        return (Piece(word.start, end, text[word.start : end], None, lead),)
    if any(m is not None and not m.contextual for m in known) and all(p[:1].isupper() for p in parts if p):
        return tuple(
            Piece(
                b,
                e,
                text[b:e],
                m if m is not None and m.end == e else None,
                lead and i == 0,
                word.possessive and i == len(parts) - 1,
            )
            for i, ((b, e), m) in enumerate(zip(bounds, known, strict=True))
        )
    return (Piece(word.start, word.end, word.text, None, lead, word.possessive),)


def _owned(text: str, end: int) -> bool:
    return (
        text[end : end + 2] in {"'s", "’s", "‘s", "`s"} or text[end : end + 2] in {"' ", "’ "} and text[end - 1] == "s"
    )


def _leads(text: str, start: int, at: int) -> bool:
    """Whether a capital here is due to its place: first in its sentence, cell or quotation."""
    before = text[start:at].rstrip(" \u00a0\n")
    if not before or before[-1] in _LEAD:
        return True
    return before[-1] in ".!?)" and before[-1] != ")" and len(before) > 1 and not before[-2].isupper()


def _joint(text: str, run: list[Piece], small: list[Word], piece: Piece) -> str | None:
    """What joins the piece to the run, or None where a new run begins."""
    if not run or run[-1].possessive:
        return None
    last = run[-1]
    if small:
        return _joined_by(text, run, small, piece)
    gap = text[last.end : piece.start]
    if _GAP.fullmatch(gap):
        return " "
    if _DOTTED.fullmatch(gap) and (_initial(last.text) or last.text in _ABBREVIATIONS):
        return None if last.text in {"Co", "Inc", "Corp", "Ltd"} and piece.text not in vocabulary().legal else ". "
    if gap.strip() == "&":
        return " & "
    if gap in {", ", ","} and piece.text.replace(".", "") in vocabulary().legal:
        return ", "
    return None


def _initial(word: str) -> bool:
    return len(word.replace(".", "")) <= 2 and word.replace(".", "").isupper()


def _joined_by(text: str, run: list[Piece], small: list[Word], piece: Piece) -> str | None:
    """The lower-case words between two pieces, where they belong to one name."""
    last = run[-1]
    chain = [last.end, *(p for w in small for p in (w.start, w.end)), piece.start]
    if len(small) > 2 or any(not _GAP.fullmatch(text[a:b]) for a, b in zip(chain[::2], chain[1::2], strict=True)):
        return None
    said = " ".join(w.text for w in small)
    head = last.text
    if said in {"of", "of the"}:
        return f" {said} " if head in vocabulary().of_heads else None
    if said in {"for", "for the", "on"}:
        return (
            f" {said} "
            if head in vocabulary().heads and 1 < len(run) < 6 or vocabulary().heads.get(head) == "organization"
            else None
        )
    if said in {"and", "the", "in", "in the", "and the", "y", "e"}:
        return None
    return f" {said} " if all(w.text in vocabulary().particles for w in small) else None

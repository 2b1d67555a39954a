"""Interviews and transcripts: lines that begin with who speaks ("Q:", "MS. POE:", "ANN POE, CEO:")."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.lexicon_file import words
from ingest.speech.offices import office

_TURN = re.compile(
    r"^(?:\*\*)?((?:[A-Z][\w.'’-]*)(?:[ ,&/-]+[A-Za-z][\w.'’&-]*){0,9})(?:\*\*)?"
    r"(?: \([^)]{1,40}\))?:(?:\*\*)?[ \t]+(?=\S)",
    re.MULTILINE,
)
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Sen|Rep|Gov|Gen)\.?\s+", re.IGNORECASE)
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One speech of a transcript: the label that begins it and the words [start, end) behind it."""

    label: str
    start: int
    end: int


def find_turns(analysis: Analysis) -> tuple[Turn, ...]:
    """The turns of a transcript or interview; none where fewer than three lines begin with a speaker's label."""
    text = analysis.text
    people = {n.ref.name.casefold() for n in analysis.names if n.ref.type is EntityType.PERSON}
    begun = [m for m in _TURN.finditer(text) if _is_label(m[1])]
    short = {m[1] for m in begun if m[1].isupper()}
    people |= {m[1].casefold() for m in begun if _initials(m[1]) in short}
    found = [m for m in begun if _is_speaker(m[1], people)]
    found = [m for m in found if not analysis.is_furniture(m.start(), m.end())]
    labels = [m[1] for m in found]
    if len(found) < _FEWEST or len(set(labels)) == len(labels):
        return ()
    ends = [m.start() for m in found[1:]] + [len(text)]
    turns = []
    for match, end in zip(found, ends, strict=True):
        stop = match.end() + len(text[match.end() : end].rstrip())
        if stop > match.end():
            turns.append(Turn(match[1], match.end(), stop))
    return tuple(turns)


def _initials(name: str) -> str:
    """The first letters of a name of several words: "AP" of "Ann Poe"."""
    parts = re.split(r"[ -]+", name)
    return "".join(p[0] for p in parts if p[:1].isupper()) if len(parts) > 1 else ""


def _is_label(label: str) -> bool:
    """A short label whose words are capitals or capitalised: a name, an office, "Q" or "A"."""
    parts = re.split(r"[ ,&/-]+", label)
    return all(p[:1].isupper() or p in {"of", "and", "at", "de", "van", "von"} for p in parts if p)


def _is_speaker(label: str, people: Collection[str]) -> bool:
    """Capitals, a title with a name, "Q" or "A", or a person whom the text names elsewhere."""
    first = label.split(",", maxsplit=1)[0].strip()
    bare = _TITLE.sub("", first).casefold()
    known = any(bare == person or bare == person.split()[-1] for person in people)
    return label.isupper() or bool(_TITLE.match(first)) or known or _host_or_answer(label)


def _host_or_answer(label: str) -> bool:
    return label.upper() in words("speech", "hosts") | words("speech", "answers")


def host(turn: Turn) -> bool:
    """Whether a turn is the interviewer's or the operator's: those ask and announce, and are no statements."""
    return turn.label.upper() in words("speech", "hosts")


def speakers(analysis: Analysis, turns: Sequence[Turn]) -> Iterator[tuple[Turn, Ref, str | None, Ref | None]]:
    """Each turn that is a statement, with its speaker, role and affiliation.

    "A:" is the person who the introduction presents: the last named before the first turn.
    """
    people = [n for n in analysis.names if n.ref.type is EntityType.PERSON]
    guest = next((n.ref for n in reversed(people) if n.end <= turns[0].start), None)
    offices = _offices(analysis, people)
    for turn in turns:
        if host(turn):
            continue
        if turn.label.upper() in words("speech", "answers"):
            if guest is not None:
                yield turn, guest, *offices.get(guest.name, (None, None))
            continue
        parts = [p.strip() for p in turn.label.split(",")]
        ref = _person(parts[0], people, [t.label for t in turns])
        held = offices.get(ref.name, (None, None))
        body = next(
            (
                n.ref
                for n in analysis.names
                if n.ref.type in {EntityType.COMPANY, EntityType.ORGANIZATION}
                and n.ref.name.casefold() == ", ".join(parts[1:]).casefold()
            ),
            None,
        )
        role = None if body or len(parts) == 1 else ", ".join(parts[1:])
        yield turn, ref, _cased(role) or held[0], body or held[1]


def _offices(analysis: Analysis, people: Sequence[Name]) -> dict[str, tuple[str | None, Ref | None]]:
    """The office and the body that the text gives each person at the first mention that has any."""
    held: dict[str, tuple[str | None, Ref | None]] = {}
    for name in people:
        if name.how != "coreference" and not any(held.get(name.ref.name, ())):
            held[name.ref.name] = office(analysis, name)
    return held


def _person(label: str, people: Sequence[Name], labels: Sequence[str]) -> Ref:
    """The person whom a label names: by full name, family name or initials, else the label itself in ordinary case."""
    if label.isupper() and (full := next((x for x in labels if _initials(x) == label and x != label), None)):
        label = full
    bare = _TITLE.sub("", label).strip()
    same = next((n.ref for n in people if n.ref.name.casefold() == bare.casefold()), None)
    family = next((n.ref for n in people if n.ref.name.casefold().split()[-1] == bare.casefold().split()[-1]), None)
    short = [n.ref for n in people if label.isupper() and _initials(n.ref.name) == label]
    return same or family or next(iter(short), None) or Ref.to(EntityType.PERSON, _cased(bare) or bare)


def _cased(text: str | None) -> str | None:
    """Capitals of a transcript in ordinary case; short ones ("CEO", "VP") stay."""
    if text is None or not text.isupper():
        return text
    return " ".join(w if len(w) <= 3 else "-".join(p.capitalize() for p in w.split("-")) for w in text.split())

"""A speaker, and what earlier sentences told of speakers."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from graph.model import Ref


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker with the office and the body that the text gives; [start, end) are the words that name them."""

    ref: Ref
    start: int
    end: int
    role: str | None = None
    affiliation: Ref | None = None


@dataclass(slots=True)
class Memory:
    """What earlier sentences told of speakers: who spoke last, offices and bodies of people, labels of unnamed ones."""

    last: Speaker | None = None
    people: dict[str, tuple[str | None, Ref | None]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)


def again(speaker: Speaker, at: int, head: Token) -> Speaker:
    return Speaker(speaker.ref, at, at + len(head), speaker.role, speaker.affiliation)

"""A name as it stands in the text, before it is known whom it means."""

from dataclasses import dataclass

from ingest.entities.known import Match


@dataclass(frozen=True, slots=True)
class Span:
    """A name as it stands: its canonical words where no lexicon knows it, else the lexicon's match.

    `weak`: the capital alone is no evidence. `titled`: a person's title stood before. `legal`: a legal form followed.
    """

    start: int
    end: int
    text: str
    match: Match | None = None
    weak: bool = False
    titled: bool = False
    legal: bool = False
    pieces: int = 1
    lead: bool = False

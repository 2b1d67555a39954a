"""A speaker, and what earlier sentences told of speakers."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Name
from ingest.lexicon_file import words

_NEAR = 500
"""How many characters back a pronoun looks for who spoke last."""


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
    families: dict[str, Speaker] = field(default_factory=dict)
    """People whom the search for names passed over, by their family name."""
    here: Speaker | None = None
    """Who was found last, also within the sentence that is being read: whom "one of them" belongs to."""
    at: int = 0
    paper: Speaker | None = None
    """Which company or body reported something last: whom "the newspaper" means."""
    body: Speaker | None = None
    holders: list[Speaker] | None = None
    """Every person with the office that the document gives, each once."""
    bodies: list[list[Name]] | None = None
    """The mentions of each company and body, those of the most named first."""

    def speaks(self, speaker: Speaker, at: int, lemma: str = "") -> None:
        """Remember who spoke, and where."""
        if lemma == "report" and speaker.ref.type is not EntityType.PERSON:
            self.paper = speaker
        self.last, self.here, self.at = speaker, speaker, at
        if speaker.ref.type is not EntityType.PERSON:
            self.body = speaker

    def is_near(self, at: int) -> bool:
        """Whether a person spoke within the last few sentences: whom "he" and "she" mean then."""
        person = self.last is not None and self.last.ref.type in {EntityType.PERSON, EntityType.SOURCE}
        return person and 0 <= at - self.at < _NEAR


def again(speaker: Speaker, at: int, head: Token) -> Speaker:
    return Speaker(speaker.ref, at, at + len(head), speaker.role, speaker.affiliation)


def is_plural(label: str) -> bool:
    """Whether a label names several people: "two bankers"."""
    return any(word.endswith("s") and word in words("speech", "unnamed") for word in label.lower().split())

"""What the tools answer: short, in words that a model needs no manual for, and never without a quotation."""

import datetime as dt

from pydantic import JsonValue

from graph.model import Number, Value
from graph.vocab import Bound, DealType, Dimension, EntityType, Kind, Measure, Modality, Predicate, Speech, Status


class Citation(Value):
    """The words of a document that say so. `link` opens the document at these words; `source_url` is where it was."""

    quote: str
    sentence: str
    document: str
    title: str
    published: dt.date | None
    source_url: str | None
    link: str


class Cited(Value):
    """What every answer has: an id, the address that may be cited, and the words of at least one document."""

    id: str
    link: str
    citations: tuple[Citation, ...]


class EntityFound(Cited):
    """An entity, with what is told of it counted."""

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    wikidata: str | None
    documents: int
    claims: int
    deals: int


class FigureFound(Cited):
    """A figure as one document states it. `modality` and `attributed_to` say how sure it is and who says so."""

    text: str
    value: Number
    value_high: Number | None
    unit: str
    dimension: Dimension
    bound: Bound
    measure: Measure
    measured: str
    about: tuple[str, ...]
    period: str | None
    modality: Modality
    negated: bool
    attributed_to: str | None


class DealFound(Cited):
    """A deal, joined over the documents that report it. `sources` counts the independent ones."""

    type: DealType
    status: Status
    parties: tuple[str, ...]
    goods: tuple[str, ...]
    figures: tuple[str, ...]
    date: str | None
    modality: Modality
    negated: bool
    sources: int


class StatementFound(Cited):
    """Words that somebody said: `direct` ones are verbatim."""

    speaker: str
    role: str | None
    kind: Speech
    words: str
    modality: Modality


class RelationFound(Cited):
    """A fact between two entities as one document tells it."""

    subject: str
    predicate: Predicate
    object: str
    modality: Modality
    negated: bool


Found = FigureFound | DealFound | StatementFound | RelationFound | EntityFound


class Deals(Value):
    """Deals; `total` counts those that were not shown too."""

    total: int
    deals: tuple[DealFound, ...]


class Figures(Value):
    """Figures; `left_out` counts, by reason, what fits but could not be tested."""

    total: int
    figures: tuple[FigureFound, ...]
    left_out: dict[str, int]


class Statements(Value):
    """Statements."""

    total: int
    statements: tuple[StatementFound, ...]


class Entities(Value):
    """Entities, the most told of first."""

    total: int
    entities: tuple[EntityFound, ...]


class Side(Value):
    """The figures about one of the entities that are compared, the largest first."""

    entity: str
    total: int
    figures: tuple[FigureFound, ...]


class Comparison(Value):
    """Figures of one kind side by side. They may differ in period, bound and modality: read them before you compare."""

    sides: tuple[Side, ...]


class Step(Value):
    """One step of a path: what ties two entities."""

    source: str
    target: str
    kind: str
    citation: Citation


class Path(Value):
    """A way from one entity to another."""

    entities: tuple[str, ...]
    steps: tuple[Step, ...]


class Paths(Value):
    """The shortest ways first; none where the documents tell of no connection."""

    total: int
    paths: tuple[Path, ...]


class ClaimAt(Value):
    """A claim that stands in an excerpt."""

    id: str
    kind: Kind
    words: str


class Excerpt(Value):
    """A part of a document, verbatim; `start` and `end` are code points of its text, which has `characters` of them."""

    document: str
    title: str
    published: dt.date | None
    source_url: str | None
    link: str
    start: int
    end: int
    characters: int
    text: str
    claims: tuple[ClaimAt, ...]


class Answer(Value):
    """How a question was read, and what that reading finds. `not_understood` are words which it leaves out."""

    reading: str
    not_understood: tuple[str, ...]
    suggestion: str | None
    problem: str | None
    link: str | None
    total: int
    found: tuple[Found, ...]
    rows: tuple[JsonValue, ...]

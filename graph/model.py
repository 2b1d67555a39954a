"""The data model that everything imports: frozen values, in the shapes of the public contract.

A `Span` that does not fit its quote can't be built, nor a claim without evidence. Every offset is a code-point index
into the verbatim text of the document, end exclusive.
"""

import datetime as dt
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph.errors import SpanError
from graph.slug import document_id, entity_id
from graph.vocab import (
    Bound,
    CurrencyBasis,
    DateBasis,
    DealType,
    Dimension,
    Direction,
    EntityType,
    Kind,
    LinkKind,
    Measure,
    Modality,
    Precision,
    Predicate,
    Role,
    Speech,
    Status,
)

Number = int | float
Offset = Annotated[int, Field(ge=0)]


class Value(BaseModel):
    """A frozen, closed value."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=False)


class Span(Value):
    """Words of one document: `document.text[start:end] == quote`."""

    start: Offset
    end: Offset
    quote: str

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.end - self.start != len(self.quote) or not self.quote:
            raise ValueError(f"span {self.start}-{self.end} does not fit a quote of {len(self.quote)} characters")
        return self


class Evidence(Span):
    """A span with the id of the document that it lies in (`extract` prints the document's name)."""

    document: str


class Origin(Value):
    """One arrival of a text: where it came from. `published` is an ISO date, `id` the caller's own id for it."""

    name: str
    url: str | None = None
    title: str | None = None
    published: dt.date | None = None
    source: str | None = None
    id: str | None = None

    def order(self) -> tuple[str, ...]:
        """The key by which origins are sorted, so that the order of arrival leaves no trace."""
        published = self.published.isoformat() if self.published else "9999"
        own = (self.id,) if self.id else ()
        return (published, self.name, self.url or "", self.title or "", self.source or "", *own)


class Document(Value):
    """One text, verbatim, with every arrival of it."""

    id: str
    text: str
    origins: tuple[Origin, ...]

    @classmethod
    def of(cls, text: str, *origins: Origin) -> Self:
        """The document of a text; its id is the text's hash."""
        return cls(id=document_id(text), text=text, origins=tuple(sorted(set(origins), key=Origin.order)))

    @property
    def origin(self) -> Origin:
        """The first of its origins in their fixed order: what lists show."""
        return self.origins[0]

    @property
    def published(self) -> dt.date | None:
        """The earliest date on which any origin published the text."""
        return min((o.published for o in self.origins if o.published), default=None)

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence at these offsets. Raises `SpanError` where they lie outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise SpanError(f"{start}-{end} lies outside a text of {len(self.text)} characters")
        return Evidence(document=self.id, start=start, end=end, quote=self.text[start:end])


class Ref(Value):
    """A named thing; `id` is null for a source without a name ("analysts")."""

    id: str | None = None
    type: EntityType
    name: str

    @classmethod
    def to(cls, type: EntityType, name: str) -> Self:  # noqa: A002 - the contract's word
        """The ref of the entity with this canonical name."""
        return cls(id=entity_id(type, name), type=type, name=name)

    @classmethod
    def unnamed(cls, label: str) -> Self:
        """The ref of a source without a name."""
        return cls(id=None, type=EntityType.SOURCE, name=label)


class Party(Ref):
    """A ref with the role that it plays in a deal."""

    role: Role


class Entity(Value):
    """A typed thing with one canonical name."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None


class Mention(Value):
    """One occurrence of an entity's name, or of words that stand for it, in a document."""

    entity: str
    start: Offset
    end: Offset
    quote: str


class Period(Value):
    """When: the words of the text and the ISO dates that they mean, inclusive, each null where not known."""

    text: str
    start: dt.date | None = None
    end: dt.date | None = None
    precision: Precision | None = None


class Rate(Value):
    """The denominator of a rate: per 500,000 TPU, per 1 GW."""

    value: Number
    unit: str


class Quantity(Value):
    """A value in the base unit of its dimension."""

    value: Number
    value_high: Number | None = None
    unit: str


class Claim(Value):
    """What every claim has. `furniture` marks words of page furniture: adverts, links, other stories' teasers."""

    id: str
    modality: Modality = Modality.ASSERTED
    negated: bool = False
    furniture: bool = False
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]

    @property
    def document(self) -> str:
        """The id of the one document that it stands in."""
        return self.evidence[0].document


class Figure(Claim):
    """A quantity that a document states. `decimal` is `value` as an exact string; `text` are its own words."""

    fact: str
    value: Number
    value_high: Number | None = None
    decimal: str
    unit: str
    dimension: Dimension
    bound: Bound = Bound.EXACT
    currency_basis: CurrencyBasis | None = None
    text: str
    start: Offset
    end: Offset
    measure: Measure = Measure.OTHER
    property: str
    subjects: tuple[Ref, ...] = ()
    direction: Direction | None = None
    period: Period | None = None
    per: Rate | None = None
    normalized: Quantity
    attributed_to: Ref | None = None


class Deal(Claim):
    """An event between parties, as one document tells of it; the first evidence holds its trigger."""

    type: DealType
    status: Status
    parties: Annotated[tuple[Party, ...], Field(min_length=1)]
    goods: tuple[str, ...] = ()
    goods_entities: tuple[Ref, ...] = ()
    figures: tuple[Figure, ...] = ()
    date: Period | None = None
    date_basis: DateBasis = DateBasis.UNKNOWN
    attributed_to: Ref | None = None


class Statement(Claim):
    """Words that somebody said."""

    speaker: Ref
    speaker_role: str | None = None
    affiliation: Ref | None = None
    kind: Speech
    quote: str
    start: Offset
    end: Offset


class Relation(Claim):
    """A typed fact between two entities, as one document states it. `role` is the office of `holds_role`."""

    fact: str
    subject: Ref
    predicate: Predicate
    object: Ref
    role: str | None = None
    attributed_to: Ref | None = None
    start: Offset
    end: Offset
    quote: str


class Furniture(Span):
    """A stretch of page furniture and why it was taken for that."""

    why: str


class Link(Value):
    """Figures that a text relates: what the operands give, and the figure that states it, or null where none does."""

    kind: LinkKind
    operands: Annotated[tuple[str, ...], Field(min_length=1)]
    result: str | None = None
    evidence: Evidence


class Reading(Value):
    """All that one extractor read in one document: what the journal keeps beside the text."""

    document: str
    extractor: str
    sentences: tuple[tuple[int, int], ...] = ()
    furniture: tuple[Furniture, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    deals: tuple[Deal, ...] = ()
    statements: tuple[Statement, ...] = ()
    relations: tuple[Relation, ...] = ()
    links: tuple[Link, ...] = ()

    def claims(self) -> tuple[Claim, ...]:
        """Every claim: figures, deals, statements, relations, each in the order of the text."""
        return (*self.figures, *self.deals, *self.statements, *self.relations)


def kind_of(claim: Claim) -> Kind:
    """Which kind a claim is."""
    match claim:
        case Figure():
            return Kind.FIGURE
        case Deal():
            return Kind.DEAL
        case Statement():
            return Kind.STATEMENT
        case Relation():
            return Kind.RELATION
        case _:
            raise TypeError(type(claim).__name__)

"""Claims as the service answers them: those of `graph.model`, with their evidence told in full."""

import datetime as dt

from graph.joined import Counts, DealJoin
from graph.model import Number, Party, Period, Quantity, Rate, Ref, Value
from graph.vocab import (
    Bound,
    CurrencyBasis,
    DateBasis,
    DealType,
    Dimension,
    Direction,
    Kind,
    Measure,
    Modality,
    Predicate,
    Speech,
    Status,
)


class Source(Value):
    """The document that a quote stands in."""

    id: str
    name: str
    title: str | None
    url: str | None
    published: dt.date | None


class Context(Value):
    """The sentence that a quote stands in."""

    start: int
    end: int
    text: str


class Quote(Value):
    """Evidence: the words of a document, where they stand, and their sentence."""

    document: Source
    start: int
    end: int
    quote: str
    context: Context


class ClaimAnswer(Value):
    """What every claim has."""

    id: str
    modality: Modality
    negated: bool
    furniture: bool
    evidence: tuple[Quote, ...]


class FigureAnswer(ClaimAnswer):
    """A figure. Where a list was asked for with a `unit`, value, unit and decimal are converted; `text` never is."""

    fact: str
    value: Number
    value_high: Number | None
    decimal: str
    unit: str
    dimension: Dimension
    bound: Bound
    currency_basis: CurrencyBasis | None
    text: str
    start: int
    end: int
    measure: Measure
    property: str
    subjects: tuple[Ref, ...]
    direction: Direction | None
    period: Period | None
    per: Rate | None
    normalized: Quantity
    attributed_to: Ref | None
    date_basis: DateBasis


class Report(Value):
    """What one document says of a deal."""

    claim: str
    document: Source
    type: DealType
    status: Status
    date: Period | None
    modality: Modality
    negated: bool
    attributed_to: Ref | None
    figures: tuple[FigureAnswer, ...]
    evidence: tuple[Quote, ...]


class DealClaimAnswer(ClaimAnswer):
    """A deal as one document tells of it; `deal` is the joined deal that it belongs to."""

    deal: str
    type: DealType
    status: Status
    parties: tuple[Party, ...]
    goods: tuple[str, ...]
    goods_entities: tuple[Ref, ...]
    figures: tuple[FigureAnswer, ...]
    date: Period | None
    date_basis: DateBasis
    attributed_to: Ref | None


class DealAnswer(ClaimAnswer):
    """A deal joined over documents: a summary, and what each document says."""

    type: DealType
    status: Status
    parties: tuple[Party, ...]
    goods: tuple[str, ...]
    goods_entities: tuple[Ref, ...]
    figures: tuple[FigureAnswer, ...]
    date: Period | None
    date_basis: DateBasis
    attributed_to: Ref | None
    reports: tuple[Report, ...]
    counts: Counts
    joins: tuple[DealJoin, ...]


class StatementAnswer(ClaimAnswer):
    """Words that somebody said."""

    speaker: Ref
    speaker_role: str | None
    affiliation: Ref | None
    kind: Speech
    quote: str
    start: int
    end: int
    date_basis: DateBasis


class RelationAnswer(ClaimAnswer):
    """A typed fact between two entities."""

    fact: str
    subject: Ref
    predicate: Predicate
    object: Ref
    role: str | None
    attributed_to: Ref | None
    start: int
    end: int
    quote: str
    date_basis: DateBasis


AnyClaim = FigureAnswer | DealClaimAnswer | StatementAnswer | RelationAnswer


class ClaimRow(Value):
    """One claim of any kind."""

    id: str
    kind: Kind
    claim: AnyClaim

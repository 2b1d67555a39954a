"""The filters of the lists, one closed value a list: a parameter that it does not name is an error.

Values that repeat are alternatives, but for `involving`, where all must hold. Every parameter that names an entity
takes a name, an alias, an id or a Wikidata id.
"""

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from graph.model import Value
from graph.versions import Wanted
from graph.vocab import (
    Bound,
    DealType,
    Dimension,
    Direction,
    EntityType,
    Kind,
    Measure,
    Modality,
    Predicate,
    Role,
    Speech,
    Status,
)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _iso(told: object) -> object:
    """A day as ISO 8601 writes it in full; pydantic would take any number for seconds since 1970."""
    if isinstance(told, str) and not _DAY.fullmatch(told):
        raise PydanticCustomError("date_parsing", "no date")
    return told


Day = Annotated[dt.date | None, BeforeValidator(_iso)]
Words = Annotated[str, Field(min_length=1, max_length=500)]
Names = Annotated[tuple[Words, ...], Field(max_length=50)]
Chosen = Annotated[str | None, Field(pattern=r"^[a-z_]+(,[a-z_]+)*$", max_length=500)]
"""Names of columns, with commas between them."""
PAGE = frozenset({"limit", "cursor", "facets", "fields"})
"""The parameters that say how rows are shown, not which."""


class Moment(Value):
    """Which of the documents are looked at."""

    as_of: Annotated[Day, Field(description="as it had been published by this day")] = None
    versions: Annotated[Wanted, Field(description="all: texts too of which their address holds a later one")] = (
        Wanted.LATEST
    )


class One(Value):
    """One item at its own address."""

    fields: Annotated[Chosen, Field(description="only these of its fields, as `id,evidence`")] = None


class Listing(Moment):
    """How much of a list is answered, and from where on."""

    limit: Annotated[int, Field(ge=1, le=1000, description="how many items a page holds")] = 50
    cursor: Annotated[str | None, Field(max_length=1000, description="`next` of the page before")] = None
    facets: Annotated[Chosen, Field(description="count all rows by these, as `type,status`")] = None
    fields: Annotated[Chosen, Field(description="only these fields of each item, as `id,evidence`")] = None


class ClaimListing(Listing):
    """What every list of claims can be filtered by."""

    since: Annotated[Day, Field(description="stated date, else published, on this day or later")] = None
    until: Annotated[Day, Field(description="stated date, else published, on this day or earlier")] = None
    document: Annotated[Names, Field(description="ids of documents")] = ()
    modality: tuple[Modality, ...] = ()
    negated: bool | None = None
    q: Annotated[Words | None, Field(description="words that all stand in the claim or its sentence")] = None
    furniture: Annotated[bool, Field(description="page furniture (adverts, teasers) too")] = False


class Attributed(ClaimListing):
    """Claims that a document may attribute to somebody."""

    attributed_to: Annotated[Names, Field(description="who says so; unnamed sources by their words")] = ()


class Valued(Attributed):
    """Claims with figures. `min` and `max` need a `unit`, or a dimension with one unit."""

    min: Annotated[float | None, Field(allow_inf_nan=False, description="the stated value reaches this")] = None
    max: Annotated[float | None, Field(allow_inf_nan=False, description="the stated value starts at or below this")] = (
        None
    )
    unit: Annotated[Names, Field(description="GW, USD, %, data center, ...; units of one kind are converted")] = ()
    dimension: tuple[Dimension, ...] = ()
    bound: tuple[Bound, ...] = ()


class DealFilter(Valued):
    """`GET /v1/deals`."""

    involving: Annotated[Names, Field(description="a party; repeated, all of them")] = ()
    party: Annotated[Names, Field(description="a party; repeated, any of them")] = ()
    role: Annotated[tuple[Role, ...], Field(description="of the parties that are named, else of any party")] = ()
    type: tuple[DealType, ...] = ()
    status: tuple[Status, ...] = ()
    goods: Annotated[Names, Field(description="words of what changes hands")] = ()
    sort: Literal["-date", "date", "-value", "value", "-sources"] = "-date"


class FigureFilter(Valued):
    """`GET /v1/figures`."""

    subject: Names = ()
    measure: tuple[Measure, ...] = ()
    property: Annotated[Words | None, Field(description="words of the property, all of them")] = None
    direction: tuple[Direction, ...] = ()
    period: Annotated[Words | None, Field(description="2024, 2024-05, 2024-05-17, or words of the period")] = None
    group: Annotated[Literal["fact"] | None, Field(description="one row a fact")] = None
    sort: Literal["-date", "date", "-value", "value"] = "-date"


class StatementFilter(ClaimListing):
    """`GET /v1/statements`."""

    speaker: Annotated[Names, Field(description="who said it; unnamed sources by their words")] = ()
    affiliation: Names = ()
    about: Annotated[Names, Field(description="speaker, affiliation, or named in the words said")] = ()
    kind: tuple[Speech, ...] = ()
    sort: Literal["-date", "date"] = "-date"


class RelationFilter(Attributed):
    """`GET /v1/relations`."""

    subject: Names = ()
    predicate: tuple[Predicate, ...] = ()
    object: Names = ()
    about: Annotated[Names, Field(description="subject or object")] = ()
    subject_type: tuple[EntityType, ...] = ()
    object_type: tuple[EntityType, ...] = ()
    role: Annotated[Words | None, Field(description="words of the office that is held")] = None
    group: Annotated[Literal["fact"] | None, Field(description="one row a fact")] = None
    sort: Literal["-date", "date"] = "-date"


class ClaimFilter(Attributed):
    """`GET /v1/claims`: every kind."""

    about: Names = ()
    kind: tuple[Kind, ...] = ()
    sort: Literal["-date", "date"] = "-date"


class EntityFilter(Listing):
    """`GET /v1/entities`."""

    type: tuple[EntityType, ...] = ()
    q: Annotated[Words | None, Field(description="part of a name or alias")] = None
    sort: Literal["-claims", "name"] = "-claims"


class DocumentFilter(Listing):
    """`GET /v1/documents`."""

    q: Annotated[Words | None, Field(description="words that all stand in title, name or text")] = None
    source: Names = ()
    since: Day = None
    until: Day = None
    sort: Literal["-published", "published"] = "-published"


class ComparisonFilter(Listing):
    """`GET /v1/corroborations` and `/v1/contradictions`."""

    involving: Annotated[Names, Field(description="an entity that the claims are about; repeated, all of them")] = ()
    kind: tuple[Kind, ...] = ()
    dimension: tuple[Dimension, ...] = ()
    document: Annotated[Names, Field(description="a document that tells of it")] = ()
    q: Annotated[Words | None, Field(description="words that all stand in one of the claims or its sentence")] = None
    min: Annotated[float | None, Field(allow_inf_nan=False, description="one of the values reaches this")] = None
    max: Annotated[float | None, Field(allow_inf_nan=False, description="one of them starts at or below this")] = None
    unit: Annotated[Names, Field(description="GW, USD, %, ...; units of one kind are converted")] = ()


class SearchFilter(Listing):
    """`GET /v1/search`."""

    q: Words


Filter = (
    DealFilter
    | FigureFilter
    | StatementFilter
    | RelationFilter
    | ClaimFilter
    | EntityFilter
    | DocumentFilter
    | SearchFilter
    | ComparisonFilter
)

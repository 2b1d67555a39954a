"""What the service answers beside claims: entities, documents, pages of lists, the drawn graph."""

from typing import Annotated, Generic, TypeVar

from pydantic import Field

from app.shapes.claims import DealClaimAnswer, FigureAnswer, Quote, RelationAnswer, Source, StatementAnswer
from graph.model import Furniture, Origin, Value
from graph.vocab import EntityType

T = TypeVar("T", bound=Value)


class EntityCounts(Value):
    """How much is told of an entity."""

    documents: int
    claims: int
    deals: int
    figures: int
    statements: int
    relations: int


class EntityAnswer(Value):
    """An entity. `same_as` holds its IRI in Wikidata."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    wikidata: str | None
    same_as: tuple[str, ...]
    counts: EntityCounts


class DocumentCounts(Value):
    """How many claims a document makes."""

    figures: int
    deals: int
    statements: int
    relations: int


class DocumentRow(Source):
    """A document in a list."""

    source: str | None
    characters: int
    extractor: str
    origins: tuple[Origin, ...]
    counts: DocumentCounts


class DocumentAnswer(DocumentRow):
    """A document with its text and all its claims; offsets are code points of `text`."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    furniture: tuple[Furniture, ...]
    figures: tuple[FigureAnswer, ...]
    deals: tuple[DealClaimAnswer, ...]
    statements: tuple[StatementAnswer, ...]
    relations: tuple[RelationAnswer, ...]


class Hit(Value):
    """Something that a search found: `kind` is entity, deal, figure, statement, relation or document."""

    id: str
    kind: str
    label: str
    href: str
    quote: Quote | None


class Listed(Value, Generic[T]):
    """A page of a list. `excluded` counts, by reason, what fits but could not be tested or is page furniture.

    `facets` counts all rows of the list by the values of the fields that were asked for.
    """

    total: int
    revision: int
    items: tuple[T, ...]
    next: Annotated[str | None, Field(description="cursor of the next page")]
    excluded: dict[str, int]
    facets: dict[str, dict[str, int]] = Field(default_factory=dict)


class Added(Value):
    """What became of one document that was sent. `problem` says why where none of the others is given."""

    id: str | None
    name: str | None
    outcome: str
    href: str | None
    problem: str | None = None


class AddedAll(Value):
    """What became of a list of documents, in its order."""

    revision: int
    results: tuple[Added, ...]


class Stats(Value):
    """What the graph holds. `deals` are joined ones, `claims` counts the occurrences of every kind."""

    revision: int
    documents: int
    entities: int
    deals: int
    figures: int
    statements: int
    relations: int
    claims: int
    facts_told_twice: int
    entity_types: dict[str, int]
    units: dict[str, int]


class Node(Value):
    """A node of the drawn graph."""

    id: str
    type: str
    label: str
    degree: int


class Edge(Value):
    """An edge of the drawn graph: the claims behind it, the words of the first and the document that they stand in."""

    id: str
    source: str
    target: str
    type: str
    claims: tuple[str, ...]
    quote: str | None
    document: Source | None = None


class GraphAnswer(Value):
    """A part of the graph. `total` counts the nodes before `limit` cut the farthest."""

    revision: int
    total: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

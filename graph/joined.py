"""What several documents tell of one real-world thing, joined: every member stays readable."""

from enum import StrEnum

from graph.model import Deal, Evidence, Figure, Party, Period, Ref, Value
from graph.vocab import DateBasis, DealType, Modality, Status


class Counts(Value):
    """How often a thing is told: claims, documents, and sources (copies of one text count once)."""

    claims: int
    documents: int
    sources: int


class DealReason(StrEnum):
    """What speaks for it that a deal told with fewer parties is one told with more."""

    FIGURE = "figure"
    TIME = "time"


class DealJoin(Value):
    """A deal told with fewer parties, held to be one told with more; both by the smallest ids of their claims."""

    deal: str
    into: str
    reasons: tuple[DealReason, ...]
    score: float
    features: dict[str, float]
    """How far both agree by each measure, from 0 to 1."""


class JoinedDeal(Value):
    """One real-world deal. The top-level fields sum up its members; `members` are the claims, in the order of the rule.

    The id is the smallest id of its members, so that it depends on neither order nor clock.
    """

    id: str
    type: DealType
    status: Status
    parties: tuple[Party, ...]
    goods: tuple[str, ...]
    goods_entities: tuple[Ref, ...]
    figures: tuple[Figure, ...]
    date: Period | None
    date_basis: DateBasis
    modality: Modality
    negated: bool
    attributed_to: Ref | None
    furniture: bool
    evidence: tuple[Evidence, ...]
    members: tuple[Deal, ...]
    counts: Counts
    joins: tuple[DealJoin, ...] = ()
    """Which members were told with fewer parties than others, and why they are held to be of this deal."""

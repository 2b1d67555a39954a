"""What several documents tell of one real-world thing, joined: every member stays readable."""

from graph.model import Deal, Evidence, Figure, Party, Period, Ref, Value
from graph.vocab import DateBasis, DealType, Modality, Status


class Counts(Value):
    """How often a thing is told: claims, documents, and sources (copies of one text count once)."""

    claims: int
    documents: int
    sources: int


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

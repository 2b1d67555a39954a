"""What documents tell alike and what they tell differently, as the service answers it."""

from app.shapes.claims import ClaimRow, Source
from graph.joined import Counts
from graph.model import Value
from graph.vocab import Kind


class CorroborationAnswer(Value):
    """A deal, figure or relation that two or more independent sources tell, with every claim and its quotes.

    `id` is that of the joined deal or of the fact. `sources` holds the documents, those that count as one together.
    """

    id: str
    kind: Kind
    label: str
    counts: Counts
    sources: tuple[tuple[Source, ...], ...]
    claims: tuple[ClaimRow, ...]


class ContradictionAnswer(Value):
    """Two claims that can't both be right, and why they were held comparable.

    `difference` is in `unit`, the base unit; `share` is the difference as a part of the larger value.
    """

    id: str
    kind: Kind
    why: tuple[str, ...]
    difference: float | None
    share: float | None
    unit: str | None
    claims: tuple[ClaimRow, ClaimRow]

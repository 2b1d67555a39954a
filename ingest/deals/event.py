"""One telling of a deal: its trigger, the rule that read it, and who plays which role in it."""

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from graph.vocab import DealType, Role, Status
from ingest.analysis import Name
from ingest.deals.tree import Tree


@dataclass(frozen=True, slots=True)
class Part:
    """A name, the role that it plays, and the slot that gave it."""

    name: Name
    role: Role
    slot: str

    @property
    def id(self) -> str:
        """The id of the entity."""
        return self.name.ref.id or ""


@dataclass(frozen=True, slots=True)
class Event:
    """A trigger with its roles filled. `clause` are the shadow offsets of the words that tell of it."""

    tree: Tree | None
    trigger: Token | None
    at: tuple[int, int]
    clause: tuple[int, int]
    rule: str
    type: DealType
    parts: tuple[Part, ...]
    status: Status | None = None
    goods: tuple[str, ...] = ()
    definite: bool = False
    partial: bool = False
    lonely: bool = False
    notes: tuple[str, ...] = field(default=())
    row: int = -1

    @property
    def sentence(self) -> int:
        """The number of the sentence or row that tells of it."""
        return self.row if self.tree is None else self.tree.sentence.index

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its parties."""
        return frozenset(p.id for p in self.parts)

    @property
    def whole(self) -> bool:
        """Whether it names both sides: two roles, or two partners."""
        roles = {p.role for p in self.parts}
        return len(roles) > 1 or (roles == {Role.PARTNER} and len(self.parts) > 1)

    @property
    def general(self) -> bool:
        """Whether only a general word ("deal", "partnership") says what kind of event it is."""
        return self.rule.endswith((">agreement.partner", ">partner"))

    def with_status(self, status: Status | None) -> "Event":
        """The same event with a status that its place gives."""
        return replace(self, status=status)

    def having(self, *parts: Part, note: str) -> "Event":
        """The same event with more parties, and why."""
        new = tuple(p for p in parts if p.id not in self.ids)
        return replace(self, parts=self.parts + new, notes=(*self.notes, note))

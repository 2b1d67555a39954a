"""Which deals of several documents are one deal of the real world.

Deals may be one where they have the same parties, in roles that go together, and types of one family: capital
(investment, financing), control (acquisition, merger), trade (supply, lease, licensing), alliance (partnership, joint
venture). Trade, alliance and other may be one as well, and so may deals of one party only, where a figure agrees.

Against it speaks a figure (same dimension, unit and kind of measure, both exact, no value in common) and a stated date
(same status, more than a month apart). Status may differ: rumoured, announced, completed is one deal
with a history.

The result depends on neither order nor clock: deals with the same parties are sorted, those that say most first (exact
figures, a date, the id), each joins the largest group that it fits, and groups of other families that a figure ties
together are joined last.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from graph.facts import ref_key
from graph.model import Deal, Figure, Period
from graph.vocab import Bound, DealType, Measure, Role, Status

_FAMILIES = {
    DealType.INVESTMENT: "capital",
    DealType.FINANCING: "capital",
    DealType.ACQUISITION: "control",
    DealType.MERGER: "control",
    DealType.SUPPLY: "trade",
    DealType.LEASE: "trade",
    DealType.LICENSING: "trade",
    DealType.PARTNERSHIP: "alliance",
    DealType.JOINT_VENTURE: "alliance",
    DealType.OTHER: "other",
}
_LOOSE = frozenset({"trade", "alliance", "other"})
"""Families that name one deal now so, now otherwise: a supply contract is a partnership in the next headline."""

SIDES = {
    Role.INVESTOR: "gives",
    Role.LENDER: "gives",
    Role.ACQUIRER: "gives",
    Role.BUYER: "gives",
    Role.LESSEE: "gives",
    Role.LICENSEE: "gives",
    Role.INVESTEE: "takes",
    Role.BORROWER: "takes",
    Role.TARGET: "takes",
    Role.SELLER: "takes",
    Role.LESSOR: "takes",
    Role.LICENSOR: "takes",
}
"""Who gives the money and who takes it; a partner may be either."""

_OWN_KIND = frozenset(
    {
        Measure.VALUATION,
        Measure.STAKE,
        Measure.MARKET_SHARE,
        Measure.REVENUE,
        Measure.PROFIT,
        Measure.GROWTH,
        Measure.HEADCOUNT,
        Measure.PERFORMANCE,
        Measure.SHORTFALL,
    }
)
"""Measures that are compared with themselves only; all others say how large a deal is."""

_MONTH = timedelta(days=31)


@dataclass(frozen=True, eq=False)
class Member:
    """One deal claim with the day on which its document was published."""

    deal: Deal
    published: date | None

    @cached_property
    def figures(self) -> dict[Hashable, frozenset[float]]:
        """The values that say how large the deal is, by what they can be compared on."""
        return _values(f for f in self.deal.figures if f.bound is not Bound.MAGNITUDE)

    @cached_property
    def exact(self) -> dict[Hashable, frozenset[float]]:
        """Those values that the text gives as exact."""
        return _values(f for f in self.deal.figures if f.bound is Bound.EXACT)

    @cached_property
    def sides(self) -> dict[str, str]:
        """Which side each party is on; a partner is on none."""
        return {ref_key(party): SIDES[party.role] for party in self.deal.parties if party.role in SIDES}

    @property
    def family(self) -> str:
        """The family of its type."""
        return _FAMILIES[self.deal.type]

    def rank(self) -> tuple[int, bool, str]:
        """The order in which members are placed: who says most goes first."""
        return (-sum(map(len, self.exact.values())), self.deal.date is None, self.deal.id)


@dataclass(eq=False)
class Group:
    """Members held to be one deal."""

    members: list[Member] = field(default_factory=list)

    def fits(self, other: "Group") -> bool:
        """Whether the deals of both may be one."""
        return not any(_apart(mine, its) for mine in self.members for its in other.members) and self._tied(other)

    def _tied(self, other: "Group") -> bool:
        mine, its = self.families, other.families
        if mine & its and len(self.members[0].deal.parties) > 1:
            return True
        related = bool(mine & its) or (mine | its) <= _LOOSE
        return related and any(_agree(one.figures, two.figures) for one in self.members for two in other.members)

    @property
    def families(self) -> set[str]:
        """The families of its members' types."""
        return {member.family for member in self.members}

    @property
    def id(self) -> str:
        """The smallest id of its members."""
        return min(member.deal.id for member in self.members)


def block_key(deal: Deal) -> frozenset[str]:
    """What deals must share to be compared at all: their parties."""
    return frozenset(ref_key(party) for party in deal.parties)


def join(members: Iterable[Member]) -> list[tuple[Member, ...]]:
    """The members of one block in groups that are one deal each, sorted by their smallest id."""
    groups: list[Group] = []
    for member in sorted(members, key=Member.rank):
        alone = Group([member])
        fitting = [group for group in groups if member.family in group.families and group.fits(alone)]
        if fitting:
            min(fitting, key=lambda group: (-len(group.members), group.id)).members.append(member)
        else:
            groups.append(alone)
    return [tuple(sorted(g.members, key=lambda m: m.deal.id)) for g in sorted(_tie(groups), key=lambda g: g.id)]


def _tie(groups: list[Group]) -> list[Group]:
    """Join groups of other families that a figure ties together, smallest ids first."""
    kept: list[Group] = []
    for group in sorted(groups, key=lambda g: g.id):
        home = next((k for k in kept if not k.families & group.families and k.fits(group)), None)
        if home:
            home.members.extend(group.members)
        else:
            kept.append(group)
    return kept


def _apart(one: Member, two: Member) -> bool:
    if any(side != two.sides.get(party, side) for party, side in one.sides.items()):
        return True
    shared = one.exact.keys() & two.exact.keys()
    if any(not one.exact[key] & two.exact[key] for key in shared):
        return True
    return one.deal.status is two.deal.status and _far(one.deal.date, two.deal.date)


def _agree(one: dict[Hashable, frozenset[float]], two: dict[Hashable, frozenset[float]]) -> bool:
    return any(one[key] & two[key] for key in one.keys() & two.keys())


def _values(figures: Iterable[Figure]) -> dict[Hashable, frozenset[float]]:
    found: dict[Hashable, frozenset[float]] = {}
    for figure in figures:
        if figure.per is None and figure.direction is None and not figure.negated:
            kind = figure.measure if figure.measure in _OWN_KIND else "size"
            key = (figure.dimension, figure.normalized.unit, kind)
            found[key] = found.get(key, frozenset()) | {float(figure.normalized.value)}
    return found


def _far(one: Period | None, two: Period | None) -> bool:
    if one is None or two is None:
        return False
    first, second = _ends(one), _ends(two)
    if first is None or second is None:
        return False
    return first[1] + _MONTH < second[0] or second[1] + _MONTH < first[0]


def _ends(period: Period) -> tuple[date, date] | None:
    start, end = period.start or period.end, period.end or period.start
    return (start, end) if start and end else None


_DEFINITE = (Status.CANCELLED, Status.COMPLETED, Status.ANNOUNCED, Status.PLANNED, Status.REPORTED, Status.RUMOURED)


def definite(status: Status) -> int:
    """How definite a status is: 0 for a deal that is done or called off, more for what is less certain."""
    return max(_DEFINITE.index(status) - 1, 0)

"""Which deals of several documents are one deal of the real world.

Deals may be one where they have the same parties, in roles that go together, and types of one family: capital
(investment, financing), control (acquisition, merger), trade (supply, lease, licensing), alliance (partnership, joint
venture). Trade, alliance and other may be one as well, and so may deals of one party only, where a figure agrees.

A deal whose parties are only among those of another is joined by `graph.within`.

Against it speaks a figure (same dimension, unit and kind of measure, both exact, no value in common) and a stated date
(same status, more than a month apart). Status may differ: rumoured, announced, completed is one deal
with a history.

The result depends on neither order nor clock: deals with the same parties are sorted, those that say most first (exact
figures, a date, the id), each joins the largest group that it fits, and groups of other families that a figure ties
together are joined last.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from graph.facts import ref_key
from graph.families import FAMILIES
from graph.model import Deal, Figure, Period
from graph.vocab import Bound, Measure, Role, Status

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
        return FAMILIES[self.deal.type]

    def rank(self) -> tuple[int, bool, str]:
        """The order in which members are placed: who says most goes first."""
        return (-sum(map(len, self.exact.values())), self.deal.date is None, self.deal.id)


class Group:
    """Members held to be one deal, with what they say taken together: a member is compared with what differs among
    them, not with each of them."""

    def __init__(self, first: Member) -> None:
        self.members: list[Member] = []
        self.id = first.deal.id
        """The smallest id of its members."""
        self.families: set[str] = set()
        self._sides: dict[str, set[str]] = {}
        self._figures: dict[Hashable, set[float]] = {}
        self._exact: dict[Hashable, set[frozenset[float]]] = {}
        self._dated: set[tuple[Status, tuple[date, date]]] = set()
        self.take(first)

    def take(self, member: Member) -> None:
        """Hold a member to be of this deal."""
        self.members.append(member)
        self.id = min(self.id, member.deal.id)
        self.families.add(member.family)
        for party, side in member.sides.items():
            self._sides.setdefault(party, set()).add(side)
        for key, values in member.figures.items():
            self._figures.setdefault(key, set()).update(values)
        for key, values in member.exact.items():
            self._exact.setdefault(key, set()).add(values)
        if member.deal.date is not None and (ends := _ends(member.deal.date)):
            self._dated.add((member.deal.status, ends))

    def fits(self, other: "Group") -> bool:
        """Whether the deals of both may be one."""
        return not self.speaks_against(other) and self._tied(other)

    def sizes(self) -> frozenset[Hashable]:
        """The figures that say how large the deal is, each with what it can be compared on."""
        return frozenset((key, value) for key, values in self._figures.items() for value in values)

    def speaks_against(self, other: "Group") -> bool:
        """Whether anything that a member of the one says speaks against a member of the other."""
        if any(len(sides | other._sides.get(party, sides)) > 1 for party, sides in self._sides.items()):
            return True
        shared = self._exact.keys() & other._exact.keys()
        if any(not mine & its for key in shared for mine in self._exact[key] for its in other._exact[key]):
            return True
        return any(one[0] is two[0] and _far(one[1], two[1]) for one in self._dated for two in other._dated)

    def _tied(self, other: "Group") -> bool:
        mine, its = self.families, other.families
        if mine & its and len(self.members[0].deal.parties) > 1:
            return True
        related = bool(mine & its) or (mine | its) <= _LOOSE
        shared = self._figures.keys() & other._figures.keys()
        return related and any(self._figures[key] & other._figures[key] for key in shared)


def block_key(deal: Deal) -> frozenset[str]:
    """What deals must share to be compared at all: their parties."""
    return frozenset(ref_key(party) for party in deal.parties)


def join(members: Iterable[Member], apart: Mapping[str, Collection[str]] | None = None) -> list[Group]:
    """The members of one block in groups that are one deal each, sorted by their smallest id.

    `apart` names for a deal claim those that a person keeps apart from it.
    """
    groups: list[Group] = []
    for member in sorted(members, key=Member.rank):
        alone = Group(member)
        other = (apart or {}).get(member.deal.id, ())
        free = [group for group in groups if not other or not any(m.deal.id in other for m in group.members)]
        fitting = [group for group in free if member.family in group.families and group.fits(alone)]
        if fitting:
            min(fitting, key=lambda group: (-len(group.members), group.id)).take(member)
        else:
            groups.append(alone)
    return sorted(_tie(groups, apart or {}), key=lambda group: group.id)


def _tie(groups: list[Group], apart: Mapping[str, Collection[str]]) -> list[Group]:
    """Join groups of other families that a figure ties together, smallest ids first."""
    kept: list[Group] = []
    for group in sorted(groups, key=lambda g: g.id):
        other = {one for member in group.members for one in apart.get(member.deal.id, ())}
        free = [k for k in kept if not other or not any(m.deal.id in other for m in k.members)]
        home = next((k for k in free if not k.families & group.families and k.fits(group)), None)
        if home:
            for member in group.members:
                home.take(member)
        else:
            kept.append(group)
    return kept


def _values(figures: Iterable[Figure]) -> dict[Hashable, frozenset[float]]:
    found: dict[Hashable, frozenset[float]] = {}
    for figure in figures:
        if figure.per is None and figure.direction is None and not figure.negated:
            kind = figure.measure if figure.measure in _OWN_KIND else "size"
            key = (figure.dimension, figure.normalized.unit, kind)
            found[key] = found.get(key, frozenset()) | {float(figure.normalized.value)}
    return found


def _far(first: tuple[date, date], second: tuple[date, date]) -> bool:
    return first[1] + _MONTH < second[0] or second[1] + _MONTH < first[0]


def _ends(period: Period) -> tuple[date, date] | None:
    start, end = period.start or period.end, period.end or period.start
    return (start, end) if start and end else None


_DEFINITE = (Status.CANCELLED, Status.COMPLETED, Status.ANNOUNCED, Status.PLANNED, Status.REPORTED, Status.RUMOURED)


def definite(status: Status) -> int:
    """How definite a status is: 0 for a deal that is done or called off, more for what is less certain."""
    return max(_DEFINITE.index(status) - 1, 0)

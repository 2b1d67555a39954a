"""Deals whose parties are told in part: of "Acme buys Beta" and "Acme and Gamma buy Beta" one may be the other.

A deal whose parties are among those of another, on the same sides and in types of one family, is that deal where
nothing speaks against it and one of these speaks for it:

- a figure that says how large it is, the same in both, for deals of two parties or more;
- documents published within a month of each other that are not the same one, for deals of two parties or more;
- both, for a deal of one party.

Where it may be several of those with the fewest parties, or where several of its own parties may be it, nothing joins.
"""

from collections.abc import Collection, Hashable, Iterator
from datetime import date
from itertools import combinations

from graph.joined import DealJoin, DealReason
from graph.merge import Group, Member

Block = frozenset[str]
Apart = dict[str, set[str]]
"""For each deal claim those that a person keeps apart from it."""

_MONTH = 31
_MANY = 6
"""A deal of more parties than these holds too many smaller sets of them to look for each."""
_SCORES = {
    frozenset({DealReason.FIGURE, DealReason.TIME}): 0.9,
    frozenset({DealReason.FIGURE}): 0.8,
    frozenset({DealReason.TIME}): 0.6,
}
"""How safe each reason is held to be, from 0 to 1: a judgement that orders reasons, not a measured probability."""


def host_keys(block: Block, group: Group) -> Iterator[Hashable]:
    """Under what a deal is found by those whose parties are among its own."""
    if len(block) <= _MANY:
        for size in range(2, len(block)):
            yield from map(frozenset, combinations(sorted(block), size))
        if len(block) > 1:
            yield from ((party, figure) for party in block for figure in group.sizes())


def guest_keys(block: Block, group: Group) -> Iterator[Hashable]:
    """Under what a deal looks for those that have its parties and more."""
    if len(block) > 1:
        yield block
    else:
        yield from ((party, figure) for party in block for figure in group.sizes())


def fit(guest: Group, host: Group, apart: Apart) -> DealJoin | None:
    """The join of a deal into one of more parties, if it is that deal."""
    if not guest.families & host.families or guest.speaks_against(host) or _kept_apart(guest, host, apart):
        return None
    days = _days(guest, host)
    reasons: set[DealReason] = set()
    if guest.sizes() & host.sizes():
        reasons.add(DealReason.FIGURE)
    if days is not None and days <= _MONTH:
        reasons.add(DealReason.TIME)
    parties = len(guest.members[0].deal.parties)
    if not reasons or (parties == 1 and len(reasons) < len(DealReason)):
        return None
    told = {
        "parties": round(parties / len(host.members[0].deal.parties), 2),
        "figures": float(DealReason.FIGURE in reasons),
        "time": round(1 - days / (2 * _MONTH), 2) if DealReason.TIME in reasons and days is not None else 0.0,
        "type": float(guest.members[0].deal.type is host.members[0].deal.type),
    }
    into, score = host.id, _SCORES[frozenset(reasons)]
    return DealJoin(deal=guest.id, into=into, reasons=tuple(sorted(reasons)), score=score, features=told)


def _kept_apart(guest: Group, host: Group, apart: Apart) -> bool:
    return bool(apart) and any(
        one.deal.id in apart.get(other.deal.id, ()) for one in guest.members for other in host.members
    )


def _days(guest: Group, host: Group) -> int | None:
    """How many days lie between the nearest of their documents; null where none is dated or all are one document."""
    pairs = [(one, two) for one in _dated(guest.members) for two in _dated(host.members)]
    apart = [abs((one[1] - two[1]).days) for one, two in pairs if one[0] != two[0]]
    return min(apart, default=None)


def _dated(members: Collection[Member]) -> set[tuple[str, date]]:
    return {(member.deal.document, member.published) for member in members if member.published is not None}

"""When a claim is dated, for filters and for the order of lists: the stated date, else the day of publication.

`since` and `until` are inclusive and test whether the two stretches of time meet.
"""

from dataclasses import dataclass
from datetime import date

from graph.index import Rank
from graph.joined import JoinedDeal
from graph.model import Claim, Deal, Figure, Period
from graph.vocab import DateBasis


@dataclass(frozen=True, slots=True)
class Dated:
    """The stretch of time that a claim is dated to, both ends null where it is not known, and where that comes from."""

    start: date | None
    end: date | None
    basis: DateBasis

    def within(self, since: date | None, until: date | None) -> bool:
        """Whether it meets the stretch from `since` to `until`; what has no date meets none."""
        if self.start is None or self.end is None:
            return since is None and until is None
        return (since is None or self.end >= since) and (until is None or self.start <= until)


def dated(stated: Period | None, published: date | None) -> Dated:
    """The date of a claim whose words state this period, in a document published that day."""
    if stated is not None and (stated.start or stated.end):
        return Dated(stated.start or stated.end, stated.end or stated.start, DateBasis.STATED)
    return Dated(published, published, DateBasis.PUBLISHED if published else DateBasis.UNKNOWN)


def claim_date(claim: Claim, published: date | None) -> Dated:
    """The date of one claim."""
    match claim:
        case Figure():
            return dated(claim.period, published)
        case Deal():
            return dated(claim.date, published)
        case _:
            return dated(None, published)


def rank(when: Dated, item: str) -> Rank:
    """The place of an item in a list that shows the newest first and what has no date last."""
    return (-when.start.toordinal() if when.start else 0, item)


def claim_rank(claim: Claim, published: date | None) -> Rank:
    """The place of a claim, newest first."""
    return rank(claim_date(claim, published), claim.id)


def deal_rank(deal: JoinedDeal, published: date | None) -> Rank:
    """The place of a joined deal, newest first; `published` is the latest day on which it was told."""
    return rank(dated(deal.date, published), deal.id)

"""What one sentence tells of sales: those of two makers are two deals, one with the thing leased back is a lease."""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.vocab import DealType, Role
from ingest.deals.event import Event
from ingest.deals.tree import Tree

_BACK = re.compile(r"\b(?:leas|rent)(?:e|es|ed|ing)? (?:\w+ ){0,2}back\b|\bleasebacks?\b")
_ROLES = {Role.SELLER: Role.LESSEE, Role.BUYER: Role.LESSOR, Role.ACQUIRER: Role.LESSOR}


def leased_back(tree: Tree, event: Event) -> Event:
    """The sale as a lease where its clause says that what was sold is leased back."""
    sale = event.rule.startswith(("verb:sell", "verb:buy"))
    if (
        not sale
        or event.type not in {DealType.SUPPLY, DealType.ACQUISITION}
        or Role.TARGET in {p.role for p in event.parts}
    ):
        return event
    start, end = (at - tree.sentence.start for at in event.clause)
    if not _BACK.search(tree.text[start : end + 60]):
        return event
    return replace(
        event, type=DealType.LEASE, parts=tuple(replace(p, role=_ROLES.get(p.role, p.role)) for p in event.parts)
    )


def by_maker(event: Event) -> Iterator[Event]:
    """An order for the goods of several makers ("40 A jets and 10 B turboprops") as one deal with each."""
    makers = [p for p in event.parts if p.slot == "maker"]
    if len(makers) < 2 or event.type is not DealType.SUPPLY:
        yield event
        return
    rest = tuple(p for p in event.parts if p.slot != "maker")
    yield from (replace(event, parts=(*rest, maker)) for maker in makers)

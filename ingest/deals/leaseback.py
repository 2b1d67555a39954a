"""A sale with the thing sold leased back is a lease: the seller stays on as the lessee."""

import re
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

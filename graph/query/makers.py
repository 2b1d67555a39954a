"""Who makes what: so that who uses a product is connected with its maker.

Maker is who develops or releases it in a claim, and the company whose whole name begins its own ("Aland Cloud").
"""

from graph.model import Ref, Relation
from graph.network import Network
from graph.vocab import EntityType, Predicate

_NAMED_AFTER = frozenset(
    {EntityType.MODEL, EntityType.CHIP, EntityType.PRODUCT, EntityType.TECHNOLOGY, EntityType.COMPANY}
)
MAKING = frozenset({Predicate.DEVELOPS, Predicate.RELEASES, Predicate.OPEN_SOURCES})

Makers = dict[str, dict[str, tuple[str, ...]]]
"""By a product's id its makers' ids, each with the claims that say so; none where the name does."""


def makers(network: Network) -> Makers:
    """The makers of every product that a relation names; what is denied or stands in furniture makes nobody one."""
    found: Makers = {}
    companies = {e.name: e.id for e in network.entities() if e.type is EntityType.COMPANY}
    for claim in network.claims.values():
        if not isinstance(claim, Relation) or claim.furniture:
            continue
        for ref in (claim.subject, claim.object):
            if ref.id and ref.type in _NAMED_AFTER and (maker := _named(ref, companies)):
                found.setdefault(ref.id, {}).setdefault(maker, ())
        if claim.predicate in MAKING and not claim.negated and claim.subject.id and claim.object.id:
            told = found.setdefault(claim.object.id, {})
            told[claim.subject.id] = tuple(sorted({*told.get(claim.subject.id, ()), claim.id}))
    return found


def _named(made: Ref, companies: dict[str, str]) -> str | None:
    """The company whose whole name begins that of a product, the longest."""
    words = made.name.split()
    heads = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    return next((companies[head] for head in heads if head in companies), None)

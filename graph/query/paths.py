"""How two entities connect, and circles of companies that finance or supply each other.

The steps are those that claims tell: two parties of one deal, the two ends of a relation, and who uses, runs on or
competes with a product and the product's maker (`makers`); what is denied connects nobody. A step by a deal goes both
ways for `paths`; for circles it has the direction of the money (who gives pays whom) or of the goods (who sells
supplies whom), and the two are told apart.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, permutations

import networkx as nx

from graph.joined import JoinedDeal
from graph.merge import SIDES
from graph.model import Relation
from graph.network import Network
from graph.query.makers import MAKING, Makers, makers
from graph.vocab import DealType, Predicate

MOST = 21
"""How many paths are told: the shortest, and up to 20 more by length."""
LONGEST_CIRCLE = 5
_LONGEST_PATH = 6
_SUPPLY = frozenset({DealType.SUPPLY, DealType.LEASE, DealType.LICENSING})
_MONEY = frozenset({DealType.INVESTMENT, DealType.FINANCING, DealType.ACQUISITION})
_FLOWS = {Predicate.INVESTS_IN: "money", Predicate.SUPPLIES: "goods"}


@dataclass(frozen=True, slots=True)
class Step:
    """From one entity to the next: what connects them (a deal's type or a relation's predicate), and the claims."""

    source: str
    target: str
    type: str
    item: str
    """The id of the joined deal or of the relation."""
    claims: tuple[str, ...]


Steps = dict[tuple[str, str], list[Step]]


def connections(network: Network) -> Steps:
    """Every step between two entities, in both directions, sorted by what connects them; furniture connects nothing."""
    found: Steps = {}
    for deal in network.deals.joined.values():
        if not deal.furniture and not deal.negated:
            ids = sorted({party.id for party in deal.parties if party.id})
            members = tuple(sorted(member.id for member in deal.members))
            for one, two in permutations(ids, 2):
                _put(found, Step(one, two, deal.type.value, deal.id, members))
    known = makers(network)
    for claim in network.claims.values():
        if isinstance(claim, Relation) and not claim.furniture and not claim.negated:
            for one, two, told in _ends(claim, known):
                _put(found, Step(one, two, claim.predicate.value, claim.id, (claim.id, *told)))
                _put(found, Step(two, one, claim.predicate.value, claim.id, (claim.id, *told)))
    return found


def _ends(claim: Relation, known: Makers) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Whom a relation connects, with the claims that tell it: its ends, and the makers of those that are made."""
    subject, other = claim.subject.id, claim.object.id
    if not subject or not other:
        return
    yield subject, other, ()
    if claim.predicate in MAKING:
        return
    for one, first in _with_makers(subject, known):
        for two, second in _with_makers(other, known):
            if one != two and (one, two) != (subject, other):
                yield one, two, (*first, *second)


def _with_makers(entity: str, known: Makers) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield entity, ()
    yield from known.get(entity, {}).items()


def paths(steps: Steps, sources: set[str], targets: set[str]) -> Iterator[tuple[str, ...]]:
    """The shortest paths without a repeated entity, by length, then by ids; at most `MOST`.

    That two lie in one place connects them to nobody but that place, where it is asked for.
    """
    graph: nx.Graph[str] = nx.Graph()
    ends = sources | targets
    graph.add_edges_from(pair for pair in sorted(steps) if _leads(steps[pair], ends))
    found: list[tuple[str, ...]] = []
    for source in sorted(sources & set(graph)):
        for target in sorted(targets & set(graph)):
            if source != target and nx.has_path(graph, source, target):
                ways = nx.shortest_simple_paths(graph, source, target)
                found.extend(tuple(way) for way in islice(ways, 4 * MOST) if len(way) <= _LONGEST_PATH)
    yield from sorted(found, key=lambda way: (len(way), way))[:MOST]


def _leads(told: list[Step], ends: set[str]) -> bool:
    """Whether a step leads on: by more than a place, or to a place that is asked for."""
    return any(s.type != Predicate.LOCATED_IN.value or _place(s) in ends for s in told)


def _place(step: Step) -> str:
    """The place of a step that says where one lies."""
    return step.target if step.target.startswith("place/") else step.source


def flows(network: Network) -> dict[str, Steps]:
    """The directed steps of money and of goods, each under its name: who buys gives money for goods."""
    found: dict[str, Steps] = {"money": {}, "goods": {}}
    for deal in network.deals.joined.values():
        for kind, one, two in _directed(deal):
            members = tuple(sorted(member.id for member in deal.members))
            _put(found[kind], Step(one, two, deal.type.value, deal.id, members))
    for claim in network.claims.values():
        if isinstance(claim, Relation) and claim.predicate in _FLOWS and not (claim.negated or claim.furniture):
            giver, taker = claim.subject.id, claim.object.id
            if giver and taker:
                step = Step(giver, taker, claim.predicate.value, claim.id, (claim.id,))
                _put(found[_FLOWS[claim.predicate]], step)
                if _FLOWS[claim.predicate] == "goods":
                    _put(found["money"], Step(taker, giver, claim.predicate.value, claim.id, (claim.id,)))
    return found


def _directed(deal: JoinedDeal) -> Iterator[tuple[str, str, str]]:
    if deal.furniture or deal.negated or deal.type not in _SUPPLY | _MONEY:
        return
    givers = {party.id for party in deal.parties if party.id and SIDES.get(party.role) == "gives"}
    takers = {party.id for party in deal.parties if party.id and SIDES.get(party.role) == "takes"}
    for giver in sorted(givers):
        for taker in sorted(takers - {giver}):
            yield "money", giver, taker
            if deal.type in _SUPPLY:
                yield "goods", taker, giver


def circles(steps: Mapping[tuple[str, str], list[Step]]) -> list[tuple[str, ...]]:
    """Every circle of 2 to 5 entities, begun at its smallest id, by length, then by ids.

    A search from each entity that visits only larger ids: hundreds of times quicker than `networkx.simple_cycles`.
    """
    following: dict[str, list[str]] = {}
    for one, two in sorted(steps):
        following.setdefault(one, []).append(two)
    found: list[tuple[str, ...]] = []
    for root in following:
        walks: list[tuple[str, ...]] = [(root,)]
        while walks:
            walk = walks.pop()
            for after in following.get(walk[-1], ()):
                if after == root and len(walk) > 1:
                    found.append(walk)
                elif after > root and after not in walk and len(walk) < LONGEST_CIRCLE:
                    walks.append((*walk, after))
    return sorted(found, key=lambda circle: (len(circle), circle))


def _put(steps: Steps, step: Step) -> None:
    if step.source != step.target:
        told = steps.setdefault((step.source, step.target), [])
        told.append(step)
        told.sort(key=lambda one: (one.type, one.item))

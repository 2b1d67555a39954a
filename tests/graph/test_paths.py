"""Paths and circles: small tables, and our search against networkx's own algorithms."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Ref
from graph.network import Network
from graph.query.paths import MOST, Step, circles, connections, flows, paths
from graph.vocab import DealType, EntityType, Predicate, Role
from tests.graph.made import Maker, company, party


def world() -> Network:
    maker = Maker("One invests, two orders, three lends, four uses, five partners, six denies, seven sells.")
    give, take = Role.INVESTOR, Role.INVESTEE
    maker.deal("invests", DealType.INVESTMENT, party("Aland", give), party("Bland", take))
    maker.deal("orders", DealType.SUPPLY, party("Bland", Role.BUYER), party("Aland", Role.SELLER))
    maker.deal("lends", DealType.FINANCING, party("Bland", Role.LENDER), party("Cland", Role.BORROWER))
    maker.relation("uses", company("Cland"), Predicate.USES, company("Dland"))
    maker.relation("sells", company("Cland"), Predicate.INVESTS_IN, company("Aland"))
    maker.deal("denies", DealType.INVESTMENT, party("Dland", give), party("Aland", take), negated=True)
    return Network([maker.record()])


A, B, C, D = (f"company/{letter}land" for letter in "abcd")


def test_paths_have_the_claims_of_each_step() -> None:
    steps = connections(world())
    assert list(paths(steps, {A}, {D})) == [(A, C, D), (A, B, C, D)]
    assert [step.type for step in steps[A, B]] == ["investment", "supply"]
    assert list(paths(steps, {A}, {"company/nowhere"})) == []


def test_a_product_leads_to_its_maker_and_a_denial_nowhere() -> None:
    maker = Maker("Aland uses. Bland makes. Cland never sells. Dland installs.")
    phone, cloud = Ref.to(EntityType.PRODUCT, "Phone 7"), Ref.to(EntityType.PRODUCT, "Eland Cloud")
    maker.relation("uses", company("Aland"), Predicate.USES, phone)
    maker.relation("makes", company("Bland"), Predicate.DEVELOPS, phone)
    maker.relation("never sells", company("Cland"), Predicate.SUPPLIES, company("Aland"), negated=True)
    maker.relation("installs", company("Dland"), Predicate.USES, cloud)
    maker.relation("Dland", company("Eland"), Predicate.INVESTS_IN, company("Bland"))
    steps = connections(Network([maker.record()]))
    assert next(paths(steps, {A}, {B})) == (A, B)
    assert len(steps[A, B][0].claims) == 2
    assert list(paths(steps, {A}, {C})) == []
    assert next(paths(steps, {D}, {B})) == (D, "company/eland", B)


def test_two_in_one_place_are_not_connected_by_it() -> None:
    maker = Maker("Aland and Bland lie there.")
    place = Ref.to(EntityType.PLACE, "Norland")
    maker.relation("Aland", company("Aland"), Predicate.LOCATED_IN, place)
    maker.relation("Bland", company("Bland"), Predicate.LOCATED_IN, place)
    steps = connections(Network([maker.record()]))
    assert list(paths(steps, {A}, {B})) == []
    assert list(paths(steps, {A}, {place.id or ""})) == [(A, place.id)]


def test_circles_keep_the_direction_and_tell_money_from_goods() -> None:
    told = flows(world())
    assert {kind: circles(steps) for kind, steps in told.items()} == {"money": [(A, B), (A, B, C)], "goods": []}
    assert [step.type for step in told["goods"][A, B]] == ["supply"]


EDGES = st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] != pair[1]), max_size=18)


def steps_of(pairs: set[tuple[int, int]]) -> dict[tuple[str, str], list[Step]]:
    return {(str(a), str(b)): [Step(str(a), str(b), "t", "i", ("c",))] for a, b in pairs}


@settings(max_examples=100, deadline=None)
@given(EDGES)
def test_circles_are_those_of_networkx(pairs: set[tuple[int, int]]) -> None:
    steps = steps_of(pairs)
    graph: nx.DiGraph[str] = nx.DiGraph(list(steps))
    theirs = set()
    for cycle in nx.simple_cycles(graph, length_bound=5):
        at = cycle.index(min(cycle))
        theirs.add(tuple(cycle[at:] + cycle[:at]))
    ours = circles(steps)
    assert set(ours) == theirs
    assert len(ours) == len(theirs)
    assert ours == sorted(ours, key=lambda circle: (len(circle), circle))


@settings(max_examples=60, deadline=None)
@given(EDGES)
def test_paths_are_the_shortest_of_networkx(pairs: set[tuple[int, int]]) -> None:
    steps = steps_of(pairs | {(b, a) for a, b in pairs})
    graph: nx.Graph[str] = nx.Graph(list(steps))
    every = []
    if "0" in graph and "1" in graph:
        every = sorted((tuple(p) for p in nx.all_simple_paths(graph, "0", "1", cutoff=5)), key=lambda p: (len(p), p))
    assert list(paths(steps, {"0"}, {"1"})) == every[:MOST]


@pytest.mark.parametrize("kind", ["money", "goods"])
def test_an_empty_graph_has_no_circle(kind: str) -> None:
    assert circles(flows(Network())[kind]) == []

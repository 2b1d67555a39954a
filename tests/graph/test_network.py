"""The graph: order never matters, deleting gives the graph that never saw it, names find their entities."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnknownEntity
from graph.journal import Journal, Record
from graph.model import Document, Origin, Ref
from graph.network import ALL, Network
from graph.vocab import Bound, DealType, EntityType, Kind, Predicate, Role, Status
from tests.graph.made import Maker, company, day, party

NAMES = ("Northwind", "Contoso", "Fabrikam", "Northwind Inc", "Northwind Corp", "NW")
ROLES = ((Role.BUYER, Role.SELLER), (Role.PARTNER, Role.PARTNER), (Role.INVESTOR, Role.INVESTEE))


@st.composite
def records(draw: st.DrawFn) -> Record:
    number = draw(st.integers(0, 10**6))
    maker = Maker(
        f"Text {number} tells of a deal worth money and says a word on power.",
        published=draw(st.sampled_from([None, "2026-01-02", "2026-05-06"])),
    )
    one, two = draw(st.permutations(NAMES))[:2]
    money = maker.figure(
        "money",
        draw(st.sampled_from([1, 2])),
        "USD",
        "value",
        [one],
        bound=draw(st.sampled_from([Bound.EXACT, Bound.ABOUT])),
    )
    maker.figure("power", draw(st.sampled_from([1, 2])), "GW", draw(st.sampled_from(["power", "capacity"])), [one])
    roles = draw(st.sampled_from(ROLES))
    kind = draw(st.sampled_from([DealType.SUPPLY, DealType.PARTNERSHIP, DealType.INVESTMENT, DealType.OTHER]))
    figures = draw(st.sampled_from([[], [money]]))
    date = draw(st.sampled_from([None, day("2026-01-01"), day("2026-04-01")]))
    status = draw(st.sampled_from([Status.ANNOUNCED, Status.RUMOURED]))
    maker.deal("deal", kind, party(one, roles[0]), party(two, roles[1]), figures=figures, date=date, status=status)
    maker.statement("a word", Ref.to(EntityType.PERSON, "Ann Example"), company(two))
    maker.relation("tells", company(one), draw(st.sampled_from([Predicate.USES, Predicate.OWNS])), company(two))
    maker.entity(company(one), draw(st.sampled_from(["NW", "Co"])), wikidata=draw(st.sampled_from([None, "Q1"])))
    return maker.record()


def snapshot(network: Network) -> object:
    """All that can be seen of a graph, as values."""
    kinds = tuple(Kind)
    return (
        {node: dict(attributes) for node, attributes in network.graph.nodes(data=True)},
        {(a, b, key): dict(attributes) for a, b, key, attributes in network.graph.edges(keys=True, data=True)},
        network.deals.joined,
        network.deals.of,
        list(network.entities()),
        {claim: network.facts.of(claim) for claim in network.claims},
        network.facts.shared(),
        [network.by_kind.get(kind) for kind in kinds],
        {key: network.by_entity.get(key) for key in network.by_entity},
        {key: network.deals_by_party.get(key) for key in network.deals_by_party},
        list(network.identities.joins()),
        {name: network.naming.find(name) for name in (*NAMES, "Co", "Q1", "Ann Example")},
    )


def unique(found: Sequence[Record]) -> list[Record]:
    return list({record.document.id: record for record in found}.values())


@settings(max_examples=60, deadline=None)
@given(st.lists(records(), max_size=7), st.randoms(use_true_random=False))
def test_order_never_matters(found: list[Record], random: "st.Random") -> None:  # type: ignore[name-defined]
    found = unique(found)
    shuffled = list(found)
    random.shuffle(shuffled)
    one_by_one = Network()
    for record in shuffled:
        one_by_one.add(record)
    assert snapshot(one_by_one) == snapshot(Network(found))


@settings(max_examples=60, deadline=None)
@given(st.lists(records(), min_size=1, max_size=7), st.data())
def test_delete_gives_the_graph_that_never_saw_it(found: list[Record], data: st.DataObject) -> None:
    found = unique(found)
    gone = data.draw(st.sets(st.sampled_from([record.document.id for record in found])))
    network = Network(found)
    for document in gone:
        assert network.remove(document)
    assert snapshot(network) == snapshot(Network(r for r in found if r.document.id not in gone))


@settings(max_examples=30, deadline=None)
@given(st.lists(records(), min_size=1, max_size=4))
def test_adding_again_changes_nothing_and_an_origin_only_itself(found: list[Record]) -> None:
    found = unique(found)
    network = Network(found)
    network.add(found[0])
    assert snapshot(network) == snapshot(Network(found))
    document = found[0].document
    moved = Document.of(document.text, *document.origins, Origin(name="z", published="2025-12-31"))  # type: ignore[arg-type]
    found[0] = Record(document=moved, reading=found[0].reading)
    network.add(found[0])
    assert snapshot(network) == snapshot(Network(found))


@settings(max_examples=10, deadline=None)
@given(st.lists(records(), max_size=4))
def test_a_restart_gives_the_same_graph(found: list[Record]) -> None:
    with TemporaryDirectory() as folder:
        journal = Journal.open(f"sqlite:///{Path(folder) / 'x.db'}")
        for record in unique(found):
            journal.add(record.document, record.reading)
        assert snapshot(Network(journal.records())) == snapshot(Network(unique(found)))
        journal.close()


def test_an_empty_graph_is_empty() -> None:
    network = Network()
    assert (len(network.graph), list(network.entities()), network.deals_by_party.get(ALL)) == (0, [], [])
    assert not network.remove("nothing")


class Lex:
    """A lexicon of one entry."""

    class Row:
        id = "company/northwind"
        name = "Northwind Corporation"

    def by_alias(self, name: str) -> "list[Lex.Row]":
        return [self.Row()] if name == "NWC" else []

    def get(self, id: str) -> "Lex.Row | None":  # noqa: A002 - as the lexicon words it
        return self.Row() if id == self.Row.id else None


def named() -> Network:
    maker = Maker("Northwind and its model Northwind, said Zoë Example, are one.")
    maker.entity(company("Northwind"), "Nordwind", "North Wind Inc", wikidata="Q77")
    maker.entity(Ref.to(EntityType.MODEL, "Northwind"))
    maker.statement("are one", Ref.to(EntityType.PERSON, "Zoë Example"))
    return Network([maker.record()], lexicon=Lex())


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Northwind", ("company/northwind", "model/northwind")),
        ("northwind", ("company/northwind", "model/northwind")),
        ("company/northwind", ("company/northwind",)),
        ("Nordwind", ("company/northwind",)),
        ("north wind, inc", ("company/northwind",)),
        ("Q77", ("company/northwind",)),
        ("q77", ("company/northwind",)),
        ("NWC", ("company/northwind",)),
        ("Zoe Example", ("person/zoe-example",)),
    ],
)
def test_names_find_entities(name: str, ids: tuple[str, ...]) -> None:
    assert named().naming.resolve(name) == ids


@pytest.mark.parametrize(
    ("name", "nearest"), [("Nortwind", "Northwind Corporation"), ("Zoe Exampel", "Zoë Example"), ("Q5", None)]
)
def test_unknown_names_are_answered_with_the_nearest(name: str, nearest: str | None) -> None:
    with pytest.raises(UnknownEntity) as raised:
        named().naming.resolve(name)
    assert nearest is None or nearest in raised.value.allowed


def test_the_lexicon_gives_the_canonical_name() -> None:
    entity = named().naming.get("company/northwind")
    assert entity is not None
    assert (entity.name, entity.aliases) == ("Northwind Corporation", ("Nordwind", "North Wind Inc", "Northwind"))


def figure_facts() -> Network:
    first = Maker("Of 51 GW the centres take power, and 51 GW were added, or 5 GW.")
    first.figure("51 GW the", 51, "GW", "capacity of data centers", ["Northwind"])
    first.figure("51 GW were", 51, "GW", "capacity added", ["Northwind"])
    first.figure("5 GW.", 51, "GWh", "capacity of data centers", ["Northwind"])
    second = Maker("They have 51,000 MW of it, others too: 51 GW; nobody 51 GW?")
    second.figure("51,000 MW", 51000, "MW", "data-centre capacity", ["Northwind"])
    second.figure("51 GW;", 51, "GW", "capacity of data centers", ["Contoso"])
    second.figure("51 GW?", 51, "GW", "capacity of data centers", [])
    return Network([first.record(), second.record()])


def test_the_same_number_is_not_the_same_claim() -> None:
    network = figure_facts()
    (shared,) = network.facts.shared()
    assert sorted(network.claims[c].text for c in shared) == ["51 GW the", "51,000 MW"]  # type: ignore[attr-defined]
    assert all(network.facts.of(claim) == min(shared) for claim in shared)

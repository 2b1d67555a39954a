"""A part of a network is a graph of its own: what was found, and no more than it needs."""

from graph.network import Network
from graph.rdf.formats import Format
from graph.rdf.selection import part, whole
from tests.app.made import spring, summer
from tests.graph.rdf.told import exported, triples


def network() -> Network:
    return Network([spring(), summer()])


def claims(told: set[tuple[str, ...]]) -> set[str]:
    return {s.rpartition("/")[2][:-1] for s, _, o in told if o == "<https://schema.org/Claim>"}


def test_whole() -> None:
    made = network()
    assert claims(triples(whole(made))) == set(made.claims)


def test_everything_found_is_the_whole() -> None:
    made = network()
    found = part(made, made.claims)
    assert triples(found) == triples(whole(made))


def test_nothing_found_is_the_description() -> None:
    assert claims(triples(part(network(), ["figure-0"]))) == set()


def test_one_figure_stays_alone() -> None:
    made = network()
    figure = spring().reading.figures[-1]
    told = triples(part(made, [figure.id]))
    assert claims(told) == {figure.id}
    assert {s for s, _, _ in told if "/entity/" in s} == {"<https://data.example.org/entity/company/fabrikam>"}
    assert not any("/deal/" in s for s, _, _ in told)


def test_a_deal_brings_its_claims_and_their_figures() -> None:
    made = network()
    joined = next(deal for deal in made.deals.joined.values() if len(deal.members) > 1)
    expected = {m.id for m in joined.members} | {f.id for m in joined.members for f in m.figures}
    for found in ([joined.id], [joined.members[-1].id]):
        assert claims(triples(part(made, found))) == expected


def test_a_part_is_the_same_whatever_the_order() -> None:
    made = network()
    ids = sorted(made.claims)[:5]
    assert exported(part(made, ids), Format.TURTLE) == exported(part(made, ids[::-1]), Format.TURTLE)

"""Which names mean one entity: a table of pairs, decisions, and the graph that follows them."""

import pytest

from graph.decision import Decision, Decisions, Verb
from graph.identity import Reason
from graph.model import Ref
from graph.network import Network
from graph.vocab import DealType, EntityType, Role
from tests.graph.made import Maker, company, party

PERSON = EntityType.PERSON


def told(*names: str, kind: EntityType = EntityType.COMPANY, aliases: tuple[str, ...] = ()) -> Network:
    """A document for each name; the last one bears the aliases."""
    records = []
    for number, name in enumerate(names):
        maker = Maker(f"Text {number} has words.")
        maker.entity(Ref.to(kind, name), *(aliases if number == len(names) - 1 else ()))
        records.append(maker.record())
    return Network(records)


@pytest.mark.parametrize(
    ("one", "other", "kind", "aliases", "joined"),
    [
        ("Acme Inc", "Acme", EntityType.COMPANY, (), (Reason.LEGAL_FORM, "company/acme")),
        ("Acme Corp", "Acme Inc", EntityType.COMPANY, (), (Reason.LEGAL_FORM, "company/acme-inc")),
        ("Mueller Werke KG", "Müller Werke", EntityType.COMPANY, (), (Reason.LEGAL_FORM, "company/muller-werke")),
        ("Mueller Werke", "Müller Werke", EntityType.COMPANY, (), (Reason.TRANSLITERATION, "company/muller-werke")),
        ("AWM", "Advanced Wire Mills", EntityType.COMPANY, ("AWM",), (Reason.ACRONYM, "company/advanced-wire-mills")),
        ("Fernhill", "Fernhill Compute", EntityType.COMPANY, ("Fernhill",), (Reason.ALIAS, "company/fernhill-compute")),
        ("Acme Holdings", "Acme", EntityType.COMPANY, (), None),
        ("AWM", "Advanced Widget Makers", EntityType.COMPANY, (), None),
        ("Example", "Ann Example", PERSON, ("Example",), None),
        ("Annie Example", "Ann Example", PERSON, ("Annie Example",), (Reason.ALIAS, "person/ann-example")),
        ("Ann Co", "Ann", PERSON, (), None),
    ],
)  # fmt: skip
def test_pairs(
    one: str, other: str, kind: EntityType, aliases: tuple[str, ...], joined: tuple[Reason, str] | None
) -> None:
    network = told(one, other, kind=kind, aliases=aliases)
    joins = [(join.reason, join.into) for join in network.identities.joins()]
    assert joins == ([joined] if joined else [])
    assert len(network.naming) == (1 if joined else 2)
    if joined:
        assert network.naming.resolve(one) == network.naming.resolve(other) == (joined[1],)


@pytest.mark.parametrize(
    ("names", "joins"),
    [
        (("export controls", "U.S. export restrictions"), {"policy/u-s-export-restrictions": "policy/export-controls"}),
        (("export curbs", "export controls"), {"policy/export-controls": "policy/export-curbs"}),
        (("Chinese export curbs", "U.S. export curbs"), {}),
        (("export curbs", "Chinese export controls", "U.S. export controls"), {}),
        (("import rules", "export controls"), {}),
        (("AI Act", "Chips Act"), {}),
    ],
)
def test_measures_without_a_name_of_their_own(names: tuple[str, ...], joins: dict[str, str]) -> None:
    network = told(*names, kind=EntityType.POLICY)
    found = list(network.identities.joins())
    assert {join.entity: join.into for join in found} == joins
    assert all(join.reason is Reason.SYNONYM for join in found)


def test_two_bearers_of_an_alias_join_nobody() -> None:
    makers = [Maker(f"Text {number} has words.") for number in range(3)]
    for maker, name in zip(makers, ("AWM", "Advanced Widget Makers", "Allied Wire Mills"), strict=True):
        maker.entity(company(name), *([] if name == "AWM" else ["AWM"]))
    assert not list(Network(maker.record() for maker in makers).identities.joins())


def test_namesakes_of_another_type_stay_apart() -> None:
    maker = Maker("Acme and Acme are two.").entity(company("Acme")).entity(Ref.to(EntityType.MODEL, "Acme"))
    assert Network([maker.record()]).naming.resolve("Acme") == ("company/acme", "model/acme")


def deals() -> Network:
    records = []
    for number, name in enumerate(("Acme", "Acme Inc")):
        maker = Maker(f"Text {number} has a deal.")
        maker.deal("deal", DealType.SUPPLY, party(name, Role.BUYER), party("Contoso", Role.SELLER))
        records.append(maker.record())
    return Network(records)


def test_deals_of_joined_names_join() -> None:
    (deal,) = deals().deals.joined.values()
    assert {p.id for p in deal.parties} == {"company/acme", "company/contoso"}
    assert deal.counts.claims == 2


def test_decisions_keep_apart_merge_and_are_undone() -> None:
    network = deals()
    network.decide(Decisions.of([Decision(what=Verb.SPLIT, subject="company/acme", object="company/acme-inc")]))
    assert len(network.deals.joined) == 2
    network.decide(Decisions.of([Decision(what=Verb.MERGE, subject="company/acme", object="company/contoso")]))
    assert {p.id for deal in network.deals.joined.values() for p in deal.parties} >= {"company/contoso"}
    assert network.naming.resolve("Acme Inc") == ("company/contoso",)
    network.decide(Decisions())
    assert len(network.deals.joined) == 1
    assert network.naming.resolve("Acme Inc") == ("company/acme",)


def test_a_rejected_claim_is_gone_until_the_decision_is_undone() -> None:
    network = deals()
    claim = min(network.deals.of)
    network.decide(Decisions.of([Decision(what=Verb.REJECT, subject=claim)]))
    assert claim not in network.claims
    assert [deal.counts.claims for deal in network.deals.joined.values()] == [1]
    network.decide(Decisions())
    assert [deal.counts.claims for deal in network.deals.joined.values()] == [2]

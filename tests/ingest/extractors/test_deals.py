"""Deals over several sentences, tables and headlines: joining, status, dates, evidence, explanations."""

import pytest

from graph.model import Deal
from graph.vocab import DateBasis, DealType, Status
from ingest.extractors.deals import explain, extract
from tests.ingest.deals.marked import marked


def one(text: str) -> Deal:
    (deal,) = extract(marked(text))
    return deal


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("[Orvel] has agreed to buy [Tamsin Labs].", Status.ANNOUNCED),
        ("[Orvel] will acquire [Tamsin Labs] for $3bn.", Status.ANNOUNCED),
        ("[Orvel] has completed its acquisition of [Tamsin Labs].", Status.COMPLETED),
        ("[Orvel] bought [Tamsin Labs] in 2011.", Status.COMPLETED),
        ("[Orvel] is in talks to buy [Tamsin Labs].", Status.RUMOURED),
        ("[Orvel] denied that it had agreed to buy [Tamsin Labs].", Status.RUMOURED),
        ("[Orvel] plans to invest $20m in [Tamsin Labs].", Status.PLANNED),
        ("[Orvel] will supply [Tamsin Labs] with turbines.", Status.ANNOUNCED),
        ("[Orvel] and [Tamsin Labs] signed a non-binding pact.", Status.PLANNED),
        ("[Orvel] scrapped its takeover of [Tamsin Labs].", Status.CANCELLED),
        ("[Orvel] has reportedly placed an order with [Tamsin Labs] for chips.", Status.REPORTED),
    ],
)
def test_status(text: str, status: Status) -> None:
    assert one(text).status is status


@pytest.mark.parametrize(
    "text",
    [
        "[Orvel] agreed to buy [Tamsin Labs]. The deal, worth $3bn, will close in May.",
        "[Orvel] to Buy [Tamsin Labs]\n\n[Orvel] agreed to buy [Tamsin Labs] from [Pollux].",
        "[Orvel] signed a pact with [Tamsin Labs]. The [Orvel]-[Tamsin Labs] pact runs for two years.",
        "[Tamsin Labs] raised $9m. The round was led by [Orvel].",
    ],
)
def test_told_twice_is_one_deal_with_both_tellings_as_evidence(text: str) -> None:
    deal = one(text)
    assert len(deal.evidence) == 2
    assert {"Orvel", "Tamsin Labs"} <= {p.name for p in deal.parties}


def test_general_words_take_the_type_of_the_specific() -> None:
    text = "[Orvel] ordered 40 servers from [Tamsin Labs]. The [Orvel]-[Tamsin Labs] partnership began in May."
    assert one(text).type is DealType.SUPPLY


def test_a_table_gives_a_deal_a_row() -> None:
    text = (
        "Date\tAcquirer\tTarget\tValue\n1 May\tOrvel\t[Tamsin Labs]\t30\n2 May\tWITHDRAWN: Pollux\tBerrow Tools\t12\n"
    )
    first, second = extract(marked(text))
    assert [(p.role.value, p.name) for p in first.parties] == [("acquirer", "Orvel"), ("target", "Tamsin Labs")]
    assert second.status is Status.CANCELLED


def test_what_stands_before_a_colon_has_what_follows() -> None:
    deal = one("- [Orvel]: Series C, EUR 38m, led by [Halyard Capital] with [Pollux Ventures]")
    assert [(p.role.value, p.name) for p in deal.parties] == [
        ("investee", "Orvel"),
        ("investor", "Halyard Capital"),
        ("investor", "Pollux Ventures"),
    ]


def test_a_stated_date_is_the_deals_own() -> None:
    deal = one("In March 2021 [Orvel] bought [Tamsin Labs], which was founded in 1990.")
    assert deal.date is not None
    assert deal.date.text == "March 2021"
    assert deal.date_basis is DateBasis.STATED


@pytest.mark.parametrize("when", ["at about the same time", "for the first time", "by 2028"])
def test_words_that_name_no_day_are_no_date(when: str) -> None:
    assert one(f"[Orvel] invested $5 billion in [Tamsin Labs] {when}.").date is None


def test_evidence_quotes_the_document_and_ids_differ() -> None:
    analysis = marked("[Orvel] bought [Tamsin Labs], and [Pollux] acquired [Berrow Tools].")
    deals = extract(analysis)
    assert len({d.id for d in deals}) == 2
    for deal in deals:
        for evidence in deal.evidence:
            assert analysis.document.text[evidence.start : evidence.end] == evidence.quote


def test_offsets_only_shift_when_text_is_put_before() -> None:
    text = "[Orvel] agreed to buy [Tamsin Labs] from [Pollux]."
    plain, shifted = one(text), one("Nothing else happened on that day.\n\n" + text)
    assert [p.name for p in plain.parties] == [p.name for p in shifted.parties]
    assert [e.quote for e in plain.evidence] == [e.quote for e in shifted.evidence]


def test_explanations_name_rule_and_near_misses() -> None:
    told = explain(marked("[Orvel] bought [Tamsin Labs] for $3bn. [Pollux] signed a pact."))
    assert [(e.deal, e.rule) for e in told] == [(True, "verb:buy>buy.company"), (False, "noun:agree>agreement.partner")]
    assert told[0].roles[0][:3] == ("Orvel", "acquirer", "subj")
    assert told[0].lines()[0].startswith("deal: acquisition by verb:buy>buy.company")

"""A small world built by hand: three documents, every kind of claim, every field that the model has."""

import datetime as dt

from graph.joined import Counts, JoinedDeal
from graph.model import (
    Deal,
    Document,
    Entity,
    Origin,
    Period,
    Rate,
    Reading,
    Ref,
    Statement,
)
from graph.rdf.triples import Contents, Told
from graph.slug import claim_id
from graph.vocab import (
    Bound,
    CurrencyBasis,
    DateBasis,
    DealType,
    Direction,
    EntityType,
    Measure,
    Modality,
    Precision,
    Predicate,
    Role,
    Speech,
    Status,
)
from tests.graph.rdf.making import document, figure, party, relation, words

ACME = Ref.to(EntityType.COMPANY, "Acme Power")
BOLT = Ref.to(EntityType.COMPANY, "Bolt Data")
ANNA = Ref.to(EntityType.PERSON, "Anna Berg")
NORWAY = Ref.to(EntityType.PLACE, "Norway")
ORACLE = Ref.to(EntityType.MODEL, "Weatherly-2")
CHIP = Ref.to(EntityType.CHIP, "Spark 9")
ANALYSTS = Ref.unnamed("analysts")

FIRST = (
    "Acme Power will invest about $1.5 billion in Bolt Data, the companies said on 3 March. "
    "Analysts think 2 to 3 GW could follow, at up to $40 million per 10 MW.\n"
    "“We start now”, said Anna Berg, chief executive of Acme Power. Acme Power supplies Bolt Data."
)
SECOND = (
    "Bolt Data gets $1.5bn from Acme Power. Norway did not restrict Spark 9. The run took 3e26 FLOP, Weatherly-2 says."
)


def first() -> Told:
    """Figures with every field, a deal, a statement, a relation."""
    text = document(
        FIRST,
        Origin(
            name="a.html",
            url="https://news.example/a b?<x>",
            title='Acme "bets" on Bolt',
            published=dt.date(2025, 3, 4),
            source="Example News",
        ),
        Origin(name="b.txt"),
    )
    sentence = words(text, FIRST[: FIRST.index(" Analysts")])
    second = words(text, FIRST[FIRST.index("Analysts") : FIRST.index("\n")])
    money = figure(
        text,
        "about $1.5 billion",
        "1500000000",
        "USD",
        bound=Bound.ABOUT,
        currency_basis=CurrencyBasis.DOLLAR_SIGN,
        measure=Measure.DEAL_VALUE,
        subjects=(ACME, BOLT),
        modality=Modality.PLANNED,
        evidence=(sentence,),
    )
    power = figure(
        text,
        "2 to 3 GW",
        "2",
        "GW",
        value_high=3,
        bound=Bound.BETWEEN,
        measure=Measure.CAPACITY,
        direction=Direction.INCREASE,
        modality=Modality.POSSIBLE,
        attributed_to=ANALYSTS,
        period=Period(text="later", start=dt.date(2026, 1, 1), end=dt.date(2026, 12, 31), precision=Precision.YEAR),
        evidence=(second,),
    )
    rate = figure(
        text,
        "up to $40 million",
        "40000000",
        "USD",
        bound=Bound.AT_MOST,
        currency_basis=CurrencyBasis.DOLLAR_SIGN,
        measure=Measure.COST,
        per=Rate(value=10, unit="MW"),
        furniture=True,
        evidence=(second,),
    )
    deal = Deal(
        id=claim_id("deal", text.id, sentence.start, sentence.end),
        type=DealType.INVESTMENT,
        status=Status.ANNOUNCED,
        parties=(party(ACME, Role.INVESTOR), party(BOLT, Role.INVESTEE)),
        goods=("power for data halls",),
        goods_entities=(CHIP,),
        figures=(money,),
        date=Period(text="3 March", start=dt.date(2025, 3, 3), end=dt.date(2025, 3, 3), precision=Precision.DAY),
        date_basis=DateBasis.STATED,
        modality=Modality.PLANNED,
        attributed_to=ACME,
        evidence=(sentence,),
    )
    return Told(
        text,
        Reading(
            document=text.id,
            extractor="e1",
            entities=(
                Entity(id=str(ACME.id), type=ACME.type, name=ACME.name, aliases=("Acme",), wikidata="Q1234567"),
                Entity(id=str(BOLT.id), type=BOLT.type, name=BOLT.name),
            ),
            figures=(money, power, rate),
            deals=(deal,),
            statements=(_statement(text),),
            relations=(relation(text, "Acme Power supplies Bolt Data", ACME, Predicate.SUPPLIES, BOLT),),
        ),
    )


def _statement(of: Document) -> Statement:
    span = words(of, "We start now")
    return Statement(
        id=claim_id("statement", of.id, span.start, span.end),
        speaker=ANNA,
        speaker_role="chief executive",
        affiliation=ACME,
        kind=Speech.DIRECT,
        quote=span.quote,
        start=span.start,
        end=span.end,
        evidence=(words(of, of.text[of.text.index("“") : of.text.index(" Acme Power supplies")]),),
    )


def second() -> Told:
    """A denial, a number that no store can compare, and a model as a source."""
    text = document(SECOND)
    sentence = words(text, "Bolt Data gets $1.5bn from Acme Power.")
    money = figure(text, "$1.5bn", "1500000000", "USD", bound=Bound.EXACT, measure=Measure.DEAL_VALUE)
    compute = figure(text, "3e26 FLOP", "3" + 26 * "0", "FLOP", measure=Measure.PERFORMANCE, attributed_to=ORACLE)
    deal = Deal(
        id=claim_id("deal", text.id, sentence.start, sentence.end),
        type=DealType.INVESTMENT,
        status=Status.REPORTED,
        parties=(party(ACME, Role.INVESTOR), party(BOLT, Role.INVESTEE)),
        figures=(money,),
        evidence=(sentence,),
    )
    denied = relation(text, "Norway did not restrict Spark 9", NORWAY, Predicate.RESTRICTS, CHIP)
    return Told(
        text,
        Reading(
            document=text.id,
            extractor="e1",
            figures=(money, compute),
            deals=(deal,),
            relations=(denied.model_copy(update={"negated": True}),),
        ),
    )


def joined() -> JoinedDeal:
    """The deal that both documents tell of."""
    one, other = first().reading.deals[0], second().reading.deals[0]
    return JoinedDeal(
        id=min(one.id, other.id),
        type=one.type,
        status=one.status,
        parties=one.parties,
        goods=one.goods,
        goods_entities=one.goods_entities,
        figures=one.figures,
        date=one.date,
        date_basis=one.date_basis,
        modality=one.modality,
        negated=False,
        attributed_to=one.attributed_to,
        furniture=False,
        evidence=one.evidence + other.evidence,
        members=(one, other),
        counts=Counts(claims=2, documents=2, sources=2),
    )


def contents() -> Contents:
    """The whole world."""
    told = Contents.of([first(), second()], [joined()])
    fact = sorted((first().reading.figures[0].id, second().reading.figures[0].id))
    return Contents(told.records, told.entities, told.deals, [tuple(fact)])

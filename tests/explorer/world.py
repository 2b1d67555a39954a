"""Worlds for the explorer to show: a few documents with every kind of claim, a circle, and a generated large graph."""

from collections.abc import Iterator

from graph.journal import Record
from graph.model import Furniture, Link, Ref
from graph.vocab import Bound, DealType, EntityType, LinkKind, Measure, Modality, Predicate, Role, Speech, Status
from tests.graph.made import Maker, company, day, party

TURBINES = (
    "🚀 Acme Power said it will buy 4.5 GW of turbines from Borealis for $2.5 billion.\n\n"
    "“We need at least 12 reactors,” said Jane Roe of Acme Power. Borealis competes with Cirrus.\n\n"
    "Read more: Ten stories about <script>alert(1)</script> that you missed\n\n"
    "Cirrus plans between 8 GW and 11 GW by 2030. The 1987 plant was not counted."
)
AGAIN = "Borealis has closed the sale of turbines to Acme Power. Acme Power paid $2.5 billion."
DENIAL = "There was no sale of turbines to Acme Power, Borealis said."
PARTLY = "Acme Power paid $2.5 billion for turbines last week."
FUND = "Delta Fund invested $300 million in Cirrus. Cirrus already runs 2 GW of plants."
OTHER = "Cirrus runs 3 GW of plants, its chairman told a newspaper."
SUMS = "Acme Power needs 44 GW but has 25 GW, a gap of 20 GW. Of 600 engineers 150 left."
RING = (
    "Acme Power invested $1 billion in Borealis. Borealis invested $2 billion in Cirrus. "
    "Cirrus invested $500 million in Acme Power. Delta Fund invested $300 million in Cirrus."
)
JANE = Ref.to(EntityType.PERSON, "Jane Roe")


def _turbines() -> Record:
    made = Maker(TURBINES, "turbines.txt", "2026-01-02", "The Daily Turbine")
    power = made.figure(
        "4.5 GW", 4.5, "GW", "turbine capacity", ["Acme Power"], modality=Modality.PLANNED, measure=Measure.CAPACITY
    )
    price = made.figure("$2.5 billion", 2_500_000_000, "USD", "deal value", ["Acme Power"], measure=Measure.DEAL_VALUE)
    made.figure("at least 12 reactors", 12, "reactor", "reactors needed", ["Acme Power"], bound=Bound.AT_LEAST)
    made.figure(
        "between 8 GW and 11 GW",
        8,
        "GW",
        "capacity",
        ["Cirrus"],
        high=11,
        bound=Bound.BETWEEN,
        modality=Modality.PREDICTED,
    )
    made.deal(
        "buy 4.5 GW of turbines from Borealis for $2.5 billion",
        DealType.SUPPLY,
        party("Acme Power", Role.BUYER),
        party("Borealis", Role.SELLER),
        status=Status.ANNOUNCED,
        figures=[power, price],
        goods=["turbines"],
        date=day("2026-01-02"),
    )
    made.statement("We need at least 12 reactors", JANE, company("Acme Power"), Speech.DIRECT)
    made.relation("competes with", company("Borealis"), Predicate.COMPETES_WITH, company("Cirrus"))
    for name in ("Acme Power", "Borealis", "Cirrus"):
        made.entity(company(name))
    record = made.entity(JANE).record()
    start = TURBINES.index("Read more")
    end = TURBINES.index("\n\nCirrus")
    aside = Furniture(start=start, end=end, quote=TURBINES[start:end], why="a link to other stories")
    return record.model_copy(update={"reading": record.reading.model_copy(update={"furniture": (aside,)})})


def _again() -> Record:
    made = Maker(AGAIN, "again.txt", "2026-02-10", "Second Paper")
    paid = made.figure("$2.5 billion", 2_500_000_000, "USD", "deal value", ["Acme Power"], measure=Measure.DEAL_VALUE)
    made.deal(
        "sale of turbines to Acme Power",
        DealType.SUPPLY,
        party("Acme Power", Role.BUYER),
        party("Borealis", Role.SELLER),
        status=Status.COMPLETED,
        figures=[paid],
        goods=["turbines"],
    )
    return made.entity(company("Acme Power")).entity(company("Borealis")).record()


def denied() -> Record:
    """The sale of turbines, denied."""
    made = Maker(DENIAL, "denial.txt", "2026-01-20", "Third Paper")
    parties = (party("Acme Power", Role.BUYER), party("Borealis", Role.SELLER))
    made.deal("sale of turbines to Acme Power", DealType.SUPPLY, *parties, goods=["turbines"], negated=True)
    return made.record()


def partly() -> Record:
    """The sale of turbines as one tells it who does not name the seller."""
    made = Maker(PARTLY, "partly.txt", "2026-01-05", "Third Paper")
    paid = made.figure("$2.5 billion", 2_500_000_000, "USD", "deal value", ["Acme Power"], measure=Measure.DEAL_VALUE)
    buyer = party("Acme Power", Role.BUYER)
    made.deal("paid $2.5 billion for turbines", DealType.SUPPLY, buyer, figures=[paid], goods=["turbines"])
    return made.entity(company("Acme Power")).record()


def _fund() -> Record:
    made = Maker(FUND, "fund.txt", "2025-06-01")
    money = made.figure("$300 million", 300_000_000, "USD", "investment", ["Delta Fund"], measure=Measure.INVESTMENT)
    made.figure("2 GW", 2, "GW", "running capacity", ["Cirrus"], measure=Measure.CAPACITY)
    made.deal(
        "invested $300 million in Cirrus",
        DealType.INVESTMENT,
        party("Delta Fund", Role.INVESTOR),
        party("Cirrus", Role.INVESTEE),
        status=Status.COMPLETED,
        figures=[money],
        date=day("2025-05-30"),
    )
    return made.entity(company("Delta Fund")).entity(company("Cirrus")).record()


def _other() -> Record:
    made = Maker(OTHER, "other.txt", "2025-06-20", "Third Paper")
    made.figure("3 GW", 3, "GW", "running capacity", ["Cirrus"], measure=Measure.CAPACITY)
    return made.entity(company("Cirrus")).record()


def small() -> list[Record]:
    """An announced sale, the same sale closed as another paper tells it, an investment, and a figure that disagrees."""
    return [_turbines(), _again(), _fund(), _other()]


def sums() -> Record:
    """A difference that its text states, and a share that its text leaves to the reader."""
    made = Maker(SUMS, "sums.txt", "2026-03-01")
    need, have, gap = (made.figure(f"{n} GW", n, "GW", "power", ["Acme Power"]) for n in (44, 25, 20))
    whole = made.figure("600 engineers", 600, "engineer", "engineers", ["Acme Power"])
    part = made.figure("150", 150, "engineer", "engineers who left", ["Acme Power"])
    first, second = made.document.evidence(0, SUMS.index(".")), made.document.evidence(SUMS.index("Of"), len(SUMS))
    links = (
        Link(kind=LinkKind.DIFFERENCE, operands=(need.id, have.id), result=gap.id, evidence=first),
        Link(kind=LinkKind.SHARE, operands=(part.id, whole.id), evidence=second),
    )
    record = made.entity(company("Acme Power")).record()
    return record.model_copy(update={"reading": record.reading.model_copy(update={"links": links})})


def ring() -> Record:
    """Money that goes round between three companies, and some that comes from a fourth."""
    made = Maker(RING, "ring.txt", "2026-04-01")
    names = ("Acme Power", "Borealis", "Cirrus", "Delta Fund")
    for giver, taker in (names[:2], names[1:3], (names[2], names[0]), (names[3], names[2])):
        sentence = next(one for one in RING.split(". ") if one.startswith(giver))
        parties = (party(giver, Role.INVESTOR), party(taker, Role.INVESTEE))
        made.deal(sentence.removesuffix("."), DealType.INVESTMENT, *parties, status=Status.COMPLETED)
    for name in names:
        made.entity(company(name))
    return made.record()


def large(documents: int = 40, deals: int = 35) -> Iterator[Record]:
    """Documents of one-sentence deals in a ring with chords: with companies and figures above 2,000 nodes."""
    firms = 700
    for number in range(documents):
        first = number * deals
        told = [
            (i, f"Firm {i % firms:04d} sold Firm {(i * 7 + 3) % firms:04d} {i + 1} MW.")
            for i in range(first, first + deals)
        ]
        made = Maker(" ".join(sentence for _, sentence in told), f"ring-{number:03d}.txt", "2026-03-01")
        for i, sentence in told:
            seller, buyer = (f"Firm {n % firms:04d}" for n in (i, i * 7 + 3))
            sold = made.figure(f"{i + 1} MW", i + 1, "MW", "capacity sold", [seller])
            parties = (party(seller, Role.SELLER), party(buyer, Role.BUYER))
            made.deal(sentence, DealType.SUPPLY, *parties, figures=[sold], goods=[f"lot {i}"])
        yield made.record()

"""A service on a real SQLite file, filled with readings built by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from graph.journal import Journal, Record
from graph.model import Document, Reading, Ref
from graph.vocab import Bound, DealType, EntityType, Measure, Modality, Predicate, Role, Speech, Status
from tests.graph.made import Maker, company, day, party

ANN = Ref.to(EntityType.PERSON, "Ann Example")
ANALYSTS = Ref.unnamed("analysts")


def spring() -> Record:
    maker = Maker(
        "Northwind will buy 6 gigawatts of chips from Contoso. The order is worth a multibillion-dollar sum. "
        "Analysts say up to $13 billion may follow. Read more: Fabrikam buys 1 GW.",
        name="spring.txt",
        published="2026-03-01",
        source="Daily Bugle",
    )
    power = maker.figure("6 gigawatts", 6, "GW", "power of the chips", ["Northwind"], measure=Measure.CAPACITY)
    money = maker.figure(
        "multibillion-dollar", 10**9, "USD", "worth of the order", ["Northwind"], bound=Bound.MAGNITUDE
    )
    maker.figure(
        "up to $13 billion", 13 * 10**9, "USD", "sum", ["Northwind"],
        bound=Bound.AT_MOST, modality=Modality.POSSIBLE, attributed_to=ANALYSTS, period=day("2026-12-31"),
    )  # fmt: skip
    maker.figure("1 GW", 1, "GW", "power", ["Fabrikam"], furniture=True)
    maker.deal(
        "buy", DealType.SUPPLY, party("Northwind", Role.BUYER), party("Contoso", Role.SELLER),
        figures=[power, money], goods=["chips"], modality=Modality.PLANNED,
    )  # fmt: skip
    maker.statement("up to $13 billion may follow", ANALYSTS)
    maker.entity(company("Northwind"), "NWD", wikidata="Q424242")
    return maker.record()


def summer() -> Record:
    maker = Maker(
        'Contoso sold Northwind 6,000 MW of chips on 5 June. "We need power," said Ann Example of Contoso. '
        "Northwind also put €2 billion into Fabrikam. Contoso depends on Fabrikam.",
        name="summer.txt",
        published="2026-06-06",
    )
    power = maker.figure("6,000 MW", 6000, "MW", "power of chips", ["Northwind"], measure=Measure.CAPACITY)
    maker.deal(
        "sold", DealType.SUPPLY, party("Northwind", Role.BUYER), party("Contoso", Role.SELLER),
        figures=[power], goods=["Chips"], status=Status.COMPLETED, date=day("2026-06-05"),
    )  # fmt: skip
    money = maker.figure("€2 billion", 2 * 10**9, "EUR", "investment", ["Northwind", "Fabrikam"])
    giver, taker = party("Northwind", Role.INVESTOR), party("Fabrikam", Role.INVESTEE)
    maker.deal("put", DealType.INVESTMENT, giver, taker, figures=[money], date=day("2026-06-06"))
    maker.statement("We need power,", ANN, company("Contoso"), Speech.DIRECT)
    maker.relation("depends on", company("Contoso"), Predicate.DEPENDS_ON, company("Fabrikam"))
    return maker.record()


def read(document: Document) -> Reading:
    """Reads nothing but the places of the words GW."""
    maker = Maker(document.text)
    if "5 GW" in document.text:
        maker.figure("5 GW", 5, "GW", "power", ["Northwind"])
    return maker.record().reading


@contextmanager
def serving(path: Path, *records: Record, **settings: int) -> Iterator[TestClient]:
    url = f"sqlite:///{path / 'made.db'}"
    journal = Journal.open(url)
    for record in records:
        journal.add(record.document, record.reading)
    journal.close()
    with TestClient(create_app(Settings(store=url, **settings), reader=read)) as client:  # type: ignore[arg-type]
        yield client

"""The table of the deals' rules."""

from tests.eval.rules import table
from tests.ingest.deals.rules import Record


def test_table() -> None:
    told = table({"acquires": Record(fires=4, right=3, documents={"a.json", "b.json"})})
    assert told.splitlines()[-1] == "| acquires | 4 | 3 | 0.75 | 2 |"

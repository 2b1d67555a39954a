"""How often each rule of deals is right over our own labelled documents: the last table of `make eval`."""

from collections.abc import Mapping

from tests.eval.corpora import NEWS, OWN
from tests.ingest.deals.rules import Record, measure

TITLE = "Rules of deals (over both own corpora; a firing is right where a deal of these parties and family is labelled)"


def records() -> dict[str, Record]:
    """The record of every rule that fires, the busiest first."""
    told = measure([OWN.labels, NEWS.labels])
    return dict(sorted(told.items(), key=lambda row: (-row[1].fires, row[0])))


def table(told: Mapping[str, Record]) -> str:
    """A Markdown table of the rules."""
    rows = [
        f"| {name} | {one.fires} | {one.right} | {one.right / one.fires:.2f} | {len(one.documents)} |"
        for name, one in told.items()
    ]
    return (
        "\n".join(["| rule | fires | right | precision | documents |", "| --- | --: | --: | --: | --: |", *rows]) + "\n"
    )

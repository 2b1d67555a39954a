"""The graph as it is looked at: all of it, or what had been published by some day."""

from collections.abc import Iterable
from datetime import date

from app.answers import Teller
from graph.journal import Record
from graph.model import Document
from graph.network import Network
from graph.query.checks import Checks
from graph.query.comparisons import Comparisons
from graph.query.finder import Finder
from graph.query.ways import Ways
from graph.versions import Wanted


class View:
    """One network with all that is asked of it. `undated` documents are left out of it for want of a date."""

    def __init__(self, network: Network, undated: int = 0) -> None:
        self.network = network
        self.undated = undated
        self.finder = Finder(network)
        self.teller = Teller(network)
        self.comparisons = Comparisons(network)
        self.checks = Checks(network)
        self.ways = Ways(network)


def told_by(records: Iterable[Record], like: Network, day: date | None, versions: Wanted) -> View:
    """The view of what had been published by the end of a day: later documents and later origins are not there.

    All that it reads of the other network never changes, so that it can be made beside the thread that changes that.
    """
    if day is None:
        return View(like.of(records, versions))
    told = list(records)
    kept = [one for record in told if (one := _by(record, day)) is not None]
    undated = sum(1 for record in told if record.document.published is None)
    return View(like.of(kept, versions), undated)


def _by(record: Record, day: date) -> Record | None:
    document = record.document
    origins = tuple(origin for origin in document.origins if origin.published and origin.published <= day)
    if not origins:
        return None
    if origins == document.origins:
        return record
    return Record(document=Document(id=document.id, text=document.text, origins=origins), reading=record.reading)

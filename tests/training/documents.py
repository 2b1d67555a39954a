"""The labelled documents that may be learned from, read once by the extractor.

Every third document of `tests/corpus` is left out, always: what is learned is measured on them.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.model import Document, Origin
from ingest.analysis import Analysis
from ingest.pipeline import Extractor
from tests.eval.corpora import NEWS, OWN
from tests.training.passages import figured, told


@dataclass(frozen=True)
class Labelled:
    """A document after every stage, with its labels (the shape of `tests/corpus`)."""

    name: str
    analysis: Analysis
    labels: dict[str, Any]
    part: str = "passages"


@cache
def extractor() -> Extractor:
    """One extractor for all of training."""
    return Extractor()


def labelled() -> Iterator[Labelled]:
    """The documents in name order, each analysed anew."""
    for corpus in (OWN, NEWS):
        for at, path in enumerate(corpus.texts()):
            if corpus is OWN and at % 3 == 2:
                continue
            document = Document.of(path.read_text(encoding="utf-8"), Origin(name=path.name))
            labels = json.loads((corpus.labels / f"{path.stem}.json").read_text(encoding="utf-8"))
            yield Labelled(path.stem, extractor().analyse(document), labels, corpus.name)


def labelled_deals() -> Iterator[Labelled]:
    """The documents, and the items of news whose deals are labelled."""
    yield from labelled()
    for one in told():
        if not one.name.startswith("news"):
            continue
        document = Document.of(one.passage.text, Origin(name=f"{one.name}.txt"))
        yield Labelled(one.name, extractor().analyse(document), {"deals": list(one.deals)})


def labelled_figures() -> Iterator[Labelled]:
    """The documents, and the passages whose figures are marked with of whom they are."""
    yield from labelled()
    for one in figured():
        document = Document.of(one.passage.text, Origin(name=f"{one.name}.txt"))
        yield Labelled(one.name, extractor().analyse(document), {"figures": list(one.figures)})

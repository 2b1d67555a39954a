# ruff: noqa: T201, E501 - a command that prints; a case is one line
"""Figures on the FIRE passages: stated changes with their direction, and the spans of money and quantities.

    python -m tests.eval.fire fire_dev.json [--misses]

A change counts where the data set relates a financial entity to a money or quantity span by ValueChangeIncrease or
-Decrease; it is right where a figure that overlaps the span has that direction. Spans: the share of labelled Money and
Quantity spans with a digit that a figure overlaps, and the share of figures of money or percent that lie on any label.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

from graph.model import Document, Figure, Origin
from ingest.pipeline import Extractor


def main() -> int:
    """Print the share of changes that have their direction, and recall of spans."""
    rows, misses = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), "--misses" in sys.argv
    extractor, tally = Extractor(), Counter[str]()
    for row in rows:
        text, places = joined(row["tokens"])
        figures = extractor.read(Document.of(text, Origin(name="fire"))).figures
        tally += changes(row, text, places, figures, misses)
        tally += spans(row, text, places, figures, misses)
    print(f"changes with direction {tally['way'] / max(1, tally['changes']):.4f} of {tally['changes']}")
    print(f"spans found {tally['found'] / max(1, tally['spans']):.4f} of {tally['spans']}")
    print(
        f"figures of money or percent on a label {tally['on label'] / max(1, tally['figures']):.4f} of {tally['figures']}"
    )
    return 0


def joined(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """The passage as text, and the place of each token in it: blanks as a newspaper sets them."""
    text, places = "", []
    for token in tokens:
        tight = not text or re.fullmatch(r"[,.;:%)\]!?]|'s|’s|n't", token) or text[-1] in "$€£¥₹(["
        text += "" if tight else " "
        places.append((len(text), len(text) + len(token)))
        text += token
    return text, places


def changes(
    row: dict[str, list[dict[str, object]]],
    text: str,
    places: list[tuple[int, int]],
    figures: tuple[Figure, ...],
    misses: bool,
) -> Counter[str]:
    """How many stated changes there are, and how many of them have their direction."""
    tally: Counter[str] = Counter()
    for relation in row["relations"]:
        if not str(relation["type"]).startswith("ValueChange"):
            continue
        way = "increase" if "Increase" in str(relation["type"]) else "decrease"
        entity = row["entities"][int(str(relation["tail"]))]
        start, end = places[int(str(entity["start"]))][0], places[int(str(entity["end"])) - 1][1]
        touching = [f for f in figures if f.start < end and start < f.end]
        right = any(f.direction == way for f in touching)
        tally.update({"changes": 1, "way": int(right)})
        if misses and not right:
            print(f"CHANGE {way} {text[start:end]!r} got {[(f.text, f.direction) for f in touching]} in {text[:300]!r}")
    return tally


def spans(
    row: dict[str, list[dict[str, object]]],
    text: str,
    places: list[tuple[int, int]],
    figures: tuple[Figure, ...],
    misses: bool,
) -> Counter[str]:
    """Labelled spans of money and quantity that a figure touches, and figures that touch a label."""
    labels = [
        (places[int(str(e["start"]))][0], places[int(str(e["end"])) - 1][1])
        for e in row["entities"]
        if e["type"] in {"Money", "Quantity"}
    ]
    labels = [(a, b) for a, b in labels if re.search(r"\d", text[a:b])]
    ours = [f for f in figures if f.dimension in {"money", "percentage"}]
    tally = Counter({"spans": len(labels), "figures": len(ours)})
    for a, b in labels:
        hit = any(f.start < b and a < f.end for f in figures)
        tally["found"] += hit
        if misses and not hit:
            print(f"SPAN {text[a:b]!r} in {text[max(0, a - 90) : b + 60]!r}")
    tally["on label"] = sum(any(f.start < b and a < f.end for a, b in labels) for f in ours)
    return tally


if __name__ == "__main__":
    sys.exit(main())

"""How often each rule fires over labelled documents and is right: `python -m tests.ingest.deals.rules FOLDER...`.

A firing is right where its parties are those of a labelled deal of the same family (tests/eval/score.py says
which names and families are the same); labels marked borderline count neither way. `documents` says in how many a rule
fires: one that fires in a single document, or is right less than four times in five, has to go.
"""

import json
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from graph.families import FAMILIES
from graph.model import Document, Origin
from ingest.deals.join import Group
from ingest.extractors.deals import groups
from ingest.pipeline import Extractor
from tests.eval.score import allowed, load_labels, party_sets, same_names


@dataclass(slots=True)
class Record:
    """What is known of one rule."""

    fires: int = 0
    right: int = 0
    documents: set[str] = field(default_factory=set)


def measure(folders: list[Path]) -> dict[str, Record]:
    """The record of every rule over the labelled documents of these folders (NAME.json beside NAME.txt)."""
    extractor = Extractor()
    records: dict[str, Record] = defaultdict(Record)
    for path in sorted(p for folder in folders for p in folder.glob("*.json")):
        text = path.with_suffix(".txt")
        if not text.exists():
            continue
        labels = load_labels(path)["deals"]
        document = Document.of(text.read_text(encoding="utf-8"), Origin(name=text.name))
        for group in groups(extractor.analyse(document)):
            verdict = _verdict(group, labels)
            if verdict is not None:
                record = records[group.lead.rule]
                record.fires += 1
                record.right += verdict
                record.documents.add(path.name)
    return records


def _verdict(group: Group, labels: list[dict[str, object]]) -> bool | None:
    """Whether a deal is labelled; null where its label is borderline."""
    names = [p.name.ref.name.lower() for p in group.parts]
    fits = [label for label in labels if any(same_names(wanted, names) for wanted in party_sets(label))]
    if any(label.get("borderline") for label in fits):
        return None
    return any(FAMILIES[group.lead.type] in {FAMILIES.get(t, t) for t in allowed(label, "type")} for label in fits)


def main() -> None:
    """Print one line a rule, the busiest first."""
    for name, record in sorted(measure([Path(a) for a in sys.argv[1:]]).items(), key=lambda r: -r[1].fires):
        share = round(record.right / record.fires, 2)
        row = {"rule": name, "fires": record.fires, "precision": share, "documents": len(record.documents)}
        sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()

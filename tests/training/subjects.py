"""The subjects of figures: of everybody who may be meant, whom the label names (`weights/subjects.json`)."""

import sys
from collections.abc import Iterator
from typing import Any

from graph.model import Figure
from ingest.context.pool import Pool, names_around, pool
from ingest.extractors.figures import viewed
from tests.eval import score
from tests.training.choosing import Group, fit, left_out
from tests.training.documents import Labelled, labelled
from tests.training.fit import save


def train() -> None:
    """Fit and write the weights."""
    groups = [group for document in labelled() for group in groups_of(document)]
    found = round(left_out(groups), 3)
    model = fit(groups)
    save("subjects", model, {"figures": len(groups), "left out": found})
    sys.stdout.write(f"subjects: {len(groups)} figures, {len(model.weights)} features, documents left out {found}\n")


def groups_of(document: Labelled) -> Iterator[Group]:
    """One group a figure whose label names a subject."""
    wanted = [
        f for f in document.labels["figures"] if f["subjects"] and not f.get("borderline") and not f.get("in_noise")
    ]
    for view, figure in viewed(document.analysis):
        label = next((f for f in wanted if _agree(f, figure)), None)
        if label is not None and not figure.furniture and names_around(view):
            yield _group(pool(view), label, document.name)


def _agree(label: dict[str, Any], figure: Figure) -> bool:
    """Whether label and figure are the same words with the same value."""
    if figure.end <= label["start"] or label["end"] <= figure.start:
        return False
    return bool(score.value_agrees(label, figure.model_dump(mode="json")))


def _group(candidates: Pool, label: dict[str, Any], document: str) -> Group:
    """The candidates, right where the label names them, neutral where it allows them."""
    needed = [score.name_key(name) for name in label["subjects"]]
    allowed = [score.name_key(name) for name in label.get("subjects_alt") or []]
    keys = [score.name_key(ref.name) for ref in candidates]
    right = frozenset(at for at, key in enumerate(keys) if any(score.same_name(key, name) for name in needed))
    spare = frozenset(at for at, key in enumerate(keys) if any(score.same_name(key, name) for name in allowed))
    return Group(tuple(frozenset(f) for f in candidates.values()), right, spare - right, document)

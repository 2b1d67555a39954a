"""The subjects of figures: of everybody who may be meant, whom the label names (`weights/subjects.json`)."""

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from graph.model import Figure
from ingest.context.pool import Pool, pool
from ingest.extractors.figures import viewed
from tests.eval import score
from tests.training.choosing import Group, fit, left_out
from tests.training.documents import Labelled, labelled_figures
from tests.training.fit import save


def train() -> None:
    """Fit and write the weights, with how many are right by part of the labelled text."""
    parts: dict[str, str] = {}
    groups: list[Group] = []
    for document in labelled_figures():
        parts[document.name] = document.part
        groups += groups_of(document)
    found = left_out(groups, parts)
    model = fit(groups)
    save("subjects", model, {"figures": len(groups), **found})
    sys.stdout.write(f"subjects: {len(groups)} figures, {len(model.weights)} features, documents left out {found}\n")


def groups_of(document: Labelled) -> Iterator[Group]:
    """One group a figure whose label names a subject."""
    wanted = [
        f for f in document.labels["figures"] if f["subjects"] and not f.get("borderline") and not f.get("in_noise")
    ]
    for view, figure in viewed(document.analysis):
        label = next((f for f in wanted if _agree(f, figure)), None)
        if label is not None and not figure.furniture:
            yield _group(pool(view), label, document.name)


def _agree(label: dict[str, Any], figure: Figure) -> bool:
    """Whether label and figure are the same words with the same value, where the label gives one."""
    if figure.end <= label["start"] or label["end"] <= figure.start:
        return False
    return "value" not in label or bool(score.value_agrees(label, figure.model_dump(mode="json")))


def _group(candidates: Pool, label: dict[str, Any], document: str) -> Group:
    """The candidates, right where the label names them, neutral where it allows them."""
    needed, allowed = _keys(label)
    keys = [score.name_key(ref.name) for ref in candidates]
    right = frozenset(at for at, key in enumerate(keys) if _meets([key], needed))
    spare = frozenset(at for at, key in enumerate(keys) if _meets([key], allowed))
    return Group(tuple(frozenset(f) for f in candidates.values()), right, spare - right, document)


def _keys(label: dict[str, Any]) -> tuple[list[str], list[str]]:
    needed = [score.name_key(name) for name in label["subjects"]]
    return needed, [score.name_key(name) for name in label.get("subjects_alt") or []]


def _meets(some: Sequence[str], others: Sequence[str]) -> bool:
    return any(score.same_name(one, other) for one in some for other in others)

"""Decisions that were learned from labelled text: a logistic regression over named features, a dot product to apply.

Trained by `make train` (`tests/training`), which writes `weights/<name>.json` with the score by leaving one document
out; nothing is trained or fetched at run time, and the same features give the same answer on any machine.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("weights")


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights of named features; a feature that training never saw weighs nothing."""

    bias: float
    weights: Mapping[str, float]

    def score(self, features: Iterable[str]) -> float:
        """The log odds, given the features that are present. In name order, so that the sum is the same everywhere."""
        return self.bias + sum(self.weights.get(name, 0.0) for name in sorted(set(features)))

    def probability(self, features: Iterable[str]) -> float:
        """How likely the answer is yes, 0 to 1."""
        score = max(-60.0, min(60.0, self.score(features)))
        return 1.0 / (1.0 + math.exp(-score))


@cache
def classifier(name: str) -> Classifier:
    """The classifier of `weights/<name>.json`. Raises FileNotFoundError where none was trained."""
    read = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return Classifier(bias=float(read["bias"]), weights={k: float(v) for k, v in read["weights"].items()})

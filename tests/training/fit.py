"""Fitting one classifier: L2-regularised logistic regression (scikit-learn) over binary features.

Every example carries the document it is from: the score that is printed and kept is by leaving whole documents out.
"""

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from ingest.classifier import Classifier

WEIGHTS = Path(__file__).resolve().parents[2] / "ingest" / "weights"
_LIGHT = 0.015
"""Weights nearer to nothing are dropped: many, and together they decide nothing."""
_DIGITS = 3
"""Decimals that weights are kept with: more would only differ from machine to machine."""


@dataclass(frozen=True)
class Example:
    """The features that were present, whether yes was right, and the document it is from."""

    features: frozenset[str]
    right: bool
    document: str


def fit(examples: Sequence[Example], strength: float = 1.0, least: int = 2) -> Classifier:
    """The classifier for these examples: `strength` is the inverse of regularisation (C), `least` in how many
    documents a feature must have been seen to be kept."""
    seen: dict[str, set[str]] = {}
    for example in examples:
        for name in example.features:
            seen.setdefault(name, set()).add(example.document)
    kept = {name for name, documents in seen.items() if len(documents) >= least}
    if not kept:
        return _prior(examples)
    vectors = DictVectorizer(sort=True)
    matrix = vectors.fit_transform([{n: 1.0 for n in e.features if n in kept} for e in examples])
    model = LogisticRegression(C=strength, max_iter=2000, tol=1e-6)
    model.fit(matrix, np.array([e.right for e in examples]))
    weights = {
        str(n): round(float(w), _DIGITS) for n, w in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    }
    return Classifier(
        round(float(model.intercept_[0]), _DIGITS), {n: w for n, w in weights.items() if abs(w) >= _LIGHT}
    )


def _prior(examples: Sequence[Example]) -> Classifier:
    """What is known without any feature: how often the answer is yes."""
    right = sum(e.right for e in examples)
    return Classifier(round(math.log((right + 1) / (len(examples) - right + 1)), _DIGITS), {})


def left_out(
    examples: Sequence[Example], folds: int = 10, train: Callable[[Sequence[Example]], Classifier] = fit
) -> list[float]:
    """The probability of each example by a classifier that has not seen its document."""
    documents = sorted({e.document for e in examples})
    found = [0.0] * len(examples)
    for fold in range(min(folds, len(documents))):
        out = set(documents[fold::folds])
        model = train([e for e in examples if e.document not in out])
        for at, example in enumerate(examples):
            if example.document in out:
                found[at] = model.probability(example.features)
    return found


def save(name: str, model: Classifier, score: dict[str, float]) -> Path:
    """Write the weights, in name order, with what was measured by leaving documents out."""
    path = WEIGHTS / f"{name}.json"
    kept = {"score": score, "bias": model.bias, "weights": dict(sorted(model.weights.items()))}
    path.write_text(json.dumps(kept, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    return path

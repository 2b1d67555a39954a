"""Fitting a choice among candidates: one of a group is right, by a softmax over the scores of all of them.

The weights are applied as those of a yes or no are (`ingest/classifier.py`): the candidate with the highest score wins.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from ingest.classifier import Classifier

Numbers = NDArray[np.float64]
_DIGITS = 2


@dataclass(frozen=True)
class Group:
    """Candidates with their features, which of them are right, and the document that they are from.

    `neutral` are those that count neither for nor against: they are left out when weights are fitted.
    """

    features: tuple[frozenset[str], ...]
    right: frozenset[int]
    neutral: frozenset[int]
    document: str


def fit(groups: Sequence[Group], strength: float = 0.08, least: int = 20) -> Classifier:
    """The weights for these groups: `strength` is the inverse of regularisation, `least` in how many documents a
    feature must have been seen to be kept. Groups without a right candidate teach nothing."""
    taught = [g for g in groups if g.right]
    kept = _kept(taught, least)
    rows: list[int] = []
    columns: list[int] = []
    right: list[float] = []
    group: list[int] = []
    for at, one in enumerate(taught):
        for number, features in enumerate(one.features):
            if number in one.neutral:
                continue
            known = [kept[f] for f in features if f in kept]
            rows += [len(right)] * len(known)
            columns += known
            right.append(float(number in one.right))
            group.append(at)
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(right), len(kept)))
    weights = _minimum(matrix, np.array(right), np.array(group, dtype=np.int64), strength)
    rounded = {name: round(float(weights[at]), _DIGITS) for name, at in kept.items()}
    return Classifier(0.0, {name: weight for name, weight in rounded.items() if weight})


def left_out(groups: Sequence[Group], parts: Mapping[str, str], folds: int = 10) -> dict[str, float]:
    """The share of groups whose choice is right, by weights that have not seen the group's document: by the part that
    each document belongs to, and of all."""
    documents = sorted({g.document for g in groups})
    right, whole = Counter[str](), Counter[str]()
    for fold in range(min(folds, len(documents))):
        out = set(documents[fold::folds])
        model = fit([g for g in groups if g.document not in out])
        for group in groups:
            if group.document in out:
                for part in ("left out", parts[group.document]):
                    whole[part] += 1
                    right[part] += choice(model, group) in group.right
    return {part: round(right[part] / whole[part], 3) for part in sorted(whole)}


def choice(model: Classifier, group: Group) -> int:
    """The candidate with the best score, the first of equals."""
    return max(range(len(group.features)), key=lambda at: model.score(group.features[at]), default=-1)


def _kept(groups: Sequence[Group], least: int) -> dict[str, int]:
    """The features to fit, with their columns."""
    seen: dict[str, set[str]] = {}
    for group in groups:
        for name in frozenset[str]().union(*group.features):
            seen.setdefault(name, set()).add(group.document)
    return {name: at for at, name in enumerate(sorted(n for n, documents in seen.items() if len(documents) >= least))}


def _minimum(matrix: csr_matrix, right: Numbers, group: Numbers, strength: float) -> Numbers:
    """The weights with the least negative log likelihood of a right candidate and the least squares."""
    starts = np.searchsorted(group, np.arange(group.max() + 1))

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        scores = matrix @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        total, good = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts)
        gradient = powers / total[group] - powers * right / good[group]
        value = -np.log(good / total).sum() + 0.5 / strength * (weights @ weights)
        return float(value), matrix.T @ gradient + weights / strength

    found: Numbers = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    return found

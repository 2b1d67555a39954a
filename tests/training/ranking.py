"""Fitting a ranking: of several that may be meant at most one is, and "none" is always one of the choices.

A conditional logistic regression over binary features (maximum likelihood with an L2 penalty, by L-BFGS): the chance of
a choice is exp(score) over the sum of all choices' and of 1 for "none" (McFadden 1973).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from ingest.classifier import Classifier

_DIGITS = 3
_ROUNDS = 300


@dataclass(frozen=True)
class Question:
    """The features of each choice, which of them are right (none where nobody is meant), and the document."""

    rows: tuple[frozenset[str], ...]
    right: tuple[bool, ...]
    document: str


def fit_ranking(questions: Sequence[Question], strength: float = 0.5, least: int = 2) -> Classifier:
    """The weights for these questions: `strength` is the inverse of regularisation, `least` in how many documents a
    feature must have been seen to be kept."""
    questions = [q for q in questions if q.rows]
    seen: dict[str, set[str]] = {}
    for question in questions:
        for name in {name for row in question.rows for name in row}:
            seen.setdefault(name, set()).add(question.document)
    names = sorted(name for name, documents in seen.items() if len(documents) >= least)
    matrix, group, right = _matrix(questions, {name: at for at, name in enumerate(names)})
    found = minimize(
        _loss,
        np.zeros(len(names) + 1),
        (matrix, group, right, strength),
        "L-BFGS-B",
        jac=True,
        options={"maxiter": _ROUNDS},
    )
    weights = {name: round(float(w), _DIGITS) for name, w in zip(names, found.x, strict=False)}
    return Classifier(round(float(found.x[-1]), _DIGITS), {name: w for name, w in weights.items() if w})


Numbers = NDArray[np.float64]


def _matrix(questions: Sequence[Question], columns: dict[str, int]) -> tuple[csr_matrix, NDArray[np.int64], Numbers]:
    """One line a choice; which question each belongs to, and whether it is right."""
    indices: list[int] = []
    ends, group, right = [0], [], []
    for number, question in enumerate(questions):
        for row, ok in zip(question.rows, question.right, strict=True):
            indices += sorted(columns[name] for name in row if name in columns)
            ends.append(len(indices))
            group.append(number)
            right.append(float(ok))
    matrix = csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(group), len(columns)))
    return matrix, np.array(group), np.array(right)


def _loss(
    weights: Numbers, matrix: csr_matrix, group: NDArray[np.int64], right: Numbers, strength: float
) -> tuple[float, Numbers]:
    """The negative log likelihood with its penalty, and its gradient."""
    score = matrix @ weights[:-1] + weights[-1]
    number = int(group[-1]) + 1
    top = np.zeros(number)
    np.maximum.at(top, group, score)
    power = np.exp(score - top[group])
    whole, told, answered = np.exp(-top), np.zeros(number), np.zeros(number)
    np.add.at(whole, group, power)
    np.add.at(told, group, power * right)
    np.add.at(answered, group, right)
    told = np.where(answered > 0, told, np.exp(-top))
    change = power / whole[group] - power * right / told[group]
    penalty = float(weights[:-1] @ weights[:-1]) / (2 * strength)
    gradient = np.append(matrix.T @ change + weights[:-1] / strength, change.sum())
    return float(-(np.log(told) - np.log(whole)).sum()) + penalty, gradient

"""What is learned is applied the same way everywhere, and learns what its examples say."""

import pytest

from ingest.classifier import Classifier
from tests.training.fit import Example, fit, left_out

EXAMPLES = [
    Example(frozenset({"subject" if yes else "object", f"noise {number % 3}"}), yes, f"document {number % 7}")
    for number in range(60)
    for yes in (True, False)
]


@pytest.mark.parametrize(
    ("features", "probability"),
    [({"yes"}, 0.8808), ({"yes", "no"}, 0.5), ({"never seen"}, 0.5), (set(), 0.5), ({"no"}, 0.1192)],
)
def test_probability(features: set[str], probability: float) -> None:
    assert Classifier(0.0, {"yes": 2.0, "no": -2.0}).probability(features) == pytest.approx(probability, abs=1e-4)


def test_learns_the_feature_that_decides() -> None:
    model = fit(EXAMPLES)
    assert model.probability({"subject", "noise 1"}) > 0.9
    assert model.probability({"object", "noise 1"}) < 0.1


def test_a_feature_of_one_document_is_not_kept() -> None:
    odd = Example(frozenset({"odd", "subject"}), False, "document 1")
    assert "odd" not in fit([*EXAMPLES, odd, odd, odd]).weights


def test_left_out_scores_every_example_by_a_model_that_has_not_seen_its_document() -> None:
    """A feature that names its document tells nothing about documents that were not seen."""
    told = [Example(frozenset({e.document}), e.document < "document 4", e.document) for e in EXAMPLES]
    right = [(p > 0.5) == e.right for p, e in zip(left_out(told), told, strict=True)]
    assert not all(right)
    assert all((p > 0.5) == e.right for p, e in zip(left_out(EXAMPLES), EXAMPLES, strict=True))


def test_two_fits_are_equal() -> None:
    assert fit(EXAMPLES) == fit(list(EXAMPLES))

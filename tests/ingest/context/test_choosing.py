"""The learned choice of subjects: the fit finds what decides, and the weights are of features that the code makes."""

import pytest

from graph.model import Document, Origin
from ingest.classifier import classifier
from ingest.context.pool import pool
from ingest.extractors.figures import viewed
from ingest.pipeline import Extractor
from tests.training.choosing import Group, choice, fit, left_out

GROUPS = [
    Group(
        (frozenset({"near", f"noise {at % 2}"}), frozenset({"owner", f"noise {at % 3}"}), frozenset({"far"})),
        frozenset({1}),
        frozenset({2}),
        f"document {at % 30}",
    )
    for at in range(90)
]

TEXT = """Acme plans a second plant

Acme Corp said on Monday that its sales rose 12% to $4 billion. The company will spend $300 million on a plant in Ohio.

- Beta Inc (BTA) +3%: Gamma analysts see a margin of 9%.
"""


def test_fit_finds_what_decides() -> None:
    model = fit(GROUPS)
    assert all(choice(model, group) == 1 for group in GROUPS)
    assert left_out(GROUPS, {g.document: g.document[-1] for g in GROUPS})["left out"] == 1.0


def test_two_fits_are_equal() -> None:
    assert fit(GROUPS) == fit(list(GROUPS))


def test_a_neutral_candidate_teaches_nothing() -> None:
    assert "far" not in fit(GROUPS).weights


def test_weights_are_of_features_that_the_code_makes() -> None:
    """Most features of a plain text weigh something: had the code's names changed, few would."""
    analysis = Extractor().analyse(Document.of(TEXT, Origin(name="x")))
    made = {f for view, _ in viewed(analysis) for features in pool(view).values() for f in features}
    known = made & set(classifier("subjects").weights)
    assert len(known) > len(made) / 3


@pytest.mark.parametrize("name", ["subjects"])
def test_weights_name_no_text(name: str) -> None:
    """No feature holds a capital letter beyond labels of the parse: no name of a labelled text is in the weights."""
    assert not [w for w in classifier(name).weights if any(c.isupper() for c in w.replace("ROOT", ""))]

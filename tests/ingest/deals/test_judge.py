"""What is learned judges: pairs beyond the rules, open sides, and what it says of its own decisions."""

import pytest

from ingest.classifier import Classifier, classifier
from ingest.deals.bond import KNOWN_FAMILIES, PAIR, TAKER, bonds, family_model
from ingest.deals.choices import open_role
from ingest.deals.couple import couples
from ingest.deals.fillers import fillers
from ingest.deals.judge import ACCEPTOR, RANKER, Told, judged
from ingest.deals.scene import Scene
from ingest.extractors.deals import events, explain, tellings
from tests.ingest.deals.marked import marked

_MODELS = (PAIR, TAKER, RANKER, ACCEPTOR, *map(family_model, KNOWN_FAMILIES))


@pytest.mark.parametrize("name", _MODELS)
def test_weights_are_there_and_small(name: str) -> None:
    weights = classifier(name).weights
    assert 50 < len(weights) < 3000


@pytest.mark.parametrize(
    ("sentence", "least", "most"),
    [
        ("[Norvane] sold its depots to [Castlebeck] for $40 million.", 0.6, 1.0),
        ("[Norvane] agreed to buy [Castlebeck] for $40 million.", 0.6, 1.0),
        ("[Ostmark] competes with [Veldt] in Europe.", 0.0, 0.45),
        ("Shares of [Ostmark] fell 3%, while [Veldt] rose 2%.", 0.0, 0.3),
    ],
)
def test_how_likely_a_pair_is(sentence: str, least: float, most: float) -> None:
    analysis = marked(sentence)
    chances = [
        bond.chance
        for told in tellings(analysis)
        if told.tree is not None
        for bond in bonds(analysis, told.tree, told.events, classifier)
    ]
    assert chances
    assert least <= max(chances) <= most


def test_a_list_of_many_companies_is_no_pair() -> None:
    analysis = marked(" and ".join(f"[Firm{n}]" for n in range(12)) + " grew in May.")
    assert [c for t in tellings(analysis) if t.tree is not None for c in couples(t.tree)] == []


def test_who_may_fill_an_open_role_stands_before_and_not_in_the_sentence() -> None:
    text = "[Tolland] opened a mill last year. [Marsh] holds 12% of the group, [Veldt] said."
    analysis = marked(text)
    event = next(e for e in events(analysis) if open_role(e) is not None)
    role = open_role(event)
    assert role is not None
    assert {f.name.ref.name for f in fillers(Scene.of(analysis), event, role, [event])} == {"Tolland"}


@pytest.mark.parametrize(("bias", "taken"), [(9.0, 1), (-9.0, 0)])
def test_a_telling_of_one_side_is_taken_by_its_probability_and_says_so(bias: float, taken: int) -> None:
    """Weights that say yes or no to everything decide of a telling that rules leave open."""
    analysis = marked("[Tolland] opened a mill last year. [Marsh] holds 12% of the group.")
    deals, misses = judged(analysis, tellings(analysis), lambda name: Classifier(bias if name == ACCEPTOR else 0.0, {}))
    assert (len(deals), len(misses)) == (taken, 1 - taken)
    assert any(note.startswith("learned: p=") for note in (*deals, *misses)[0].notes)


def test_without_trees_rows_are_as_rules_read_them() -> None:
    assert judged(marked("Nothing here."), [Told(None, ())]) == ([], [])


def test_explain_names_the_probability_of_a_near_miss() -> None:
    lines = [line for e in explain(marked("[Ostmark] holds 12% of the group.")) for line in e.lines()]
    assert any("learned: p=" in line for line in lines)

"""The lexicon's files: what they promise, and that every line of them can be looked up."""

import pytest

from graph.lexicon import load
from graph.vocab import EntityType


def test_every_form_leads_to_its_entry() -> None:
    lexicon = load()
    for entry in lexicon:
        assert lexicon.get(entry.id) is entry
        assert all(entry in lexicon.by_alias(form) for form in entry.forms())


def test_it_is_broad() -> None:
    counts = {kind: sum(e.type is kind for e in load()) for kind in EntityType}
    assert counts[EntityType.COMPANY] > 1000
    assert counts[EntityType.PLACE] > 400
    assert all(counts[kind] > 15 for kind in EntityType if kind is not EntityType.SOURCE)


@pytest.mark.parametrize(
    ("alias", "ids"),
    [
        ("NVIDIA", ["company/nvidia"]),
        ("nvda", ["company/nvidia"]),
        ("DeepSeek", ["model/deepseek", "company/deepseek"]),
        ("U.S.", ["place/united-states"]),
        ("Dutch", ["place/netherlands"]),
        ("Taipei", ["place/taipei"]),
        ("no such name", []),
    ],
)
def test_by_alias(alias: str, ids: list[str]) -> None:
    assert sorted(e.id for e in load().by_alias(alias)) == sorted(ids)


def test_only_checked_wikidata_ids() -> None:
    ids = {e.name: e.wikidata for e in load() if e.wikidata}
    assert ids == {"Nvidia": "Q182477", "Intel": "Q248", "Google": "Q95", "United States": "Q30"}


def test_contextual_forms_and_makers_are_in_the_lexicon() -> None:
    lexicon = load()
    for entry in lexicon:
        assert entry.contextual <= set(entry.forms())
        assert entry.maker is None or any(e.type is EntityType.COMPANY for e in lexicon.by_alias(entry.maker))


def test_entity_and_ref() -> None:
    entry = load().by_alias("TSMC")[0]
    assert (entry.ref.id, entry.entity.name, entry.entity.type) == ("company/tsmc", "TSMC", EntityType.COMPANY)
    assert "Taiwan Semiconductor" in entry.entity.aliases

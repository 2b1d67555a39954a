"""Front matter comes off only where it is a mapping of keys that front matter has."""

import datetime as dt

import pytest

from graph.errors import BadMetadata
from ingest.readers.front_matter import split
from ingest.readers.metadata import NOTHING, Metadata

MARCH = dt.date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "metadata", "rest"),
    [
        ("---\ntitle: Ore\n---\nBody", Metadata(title="Ore"), "Body"),
        ("---\r\ntitle: Ore\r\n---\r\n\r\nBody\r\n", Metadata(title="Ore"), "Body\r\n"),
        ("---\nTitle: 'Ore: a story'\n...\n\n  Body", Metadata(title="Ore: a story"), "  Body"),
        ("---\npublished: 2026-03-31\nsource: No\n---\nB", Metadata(published=MARCH, source="No"), "B"),
        ("---\npublished: 2026-03-31T08:00:00Z\n---\nB", Metadata(published=MARCH), "B"),
        (
            "---\ntitle: 2030\nurl: https://example.org/a\n---\nB",
            Metadata(title="2030", url="https://example.org/a"),
            "B",
        ),
        ("---\ntitle: >-\n  Two\n  lines\n---\nB", Metadata(title="Two lines"), "B"),
        ("---\ntitle:\nsource: ~\n---\nB", Metadata(source="~"), "B"),
        ("---\ntitle: Ore\ntags: [a, b]\ndate: 2026\n---\nB", Metadata(title="Ore"), "B"),
    ],
)
def test_taken_off(text: str, metadata: Metadata, rest: str) -> None:
    assert split(text) == (metadata, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Body",
        "---\nBody between rules\n---\nmore",
        "---\n- a list\n---\nmore",
        "---\ntitle: never closed\nBody",
        "---\ncapacity: 3 GW\nowner: Norwind\n---\nmore",
        "---\ntitle: Ore\ncapacity: 3 GW\n---\nmore",
        "---\ntags: [a]\n---\nmore",
        "---\nOne: two: three\n---\nmore",
        "\n---\ntitle: Ore\n---\nB",
        "----\ntitle: Ore\n---\nB",
        "---\n1: 2\ntitle: Ore\n---\nB",
    ],
)
def test_text_stays(text: str) -> None:
    assert split(text) == (NOTHING, text)


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (
            "title: a: b",
            "front matter: not YAML in line 2 (mapping values are not allowed here); mend it or remove the block",
        ),
        ("title: [a, b]", "front matter: title is no single value; write it on one line"),
        ("published: soon", "front matter: published: 'soon' is no date; write it as 2026-03-31"),
        ("url: example", "front matter: url: 'example' is no web address; write it as https://example.org/page"),
        (
            "title: *nowhere",
            "front matter: not YAML in line 2 (found undefined alias 'nowhere'); mend it or remove the block",
        ),
        ("title: " + "[" * 5000, "front matter: not YAML; mend it or remove the block"),
        ("title: \x7f\ufffe", "front matter: not YAML; mend it or remove the block"),
    ],
)
def test_refused(block: str, message: str) -> None:
    with pytest.raises(BadMetadata) as caught:
        split(f"---\n{block}\n---\nBody")
    assert str(caught.value) == message


def test_code_is_not_run() -> None:
    with pytest.raises(BadMetadata):
        split("---\ntitle: !!python/object/apply:os.getcwd []\n---\nBody")

"""JSON lines: each row a document, a bad row its own error with its line."""

import codecs
import datetime as dt

import pytest

from graph.errors import ReadError
from graph.model import Document
from ingest.readers.metadata import Metadata
from ingest.readers.rows import documents


def test_rows() -> None:
    data = (
        '{"id": "a", "text": "One.", "title": "T", "url": "https://example.org/1", "published": "2026-03-31",'
        ' "source": "S", "relation": "none", "label": 3}\r\n\n{"id": 12, "text": "Zwölf\\u0000\\ud800."}'
    ).encode()
    first, second = documents(data, Metadata(source="Given"))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.origin.model_dump() == {
        "name": "a",
        "url": "https://example.org/1",
        "title": "T",
        "published": dt.date(2026, 3, 31),
        "source": "Given",
        "id": "a",
    }
    assert (second.text, second.origin.name) == ("Zwölf\ufffd\ufffd.", "12")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (b"words", "line 2: not JSON (Expecting value at column 1); write one object a line"),
        (
            b'{"id": "b", "text": "x"',
            "line 2: not JSON (Expecting ',' delimiter at column 24); write one object a line",
        ),
        (b"[1, 2]", 'line 2: no JSON object; write {"id": "...", "text": "..."}'),
        (b'{"text": "x"}', 'line 2: no "id"; give each row a name of its own'),
        (b'{"id": true, "text": "x"}', 'line 2: no "id"; give each row a name of its own'),
        (b'{"id": " ", "text": "x"}', 'line 2: no "id"; give each row a name of its own'),
        (b'{"id": "b"}', 'line 2: no "text"; write {"id": "...", "text": "..."}'),
        (b'{"id": "b", "text": ["x"]}', 'line 2: no "text"; write {"id": "...", "text": "..."}'),
        (b'{"id": "b", "text": ""}', "line 2: empty: there is no text in it"),
        (b'{"id": "b", "text": "x", "title": 3}', 'line 2: "title" is no string'),
        (
            b'{"id": "b", "text": "x", "published": "May"}',
            "line 2: published: 'May' is no date; write it as 2026-03-31",
        ),
        (
            b'{"id": "b", "text": "\xe9"}',
            "line 2: not UTF-8: byte 0xe9 at offset 21; convert it to UTF-8 and try again",
        ),
        (b"[" * 100_000, "line 2: JSON that is nested too deep or has too long a number"),
        (b'{"id": ' + b"1" * 5000 + b"}", "line 2: JSON that is nested too deep or has too long a number"),
    ],
)
def test_bad_row_leaves_the_others(row: bytes, message: str) -> None:
    good = b'{"id": "a", "text": "One."}'
    first, bad, last = documents(good + b"\n" + row + b"\n" + good, Metadata())
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(bad, ReadError)
    assert str(bad) == message


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_byte_order_marks(codec: str) -> None:
    (document,) = documents('{"id": "a", "text": "Ünö"}\n'.encode(codec), Metadata())
    assert isinstance(document, Document)
    assert document.text == "Ünö"
    assert codecs.lookup(codec)

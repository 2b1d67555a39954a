"""Bytes in, documents out: what is kept verbatim, what is refused and in which words."""

import codecs
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadEncoding, BadMetadata, EmptyDocument, NotText, ReadError, TooLarge, UnknownFormat
from graph.model import Document
from ingest.readers import Metadata, read, read_each
from ingest.readers.characters import decode
from ingest.readers.formats import Format, format_of, known

TEXT = "Norwind raised €40m — “enough”, it said.\r\nTwo\tlines\u2028and a half 😀\n"


def only(data: bytes, name: str = "a.txt", media_type: str | None = None, stated: Metadata | None = None) -> Document:
    (document,) = read(data, name, media_type, stated or Metadata())
    return document


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT),
        ("a\ufeffb".encode(), "a\ufeffb"),
        (b"Acme\0Corp earned\x0b $5m\x1b[0m today.\r\n\r\n", "Acme\ufffdCorp earned\ufffd $5m\ufffd[0m today.\r\n\r\n"),
        (b"one\rtwo\n\rthree", "one\rtwo\n\rthree"),
        (b"  indented\n", "  indented\n"),
        ("\x85\x7f\ufffd ok".encode(), "\x85\x7f\ufffd ok"),
        (b"---\n---\nruled", "---\n---\nruled"),
    ],
)
def test_text_is_verbatim(data: bytes, text: str) -> None:
    document = only(data)
    assert document.text == text
    assert document.origin.name == "a.txt"


ENDINGS = ".txt .md .markdown .html .htm .xhtml .jsonl .ndjson"
REFUSED: list[tuple[str, bytes, type[ReadError], str]] = [
    ("a.txt", b"", EmptyDocument, "empty: there is no text in it"),
    ("a.txt", b" \r\n\t\n", EmptyDocument, "empty: there is no text in it"),
    ("a.txt", codecs.BOM_UTF8, EmptyDocument, "empty: there is no text in it"),
    ("a.txt", "\u200b\xa0\u2028\0".encode() * 2, EmptyDocument, "empty: there is no text in it"),
    ("a.md", b"---\ntitle: Only front matter\n---\n\n", EmptyDocument, "empty: there is no text in it"),
    (
        "a.txt",
        b"caf\xe9 au lait",
        BadEncoding,
        "not UTF-8: byte 0xe9 at offset 3; convert it to UTF-8 and try again",
    ),
    (
        "a.txt",
        codecs.BOM_UTF8 + b"ab\xff",
        BadEncoding,
        "not UTF-8: byte 0xff at offset 5; convert it to UTF-8 and try again",
    ),
    (
        "a.txt",
        codecs.BOM_UTF16_LE + b"a\0\x00\xd8",
        BadEncoding,
        "not UTF-16-LE: byte 0x00 at offset 4; convert it to UTF-8 and try again",
    ),
    ("a.txt", b"a\0\xff\xfe\0\1", NotText, "binary content; save its text as .txt or .html"),
    ("a.txt", b"%PDF-1.7\n", NotText, "binary: this is a PDF file; save its text as .txt or .html"),
    (
        "a.md",
        b"PK\x03\x04\x14",
        NotText,
        "binary: this is a ZIP archive or an office document; save its text as .txt or .html",
    ),
    (
        "a.txt",
        "Norwind said".encode("utf-16-le"),
        NotText,
        "binary content, or UTF-16 without a byte order mark; save it as UTF-8 text",
    ),
    ("a.pdf", b"%PDF-1.7\n", UnknownFormat, "PDF can't be read yet; save it as text or HTML"),
    ("a.rss", b"<rss/>", UnknownFormat, "RSS and Atom can't be read yet; save it as text or HTML"),
    (
        "a.docx",
        b"words",
        UnknownFormat,
        f"no reader for files that end in .docx; known endings are {ENDINGS}, and '-' reads standard input",
    ),
    (
        "LICENCE",
        b"words",
        UnknownFormat,
        f"the name has no ending that tells its format; known endings are {ENDINGS}, and '-' reads standard input",
    ),
    (
        "a.html",
        b"<html><body></body></html>",
        EmptyDocument,
        "empty: the page has no article text; save the article as text",
    ),
    ("a.jsonl", b"\n \n", EmptyDocument, 'empty: there is no row in it; write {"id": "...", "text": "..."} a line'),
]


@pytest.mark.parametrize(("name", "data", "error", "message"), REFUSED)
def test_refused(name: str, data: bytes, error: type[ReadError], message: str) -> None:
    (refusal,) = read_each(data, name)
    assert (type(refusal), str(refusal)) == (error, message)
    assert "\n" not in message
    with pytest.raises(error):
        list(read(data, name))


def test_size_limit() -> None:
    with pytest.raises(TooLarge, match="11 bytes, the limit is 10; split it"):
        decode(b"x" * 11, limit=10)


@pytest.mark.parametrize(
    ("media_type", "data", "text"),
    [
        ("text/plain", b"plain", "plain"),
        ("Text/Plain; charset=ISO-8859-1", b"caf\xe9 \x80", "café €"),
        ('text/plain; charset="utf-8"', "café".encode(), "café"),
        ("text/markdown", b"# Head", "# Head"),
        ("text/html; charset=windows-1252", b"<p>caf\xe9</p>", "café"),
        ("application/x-ndjson", b'{"id": 7, "text": "seven"}', "seven"),
        ("application/octet-stream", b"by its name", "by its name"),
    ],
)
def test_media_type(media_type: str, data: bytes, text: str) -> None:
    assert only(data, media_type=media_type).text == text


@pytest.mark.parametrize(
    ("media_type", "name", "message"),
    [
        (
            "image/png",
            "a",
            "no reader for the media type 'image/png'; send text/plain, text/html or application/jsonl",
        ),
        ("application/pdf", "a.txt", "PDF can't be read yet; save it as text or HTML"),
        ("text/plain; charset=klingon", "a", "unknown encoding 'klingon'; save it as UTF-8"),
        ("text/plain; charset=base64", "a", "unknown encoding 'base64'; save it as UTF-8"),
    ],
)
def test_media_type_refused(media_type: str, name: str, message: str) -> None:
    (refusal,) = read_each(b"words", name, media_type)
    assert isinstance(refusal, ReadError)
    assert str(refusal) == message


@pytest.mark.parametrize(
    ("data", "text", "name"),
    [
        (b"Just words.", "Just words.", "-"),
        (b'{"id": "r1", "text": "A row."}', "A row.", "r1"),
        (b"<!DOCTYPE html><title>T</title><p>A page of words.</p>", "A page of words.", "-"),
        (b"{braces} are no rows", "{braces} are no rows", "-"),
    ],
)
def test_standard_input_is_sniffed(data: bytes, text: str, name: str) -> None:
    document = only(data, "-")
    assert (document.text, document.origin.name) == (text, name)


def test_formats() -> None:
    assert format_of("A.HTM") is Format.HTML
    assert [name for name in ("a.txt", "b.MD", "c.png", "d", "e.jsonl", "f.pdf", ".txt") if known(name)] == [
        "a.txt",
        "b.MD",
        "e.jsonl",
        "f.pdf",
    ]


def test_given_wins_over_stated() -> None:
    stated = Metadata(title="Mine", published=dt.date(2026, 1, 2))
    origin = only(b"---\ntitle: Its\nsource: Its paper\n---\nwords", stated=stated).origin
    assert (origin.title, origin.published, origin.source) == ("Mine", dt.date(2026, 1, 2), "Its paper")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"published": "31/03/2026"}, "published: '31/03/2026' is no date; write it as 2026-03-31"),
        ({"published": "2026-02-30"}, "published: '2026-02-30' is no date; write it as 2026-03-31"),
        (
            {"url": "javascript:alert(1)"},
            "url: 'javascript:alert(1)' is no web address; write it as https://example.org/page",
        ),
        ({"url": "https://"}, "url: 'https://' is no web address; write it as https://example.org/page"),
        ({"url": "http://[x"}, "url: 'http://[x' is no web address; write it as https://example.org/page"),
    ],
)
def test_bad_metadata(words: dict[str, str | None], message: str) -> None:
    with pytest.raises(BadMetadata) as caught:
        Metadata.of(words)
    assert str(caught.value) == message


def test_metadata_is_on_one_line() -> None:
    stated = Metadata.of({"title": " Two\n lines\ud800 ", "published": "2026-03-31T23:30:00-05:00", "source": " "})
    assert stated == Metadata(title="Two lines\ufffd", published=dt.date(2026, 3, 31))


NAMES = st.sampled_from(["a.txt", "a.md", "a.jsonl", "-", "a.pdf", "a"])
STARTS = st.sampled_from(
    [b"", b"---\n", b"---\ntitle: ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b'{"id": "a", "text": "']
)


@given(STARTS, st.binary(max_size=200), NAMES)
def test_any_bytes_give_documents_or_errors(start: bytes, rest: bytes, name: str) -> None:
    for result in read_each(start + rest, name):
        assert isinstance(result, Document | ReadError)
        if isinstance(result, Document):
            assert result.text.encode().decode() == result.text
            assert result.origin.name.encode()
        else:
            assert "\n" not in str(result)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_of_a_page(data: bytes) -> None:
    (result,) = read_each(b"<html>" + data, "a.html")
    assert isinstance(result, Document | ReadError)


STORABLE = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=[chr(c) for c in range(32) if chr(c) not in "\t\n\r"])
)


@given(STORABLE.map(lambda text: "a" + text), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_round_trip(text: str, encoding: str) -> None:
    assert only(text.encode(encoding)).text == text


@given(st.text())
def test_offsets_hold(text: str) -> None:
    """What is replaced is replaced one for one."""
    seen = "seen here " * 20 + text[:15]
    assert len(only(seen.encode("utf-8", "replace")).text) == len(seen)

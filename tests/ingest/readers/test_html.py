"""Pages: main text and stated metadata, in bounded time whatever the page."""

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from graph.errors import BadEncoding, TooLarge
from graph.model import Document
from ingest.readers import html, read_each
from ingest.readers.metadata import Metadata
from ingest.readers.page_process import Limits, PageProcess

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Saltmarsh Power buys two dams | The Estuary</title>
<meta property="og:title" content="Saltmarsh Power buys two dams">
<meta property="og:site_name" content="The Estuary">
<meta property="article:published_time" content="2026-04-02T06:30:00+02:00">
<link rel="canonical" href="https://estuary.example/news/dams">
<script>var price = "$77 million";</script><style>.a{width:33%}</style>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/deals">All 91 deals</a></li></ul></nav>
<div class="cookie-banner" hidden>We and our 512 partners value your privacy.</div>
<main><article>
<h1>Saltmarsh Power buys two dams</h1>
<figure><img src="d.jpg" alt="A dam"><figcaption>The upper dam is 48 metres high.</figcaption></figure>
<p>Saltmarsh Power has bought two hydroelectric dams from the Brackwater Trust for &euro;310&nbsp;million, the companies
said on Thursday. The dams have a joint capacity of 140&#8239;MW and supply about 90,000 households along the coast.</p>
<p><q>We had looked at them for nine years,</q> said Ilse Tamm, who runs Saltmarsh Power.
The company plans to add batteries within 18 months.</p>
<p style="display: none">Sponsored: earn 14% a year with Estuary bonds.</p>
<table><tr><th>Dam</th><th>Power</th></tr>
<tr><td>Upper</td><td>95 MW</td></tr><tr><td>Lower</td><td>45 MW</td></tr></table>
<p>The sale needs the approval of the regulator,
which has three months to decide on it and has refused only one such sale so far.</p>
</article></main>
<footer><p>Read more: Quayside Steel cuts 700 jobs</p><p>© The Estuary 1998</p></footer>
</body></html>"""


def page(data: bytes, given: Metadata | None = None) -> Document:
    return html.document(data, "dams.html", given or Metadata())


def test_main_text_and_metadata() -> None:
    document = page(PAGE.encode())
    for kept in (
        "The upper dam is 48 metres high.",
        "for €310\xa0million, the companies",
        "“We had looked at them for nine years,” said Ilse Tamm",
        "| Upper | 95 MW |",
        "refused only one such sale so far.",
    ):
        assert kept.replace("\xa0", " ") in document.text.replace("\xa0", " ")
    for furniture in ("91 deals", "512 partners", "$77", "33%", "14%", "Quayside", "1998"):
        assert furniture not in document.text
    assert document.origin.model_dump() == {
        "name": "dams.html",
        "url": "https://estuary.example/news/dams",
        "title": "Saltmarsh Power buys two dams",
        "published": dt.date(2026, 4, 2),
        "source": "The Estuary",
        "id": None,
    }


def test_given_wins() -> None:
    origin = page(PAGE.encode(), Metadata(title="Dams", published=dt.date(2026, 5, 1))).origin
    assert (origin.title, origin.published, origin.source) == ("Dams", dt.date(2026, 5, 1), "The Estuary")


@pytest.mark.parametrize(
    ("head", "title", "published"),
    [
        ("", None, None),
        ("<title>Only a title</title>", "Only a title", None),
        ('<meta name="date" content="2026-01-05">', None, dt.date(2026, 1, 5)),
        ('<meta itemprop="datePublished" content="2026-01-06T10:00Z">', None, dt.date(2026, 1, 6)),
        ('<meta name="date" content="last week">', None, None),
        ('<meta name="date" content="2026-02-31">', None, None),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "W"}, {"@type": "NewsArticle",'
            ' "headline": "Stated", "datePublished": "2026-01-07", "publisher": [{"name": "W"}]}]}</script>',
            "Stated",
            dt.date(2026, 1, 7),
        ),
        ('<script type="application/ld+json">{"broken</script><title>T</title>', "T", None),
    ],
)
def test_stated_metadata(head: str, title: str | None, published: dt.date | None) -> None:
    origin = page(f"<html><head>{head}</head><body><p>Some words of a page.</p></body></html>".encode()).origin
    assert (origin.title, origin.published) == (title, published)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<p>Ilse bought a dam.</p>", "Ilse bought a dam."),
        (b"no tags at all", "no tags at all"),
        ('<meta charset="utf-8"><p>Caf\u00e9 N\u00ba 7</p>'.encode(), "Café Nº 7"),
        (b'<meta charset="iso-8859-1"><p>Caf\xe9 costs \x80 3</p>', "Café costs € 3"),
        ('<meta charset="utf-16"><p>Déjà vu</p>'.encode(), "Déjà vu"),
        ("<html><p>Déjà vu</p></html>".encode("utf-16"), "Déjà vu"),
        (b"<p>Nul \0 and escape \x1b here.</p>", "Nul \ufffd and escape \ufffd here."),
        (b"<p>&#0;&#xD800; numbered</p>", None),
        (
            b"<p>It paid <time>in May</time>, it said.</p><p>And <label>more</label>.</p>",
            "It paid in May, it said.\nAnd more.",
        ),
        (b"<p>10<sup>3</sup> MW on 5 m<sup><i>2</i></sup>, the 1<sup>st</sup></p>", "10³ MW on 5 m², the 1st"),
        (b'<p>It earned 45<sup><a href="#n2">2</a></sup> million<sup>[3]</sup>.</p>', "It earned 45 million."),
        (
            "<p>3 giga\u00adwatts of bat\u200bteries</p>".encode() + b'<meta charset="utf-8">',
            "3 gigawatts of batteries",
        ),
    ],
)
def test_encodings_and_fragments(data: bytes, text: str | None) -> None:
    found = page(data).text
    assert found.encode()
    assert text is None or found == text


def test_undeclared_encoding_is_refused() -> None:
    with pytest.raises(BadEncoding, match="not UTF-8: byte 0xe9 at offset 6"):
        page(b"<p>Caf\xe9</p>")


def test_size_limit() -> None:
    (refusal,) = read_each(b"<p>" + b"x" * html.PAGE_LIMIT, "a.html")
    assert isinstance(refusal, TooLarge)


@pytest.fixture
def hasty() -> Iterator[PageProcess]:
    process = PageProcess(Limits(cpu_seconds=2, wall_seconds=20))
    yield process
    process.close()


BOMBS = {
    "attributes": "<p " + " ".join(f'a{i}="x"' for i in range(200_000)) + ">hi</p>",
    "paragraphs": "<html><body>" + "<p>Some text here.</p>" * 200_000 + "</body></html>",
    "nesting": "<div>" * 100_000 + "deep",
    "tables": "<table>" * 20_000 + "deep",
    "one long word": "<p>" + "a" * 2_000_000,
    "style": '<p style="' + "display:" * 100_000 + '">x</p>',
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_bombs_are_answered_in_bounded_time(bomb: str, hasty: PageProcess) -> None:
    started = time.monotonic()
    with suppress(TooLarge):
        hasty.extract(bomb)
    assert time.monotonic() - started < 25
    assert hasty.extract("<p>The next page is read.</p>")["text"] == "The next page is read."


def test_the_seconds_are_named(hasty: PageProcess) -> None:
    with pytest.raises(TooLarge, match="the page takes more than 2 seconds to read; save its article as text"):
        hasty.extract(BOMBS["attributes"])


def test_memory_limit() -> None:
    process = PageProcess(Limits(memory=2**28))
    try:
        with pytest.raises(TooLarge, match="the page takes more than 256 MB to read; save its article as text"):
            process.extract("<i>x</i>" * 1_000_000)
    finally:
        process.close()


def test_the_process_is_renewed() -> None:
    process = PageProcess(Limits(pages=2))
    try:
        assert [process.extract(f"<p>Page number {i}.</p>")["text"] for i in range(5)] == [
            f"Page number {i}." for i in range(5)
        ]
    finally:
        process.close()

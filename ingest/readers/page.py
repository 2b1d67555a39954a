"""The main text and the metadata of one HTML page, in a process of its own that its starter can kill.

Run as a script it answers requests on standard input, each four bytes of length and a page in UTF-8, by frames of the
same kind that hold JSON. It imports nothing of this project. Pages can hang a parser: 200,000 attributes keep lxml busy
for more than 20 seconds, 200,000 paragraphs trafilatura; so every page has CPU seconds and memory of its own, after
which the kernel ends the process (SIGPROF's default action needs no Python to run).
"""

import json
import re
import resource
import signal
import struct
import sys
from collections.abc import Iterator

import lxml.html
import trafilatura
from lxml.html import HtmlElement

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Hyphenation and line-break hints, which would split the words that they stand in."""
_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_STATED = {
    "title": ("//meta[@property='og:title']/@content", "//meta[@name='twitter:title']/@content", "//h1", "//title"),
    "url": ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"),
    "published": (
        "//meta[@property='article:published_time' or @property='og:article:published_time']/@content",
        "//meta[@itemprop='datePublished']/@content",
        "//*[@itemprop='datePublished']/@datetime",
        "//meta[@name='date' or @name='pubdate' or @name='publish-date' or @name='DC.date.issued' or @name='dc.date'"
        " or @name='citation_publication_date' or @name='parsely-pub-date']/@content",
        "//time[@pubdate]/@datetime",
        "//article//time/@datetime",
    ),
    "source": ("//meta[@property='og:site_name']/@content", "//meta[@name='application-name']/@content"),
}
_NEWS = {"title": ("headline",), "url": ("url",), "published": ("datePublished",), "source": ("publisher", "name")}


def extract(page: str) -> dict[str, str | None]:
    """The main text ("" where there is none) and what the page states of itself; dates as ISO days."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)  # type: ignore[no-untyped-call]
    try:
        tree = lxml.html.document_fromstring(page.encode(), parser=parser)  # type: ignore[no-untyped-call]
    except (lxml.etree.ParserError, ValueError):
        return {"text": ""}
    answer: dict[str, str | None] = {**_metadata(tree)}
    _prepare(tree)
    answer["text"] = _main_text(tree)
    return answer


def _main_text(tree: HtmlElement) -> str:
    """What trafilatura takes for the article; where it finds none, the words of the whole body."""
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    text = getattr(found, "text", None) or trafilatura.html2txt(tree)
    return str(text or "").translate(_UNSEEN).strip()


def _metadata(tree: HtmlElement) -> dict[str, str]:
    """Each field from the page's linked data, else from the first of its tags that states it."""
    news = _linked_data(tree)
    values: dict[str, str] = {}
    for field, paths in _STATED.items():
        stated = (news.get(field), *(_words(hit) for path in paths for hit in tree.xpath(path)[:3]))
        values[field] = next((words for words in map(_TIDY.get(field, str.strip), filter(None, stated)) if words), "")
    return {field: words for field, words in values.items() if words}


def _words(hit: object) -> str:
    return " ".join(hit.text_content().split()) if isinstance(hit, HtmlElement) else str(hit)  # type: ignore[no-untyped-call]


def _day(words: str) -> str:
    found = _DAY.match(words.strip())
    return found[0] if found else ""


def _web(words: str) -> str:
    return words.strip() if words.strip().lower().startswith(("http://", "https://")) else ""


_TIDY = {"published": _day, "url": _web}


def _linked_data(tree: HtmlElement) -> dict[str, str]:
    """The fields of the first article in the page's JSON-LD (https://schema.org/Article)."""
    for script in tree.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            things = list(_things(json.loads(script.text or "")))
        except (ValueError, RecursionError):
            continue
        for thing in things:
            if "headline" in thing or "datePublished" in thing:
                return {field: words for field, path in _NEWS.items() if (words := _at(thing, path))}
    return {}


def _things(loaded: object) -> Iterator[dict[str, object]]:
    if isinstance(loaded, list):
        for item in loaded:
            yield from _things(item)
    elif isinstance(loaded, dict):
        yield loaded
        yield from _things(loaded.get("@graph", []))


def _at(thing: object, path: tuple[str, ...]) -> str:
    for key in path:
        thing = thing[0] if isinstance(thing, list) and thing else thing
        thing = thing.get(key) if isinstance(thing, dict) else None
    return thing if isinstance(thing, str) else ""


def _prepare(tree: HtmlElement) -> None:
    """Drop what a reader of the page does not see; keep captions and quotations, which trafilatura cuts."""
    for element in tree.xpath("//*[@hidden or @style or @aria-hidden='true' or self::template or self::noscript]"):
        if element.getparent() is not None and (_unseen(element) or element.tag in {"template", "noscript"}):
            element.drop_tree()
    for quotation in tree.xpath("//q"):
        quotation.text = "“" + (quotation.text or "")
        quotation.tail = "”" + (quotation.tail or "")
        quotation.drop_tag()
    for inline in tree.xpath("//p//time | //p//label"):
        inline.drop_tag()  # trafilatura takes them for blocks and the paragraph for none
    for raised in tree.xpath("//sup"):
        _lift(raised)
    for caption in tree.xpath("(//article|//main)//figure//figcaption"):
        caption.tag = "p"
        for figure in caption.iterancestors("figure"):
            figure.tag = "div"


def _lift(raised: HtmlElement) -> None:
    """A raised number keeps apart from the one before it (10³ is not 103, m² is a unit); a note's mark goes."""
    words = _words(raised)
    if raised.xpath(".//a | ancestor::a") or words.startswith(("[", "(", "*", "†")):
        raised.drop_tree()  # type: ignore[no-untyped-call]
        return
    if all(ord(character) in _RAISED for character in words):
        words = words.translate(_RAISED)
    for child in list(raised):
        raised.remove(child)
    raised.text = words
    raised.drop_tag()  # type: ignore[no-untyped-call]


def _unseen(element: HtmlElement) -> bool:
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def serve(cpu_seconds: int, memory: int) -> None:
    """Answer requests until standard input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while size := sys.stdin.buffer.read(4):
        page = sys.stdin.buffer.read(struct.unpack("!I", size)[0]).decode()
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
        try:
            answer = json.dumps(extract(page)).encode()
        except MemoryError:
            return
        signal.setitimer(signal.ITIMER_PROF, 0)
        sys.stdout.buffer.write(struct.pack("!I", len(answer)) + answer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    serve(int(sys.argv[1]), int(sys.argv[2]))

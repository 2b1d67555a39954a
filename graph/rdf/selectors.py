"""Words of a document as Web Annotation selectors: offsets in code points, and the quote with a little on either side.

https://www.w3.org/TR/annotation-model/#selectors (4.2.4 and 4.2.5). The specification warns of copyright where prefix
and suffix grow long; 24 code points tell a quote from its twin in nearly every text.
"""

from collections.abc import Iterator

from graph.errors import SpanError
from graph.model import Document
from graph.rdf.namespace import OA, RDF, Names
from graph.rdf.terms import Term, Triple, integer, text

AROUND = 24


def span_triples(names: Names, document: Document, start: int, end: int) -> Iterator[Triple]:
    """One span with its two selectors. Raises `SpanError` where the offsets lie outside the text."""
    if not 0 <= start < end <= len(document.text):
        raise SpanError(f"{start}-{end} lies outside a text of {len(document.text)} characters")
    span, source = names.span(document.id, start, end), names.document(document.id)
    position, words = Term(f"{span[:-1]};position>"), Term(f"{span[:-1]};quote>")
    yield span, RDF.type, OA.SpecificResource
    yield span, OA.hasSource, source
    yield span, OA.hasSelector, position
    yield span, OA.hasSelector, words
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, integer(start)
    yield position, OA.end, integer(end)
    yield words, RDF.type, OA.TextQuoteSelector
    yield words, OA.exact, text(document.text[start:end])
    if start:
        yield words, OA.prefix, text(document.text[max(0, start - AROUND) : start])
    if end < len(document.text):
        yield words, OA.suffix, text(document.text[end : end + AROUND])

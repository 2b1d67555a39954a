"""Every error that claimgraph raises for its users, drawn as one tree.

ClaimgraphError
├── SpanError           a span that does not fit its quote or its document
├── ReadError           bytes that can't become a document
│   ├── EmptyDocument
│   ├── NotText
│   ├── BadEncoding
│   ├── BadMetadata
│   ├── BadBody
│   ├── UnknownFormat
│   ├── TooLarge
│   └── NotFound
├── ExtractError        a document on which the extractor failed
├── UnitError           a unit that the table does not hold, or two that can't be converted
├── StoreError          a journal that can't be opened, read or written
└── QueryError          a question that can't be asked
    ├── UnknownEntity
    ├── UnknownItem
    ├── GoneItem
    ├── NotAcceptable
    └── QueryTooCostly
"""

from collections.abc import Sequence


class ClaimgraphError(Exception):
    """Base of all; `status` and `title` are what a web door answers."""

    status = 500
    title = "Internal error"


class SpanError(ClaimgraphError):
    """A span lies outside its document or does not fit its quote."""

    title = "Span does not fit"


class ReadError(ClaimgraphError):
    """Bytes that can't become a document; the message says why and what to do."""

    status = 422
    title = "Unreadable document"


class EmptyDocument(ReadError):
    """No character that a reader could see."""

    title = "Empty document"


class NotText(ReadError):
    """Binary content where text was expected."""

    title = "Not text"


class BadEncoding(ReadError):
    """Bytes that are no valid text in the encoding that was stated or assumed."""

    title = "Bad encoding"


class BadMetadata(ReadError):
    """Front matter, a JSON row or a flag with an unusable value."""

    title = "Bad metadata"


class BadBody(ReadError):
    """What was sent is not the JSON that it should be."""

    status = 400
    title = "Bad body"


class UnknownFormat(ReadError):
    """A file ending or media type that no reader takes."""

    status = 415
    title = "Unknown format"


class TooLarge(ReadError):
    """More bytes or characters than the limit."""

    status = 413
    title = "Document too large"


class NotFound(ReadError):
    """A path that does not exist or can't be opened."""

    title = "No such file"


class ExtractError(ClaimgraphError):
    """A document on which the extractor failed: a defect of ours, whatever the text."""

    title = "Extraction failed"


class UnitError(ClaimgraphError):
    """A unit unknown to the table, or two units of different dimensions."""

    status = 400
    title = "Unknown unit"


class StoreError(ClaimgraphError):
    """A journal that can't be opened, read or written."""

    status = 503
    title = "Store unavailable"


class QueryError(ClaimgraphError):
    """A question that can't be asked: names the parameter and what is allowed."""

    status = 400
    title = "Bad query"

    def __init__(self, message: str, parameter: str | None = None, allowed: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.allowed = tuple(allowed)


class UnknownEntity(QueryError):
    """A name that no entity of the graph bears; `allowed` holds the nearest names."""

    status = 404
    title = "Unknown entity"


class UnknownItem(QueryError):
    """An id that nothing in the graph bears."""

    status = 404
    title = "Not found"


class GoneItem(QueryError):
    """An id that a claim bore until its document was read again; nothing follows it. Its words are kept."""

    status = 410
    title = "Gone"

    def __init__(self, message: str, words: str) -> None:
        super().__init__(message)
        self.words = words


class NotAcceptable(QueryError):
    """No representation that is asked for is one that can be given; `allowed` holds those that can."""

    status = 406
    title = "Not acceptable"


class QueryTooCostly(QueryError):
    """A SPARQL query that took more time or memory than one may, or that others kept waiting as long."""

    status = 503
    title = "Query too costly"

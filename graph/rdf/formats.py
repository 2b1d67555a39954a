"""The formats of the RDF export: an enum that knows its media type, extension and serialiser."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import assert_never

from graph.rdf.jsonld import jsonld
from graph.rdf.namespace import Names, names
from graph.rdf.triples import Block, Contents, Forms, blocks
from graph.rdf.writer import nquads, ntriples, prefixes, trig, turtle

CHUNK = 65_536
"""Bytes that are gathered before they go out: a chunk a node would cost more than the node."""


class Format(Enum):
    """A format by its word in the contract; `Format("turtle")`."""

    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    NQUADS = "nquads"
    TRIG = "trig"
    JSONLD = "jsonld"

    @property
    def media_type(self) -> str:
        """The registered media type, without parameters."""
        return _KNOWN[self][0]

    @property
    def extension(self) -> str:
        """The usual file ending, without a dot."""
        return _KNOWN[self][1]

    @property
    def has_graphs(self) -> bool:
        """Whether named graphs are told."""
        return self in (Format.NQUADS, Format.TRIG)

    def serialise(self, told: Iterable[Block], base: Names) -> Iterator[str]:
        """The blocks as text, in pieces."""
        match self:
            case Format.TURTLE:
                return turtle(told, prefixes(base))
            case Format.NTRIPLES:
                return ntriples(told)
            case Format.NQUADS:
                return nquads(told)
            case Format.TRIG:
                return trig(told, prefixes(base))
            case Format.JSONLD:
                return jsonld(told, base.base)
            case _:
                assert_never(self)


_KNOWN = {
    Format.TURTLE: ("text/turtle", "ttl"),
    Format.NTRIPLES: ("application/n-triples", "nt"),
    Format.NQUADS: ("application/n-quads", "nq"),
    Format.TRIG: ("application/trig", "trig"),
    Format.JSONLD: ("application/ld+json", "jsonld"),
}

FORMS = Forms(tuple((each.value, each.media_type) for each in Format))
"""What the dataset's description names."""


def serialise(contents: Contents, form: Format, base_iri: str) -> Iterator[bytes]:
    """The contents in one format, in UTF-8, a chunk at a time: memory holds one document, however many there are.

    The same contents give the same bytes. Raises `ValueError` where the base is no http(s) address ending in `/`.
    """
    base = names(base_iri)
    return _encoded(form.serialise(blocks(contents, base, FORMS), base))


def serialise_blocks(told: Iterable[Block], form: Format, base_iri: str) -> Iterator[bytes]:
    """A few blocks in one format: the description of one thing."""
    return _encoded(form.serialise(told, names(base_iri)))


def _encoded(pieces: Iterator[str]) -> Iterator[bytes]:
    gathered: list[str] = []
    size = 0
    for piece in pieces:
        gathered.append(piece)
        size += len(piece)
        if size >= CHUNK:
            yield "".join(gathered).encode()
            gathered, size = [], 0
    if gathered:
        yield "".join(gathered).encode()

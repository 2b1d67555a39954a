"""What an export says, read back by two independent readers."""

import warnings

import pyoxigraph as ox
import rdflib

from graph.rdf.formats import Format, serialise
from graph.rdf.namespace import DEFAULT_BASE
from graph.rdf.triples import Contents

OXIGRAPH = {
    Format.TURTLE: ox.RdfFormat.TURTLE,
    Format.NTRIPLES: ox.RdfFormat.N_TRIPLES,
    Format.NQUADS: ox.RdfFormat.N_QUADS,
    Format.TRIG: ox.RdfFormat.TRIG,
    Format.JSONLD: ox.RdfFormat.JSON_LD,
}
RDFLIB = {
    Format.TURTLE: "turtle",
    Format.NTRIPLES: "nt",
    Format.NQUADS: "nquads",
    Format.TRIG: "trig",
    Format.JSONLD: "json-ld",
}


def exported(contents: Contents, form: Format, base: str = DEFAULT_BASE) -> bytes:
    """The whole export."""
    return b"".join(serialise(contents, form, base))


def by_oxigraph(data: bytes, form: Format) -> list[tuple[str, ...]]:
    """Triples or quads as N-Triples tokens, as oxigraph reads them."""
    quads = ox.parse(data, OXIGRAPH[form])
    if form.has_graphs:
        return [(str(q.subject), str(q.predicate), str(q.object), str(q.graph_name)) for q in quads]
    return [(str(q.subject), str(q.predicate), str(q.object)) for q in quads]


def by_rdflib(data: bytes, form: Format) -> rdflib.Graph:
    """The triples as rdflib reads them, without rewriting literals."""
    rdflib.NORMALIZE_LITERALS = False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's readers call what rdflib deprecates
        if not form.has_graphs:
            return rdflib.Graph().parse(data=data, format=RDFLIB[form])
        dataset = rdflib.Dataset()
        dataset.parse(data=data, format=RDFLIB[form])
    flat = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        flat.add((subject, predicate, value))
    return flat


def triples(contents: Contents) -> set[tuple[str, ...]]:
    """The triples of an export."""
    return set(by_oxigraph(exported(contents, Format.NTRIPLES), Format.NTRIPLES))

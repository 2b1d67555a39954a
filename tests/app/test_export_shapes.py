"""What the extractor reads in the samples fits the shapes: all of it by pyrudof, one document by pyshacl."""

from functools import cache
from pathlib import Path

import pyrudof
import pyshacl
import pytest
import rdflib

from app.compose import extract, read
from graph.journal import Record
from graph.model import Reading
from graph.network import Network
from graph.rdf.formats import Format, serialise
from graph.rdf.namespace import DEFAULT_BASE
from graph.rdf.selection import part, whole
from graph.rdf.triples import Contents
from graph.rdf.vocabulary import shapes

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.md"))


@cache
def network() -> Network:
    documents = (document for path in SAMPLES for document in read(path.read_bytes(), path.name))
    told = ((document, reading) for document, reading in extract(documents) if isinstance(reading, Reading))
    return Network(Record(document=document, reading=reading) for document, reading in told)


def ntriples(contents: Contents) -> str:
    return b"".join(serialise(contents, Format.NTRIPLES, DEFAULT_BASE)).decode()


def test_pyrudof_accepts_the_whole() -> None:
    told = ntriples(whole(network()))
    assert told.count("\n") > 2000
    engine = pyrudof.Rudof(pyrudof.RudofConfig())
    engine.read_data(told, pyrudof.RDFFormat.NTriples)
    engine.read_shacl(shapes(DEFAULT_BASE), pyrudof.ShaclFormat.Turtle)
    report = engine.validate_shacl()
    assert report.conforms, [str(entry) for entry in report][:5]


@pytest.mark.parametrize("kind", ["deal", "figure", "statement", "relation"])
def test_pyshacl_accepts_some_of_each_kind(kind: str) -> None:
    """Three claims of each kind: it takes 8 ms a triple."""
    found = [claim for claim in sorted(network().claims) if claim.startswith(kind)][:3]
    data = rdflib.Graph().parse(data=ntriples(part(network(), found)), format="nt")
    shacl = rdflib.Graph().parse(data=shapes(DEFAULT_BASE), format="turtle")
    conforms, _, report = pyshacl.validate(data, shacl_graph=shacl)
    assert conforms, report

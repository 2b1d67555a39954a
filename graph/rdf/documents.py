"""Documents with every arrival of them, the readings of them, and the dataset that all of it is."""

import hashlib
from collections.abc import Iterator

from graph.model import Document, Origin, Reading
from graph.rdf.claims import run_iri
from graph.rdf.namespace import DCAT, DCT, MEDIA_TYPES, OA, PROV, QUDT, RDF, RDFS, SCHEMA, VOID, Names
from graph.rdf.terms import ANY_URI, Term, Triple, date, english, integer, iri, text
from graph.slug import digest


def document_triples(names: Names, document: Document) -> Iterator[Triple]:
    """A text by its hash and length, not by its words; and where it came from."""
    node, cf = names.document(document.id), names.cf
    for kind in (cf.Document, SCHEMA.NewsArticle, PROV.Entity):
        yield node, RDF.type, kind
    yield node, SCHEMA.sha256, text(hashlib.sha256(document.text.encode()).hexdigest())
    yield node, cf.textLength, integer(len(document.text))
    yield node, SCHEMA.inLanguage, text("en")
    if document.published:
        yield node, SCHEMA.datePublished, date(document.published)
    if document.origins and document.origin.title:
        yield node, SCHEMA.headline, english(document.origin.title)
    for origin in document.origins:
        yield from _origin_triples(names, document, origin)


def _origin_triples(names: Names, document: Document, origin: Origin) -> Iterator[Triple]:
    node = names.thing("doc", document.id, f"origin-{digest(*origin.order(), length=12)}")
    yield names.document(document.id), names.cf.origin, node
    yield node, RDF.type, names.cf.Origin
    yield node, SCHEMA.name, text(origin.name)
    if origin.url:
        yield node, SCHEMA.url, text(origin.url, ANY_URI)
    if origin.title:
        yield node, SCHEMA.headline, english(origin.title)
    if origin.published:
        yield node, SCHEMA.datePublished, date(origin.published)
    if origin.source:
        yield node, names.cf.sourceName, text(origin.source)


def run_triples(names: Names, reading: Reading) -> Iterator[Triple]:
    """The activity of reading one document."""
    run = run_iri(names, reading)
    yield run, RDF.type, names.cf.ExtractionRun
    yield run, RDF.type, PROV.Activity
    yield run, PROV.used, names.document(reading.document)
    yield run, PROV.wasAssociatedWith, software_iri(names, reading.extractor)


def software_iri(names: Names, extractor: str) -> Term:
    """The extractor, named by the hash of its code and lexicons."""
    return names.thing("software", extractor)


def software_triples(names: Names, extractor: str) -> Iterator[Triple]:
    """The extractor as an agent, with its version."""
    node = software_iri(names, extractor)
    yield node, RDF.type, PROV.SoftwareAgent
    yield node, RDF.type, SCHEMA.SoftwareApplication
    yield node, RDFS.label, english("claimgraph extractor")
    yield node, SCHEMA.softwareVersion, text(extractor)


def dataset_triples(names: Names, forms: dict[str, str]) -> Iterator[Triple]:
    """The dataset in DCAT's and VoID's words; `forms` names each form of the export with its media type."""
    node, base = iri(f"{names.base}dataset"), names.base
    yield node, RDF.type, DCAT.Dataset
    yield node, RDF.type, VOID.Dataset
    yield node, DCT.title, english("Claims and figures")
    yield node, DCT.conformsTo, iri(f"{base}ns/shapes")
    yield node, VOID.sparqlEndpoint, iri(f"{base}sparql")
    yield node, VOID.uriSpace, text(base)
    for vocabulary in (SCHEMA.address, PROV.address, OA.address, QUDT.address, names.cf.address):
        yield node, VOID.vocabulary, iri(vocabulary)
    for name, media_type in forms.items():
        form, where = names.thing("export", name), iri(f"{base}v1/export?format={name}")
        yield node, DCAT.distribution, form
        yield form, RDF.type, DCAT.Distribution
        yield form, DCAT.downloadURL, where
        yield form, DCAT.mediaType, iri(MEDIA_TYPES + media_type)

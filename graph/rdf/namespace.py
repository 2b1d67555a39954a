"""The vocabularies that the export speaks, each closed: a name that is not in it raises.

Ours stands under the base address, which is a setting: `ns/cf#` holds classes, properties and units, `ns/cfv#` the
concepts of the closed vocabularies. Identifiers of things never depend on the base; it is only put before them.
"""

import re
from enum import StrEnum
from functools import cache
from urllib.parse import quote

from graph.rdf.terms import Term, iri
from graph.units import table
from graph.vocab import (
    Bound,
    CurrencyBasis,
    DateBasis,
    DealType,
    Dimension,
    Direction,
    EntityType,
    Measure,
    Modality,
    Precision,
    Predicate,
    Role,
    Speech,
    Status,
)

DEFAULT_BASE = "https://data.example.org/"
"""A placeholder of RFC 2606, in which the shipped ontology, shapes and context are written."""

SCHEMES: dict[type[StrEnum], tuple[str, str]] = {
    Modality: ("Modality", ""),
    Bound: ("Bound", ""),
    Role: ("Role", ""),
    DealType: ("DealType", ""),
    Status: ("Status", ""),
    Speech: ("Speech", ""),
    CurrencyBasis: ("CurrencyBasis", ""),
    Measure: ("Measure", "measure-"),
    Dimension: ("Dimension", "dimension-"),
    Direction: ("Direction", "direction-"),
    Predicate: ("Predicate", "predicate-"),
    Precision: ("Precision", "precision-"),
    DateBasis: ("DateBasis", "date-"),
}
"""Each closed vocabulary as a SKOS scheme: its name, and what stands before the names of its concepts."""

_CF = """
    Claim FigureClaim DealClaim StatementClaim RelationClaim Figure Denominator Deal Participation Attribution
    UnresolvedSource Document Origin Period ExtractionRun ScaledUnit
    Company Organization Person Place Model Chip Technology Policy Facility Product
    evidence words modality polarity furniture about figure fact subject predicate object office speaker speakerRole
    affiliation describes statedBy dealType status participation agent role value goods goodsEntity date dateBasis
    attributedTo claimCount documentCount sourceCount depth speech refersTo
    measure measures dimension bound valueHigh decimal currencyBasis direction period per countNoun unitSymbol
    baseValue baseValueHigh baseUnit scalingOf scaleExponent periodText precision textLength origin sourceName
"""


class Namespace:
    """A closed set of names under one IRI: `ns.name` and `ns["name"]` are terms; a typo raises."""

    def __init__(self, address: str, names: str) -> None:
        self.address = address
        self._terms = {name: iri(address + name) for name in names.split()}
        self.__dict__.update(self._terms)

    def __getattr__(self, name: str) -> Term:
        raise AttributeError(f"{self.__dict__.get('address')} has no name {name!r}")

    def __getitem__(self, name: str) -> Term:
        return self._terms[name]

    def names(self) -> frozenset[str]:
        """Every name in it."""
        return frozenset(self._terms)


RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#", "label")
SCHEMA = Namespace(
    "https://schema.org/",
    """Claim NewsArticle Organization Person Place Product SoftwareApplication DefinedTerm Legislation CivicStructure
    MonetaryAmount QuantitativeValue text appearance sha256 inLanguage datePublished headline url name
    value minValue maxValue currency startDate endDate softwareVersion""",
)
PROV = Namespace(
    "http://www.w3.org/ns/prov#",
    "Entity Agent Activity Attribution SoftwareAgent agent qualifiedAttribution wasGeneratedBy used wasAssociatedWith",
)
OA = Namespace(
    "http://www.w3.org/ns/oa#",
    """SpecificResource TextPositionSelector TextQuoteSelector hasSource hasSelector start end exact prefix suffix""",
)
QUDT = Namespace("http://qudt.org/schema/qudt/", "QuantityValue Unit numericValue hasUnit hasQuantityKind")
UNIT = Namespace("http://qudt.org/vocab/unit/", " ".join(u.qudt for u in table().values() if u.qudt) + " NUM")
KIND = Namespace("http://qudt.org/vocab/quantitykind/", " ".join(u.kind for u in table().values() if u.kind) + " Count")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/", "Event hasActor")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#", "exactMatch altLabel")
DCT = Namespace("http://purl.org/dc/terms/", "title identifier conformsTo")
DCAT = Namespace("http://www.w3.org/ns/dcat#", "Dataset Distribution distribution downloadURL mediaType")
VOID = Namespace("http://rdfs.org/ns/void#", "Dataset sparqlEndpoint vocabulary uriSpace feature")
_SIGN = re.compile(r"[^A-Za-z0-9 ]")
_PLAIN = re.compile(r"[A-Za-z0-9/._~-]*")
WIKIDATA = "http://www.wikidata.org/entity/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def own_unit(symbol: str) -> str:
    """The local name of a unit that QUDT lacks: its words, capitalised and joined; other signs by their code points.

    >>> own_unit("percentage point"), own_unit("EFLOPS"), own_unit("m3/d"), own_unit("°X")
    ('PercentagePoint', 'EFLOPS', 'M3PerD', 'U00B0X')
    """
    spaced = _SIGN.sub(lambda sign: f"U{ord(sign[0]):04X}", symbol.replace("/", " per "))
    return "".join(word[:1].upper() + word[1:] for word in spaced.split())


class Names:
    """Every IRI under one base address. Raises `ValueError` where the base is no http(s) address ending in `/`."""

    def __init__(self, base: str) -> None:
        if not base.startswith(("http://", "https://")) or not base.endswith("/"):
            raise ValueError(f"a base address begins with http:// or https:// and ends with /, not {base!r}")
        iri(base)
        self.base = base
        units = {own_unit(u.symbol): u.symbol for u in table().values() if not u.qudt}
        self.cf = Namespace(f"{base}ns/cf#", f"{_CF} {' '.join(units)}")
        self.cfv = Namespace(f"{base}ns/cfv#", _concepts())
        self.own_units = units
        self._concepts = {
            kind: {member: self.cfv[prefix + member.value] for member in kind} for kind, (_, prefix) in SCHEMES.items()
        }

    def concept(self, member: StrEnum) -> Term:
        """The SKOS concept of a member of a closed vocabulary."""
        return self._concepts[type(member)][member]

    def entity_class(self, kind: EntityType) -> Term:
        """The class of our own that says what an entity is."""
        return self.cf[kind.value.capitalize()]

    def thing(self, kind: str, identifier: str, part: str = "") -> Term:
        """`base/kind/identifier`, with a part after `#` where one is named."""
        fragment = f"#{part}" if part else ""
        path = identifier if _PLAIN.fullmatch(identifier) else quote(identifier, safe="/-._~")
        return Term(f"<{self.base}{kind}/{path}{fragment}>")

    def document(self, identifier: str) -> Term:
        """The IRI of a document."""
        return self.thing("doc", identifier)

    def span(self, document: str, start: int, end: int) -> Term:
        """The IRI of a span: the document's with the fragment of RFC 5147, in code points."""
        return self.thing("doc", document, f"char={start},{end}")

    def claim(self, identifier: str, part: str = "") -> Term:
        """The IRI of a claim or of a part of it."""
        return self.thing("claim", identifier, part)

    def deal(self, identifier: str, part: str = "") -> Term:
        """The IRI of a deal joined over documents."""
        return self.thing("deal", identifier, part)

    def entity(self, identifier: str) -> Term:
        """The IRI of an entity."""
        return self.thing("entity", identifier)

    def graph(self, name: str) -> Term:
        """The IRI of a named graph: a document's id, `deals` or `entities`."""
        return self.thing("graph", name)


def _concepts() -> str:
    members = [f"{prefix}{member.value}" for kind, (_, prefix) in SCHEMES.items() for member in kind]
    return " ".join([*(name for name, _ in SCHEMES.values()), *members, "Polarity positive negative"])


@cache
def names(base: str = DEFAULT_BASE) -> Names:
    """The names under a base address, made once."""
    return Names(base)

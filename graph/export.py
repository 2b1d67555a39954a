"""Every form of export by one name, for the command line and the web alike."""

import io
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from graph.network import Network
from graph.rdf.formats import Format, serialise
from graph.rdf.selection import part, whole
from graph.tabular import table
from graph.tabular_csv import rows
from graph.tabular_csvw import FILE, metadata
from graph.tabular_network import graphml, node_link
from graph.tabular_parquet import parquet
from graph.vocab import Kind

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive: ZIP knows no earlier, and an export knows no clock."""


class Form(Enum):
    """A form of export by its word in the contract: the media type and the file ending of the whole."""

    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    NQUADS = "nquads"
    TRIG = "trig"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    NODELINK = "nodelink"
    CSV = "csv"
    PARQUET = "parquet"

    @property
    def rdf(self) -> Format | None:
        """The format of RDF that it is, if it is one."""
        return Format(self.value) if self.value in {form.value for form in Format} else None

    @property
    def is_table(self) -> bool:
        """Whether it is one file a kind: an archive of them where no kind is named."""
        return self in (Form.CSV, Form.PARQUET)

    def media_type(self, kind: Kind | None = None) -> str:
        """The media type, of one kind's table where a kind is named."""
        if self.rdf:
            return self.rdf.media_type
        if self.is_table and kind is None:
            return "application/zip"
        return _MEDIA_TYPES[self]

    def extension(self, kind: Kind | None = None) -> str:
        """The usual file ending, without a dot."""
        if self.rdf:
            return self.rdf.extension
        if self.is_table and kind is None:
            return f"{self.value}.zip"
        return "json" if self is Form.NODELINK else self.value


@dataclass(frozen=True, slots=True)
class Cut:
    """What of a network is exported: all, or what a filter found (ids of claims and joined deals).

    `kind` asks for one table of a form that is one file a kind; the other forms take no notice of it. The values of
    tables are told in `unit` where they can be; RDF has every value as it is stated and in its base unit.
    """

    found: Collection[str] | None = None
    kind: Kind | None = None
    unit: str | None = None


ALL = Cut()
_MEDIA_TYPES = {
    Form.GRAPHML: "application/graphml+xml",
    Form.NODELINK: "application/json",
    Form.CSV: "text/csv",
    Form.PARQUET: "application/vnd.apache.parquet",
}


def export(network: Network, form: Form, base: str, cut: Cut = ALL) -> Iterator[bytes]:
    """The network, or a cut of it, in one form, in chunks.

    Raises `QueryError` for Parquet where pyarrow is not installed, `ValueError` where the base is no http(s) address.
    """
    if form.rdf:
        return serialise(whole(network) if cut.found is None else part(network, cut.found), form.rdf, base)
    match form:
        case Form.GRAPHML:
            return iter((graphml(network, cut.found),))
        case Form.NODELINK:
            return iter((node_link(network, cut.found),))
        case _ if cut.kind is not None:
            return _table(network, form, base, cut)
        case _:
            return iter((_archive(network, form, base, cut),))


def _table(network: Network, form: Form, base: str, cut: Cut) -> Iterator[bytes]:
    assert cut.kind
    told = table(network, cut.kind, cut.found, base, cut.unit)
    return rows(told) if form is Form.CSV else iter((parquet(told),))


def _archive(network: Network, form: Form, base: str, cut: Cut) -> bytes:
    """One file a kind: `figures.csv`, `deals.csv` ..., and for CSV what their columns hold."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for kind in Kind:
            with archive.open(_entry(f"{kind.value}s.{form.value}"), "w") as file:
                for chunk in _table(network, form, base, replace(cut, kind=kind)):
                    file.write(chunk)
        if form is Form.CSV:
            archive.writestr(_entry(FILE), metadata())
    return sink.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry

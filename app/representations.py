"""Some items of one kind in any form but JSON's page: CSV, JSON lines, RDF.

Claims, deals, entities and documents have tables and triples of `graph`; whatever else is listed becomes CSV by its
own fields: what is nested gets a column a field (`quote.start`), what repeats is joined or stands as JSON.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.negotiate import ROWS, TRIPLES, Form
from app.shapes.claims import ClaimRow, DealAnswer, FigureAnswer, RelationAnswer, StatementAnswer
from app.shapes.lists import DocumentRow, EntityAnswer
from graph.errors import QueryError
from graph.model import Value
from graph.network import Network
from graph.rdf.formats import Format, serialise
from graph.rdf.selection import part
from graph.rdf.triples import Contents
from graph.tabular import Table, mixed, table
from graph.tabular_csv import JOINED_BY, rows, safe
from graph.vocab import Kind

_KINDS: dict[type[Value], Kind] = {
    DealAnswer: Kind.DEAL,
    FigureAnswer: Kind.FIGURE,
    StatementAnswer: Kind.STATEMENT,
    RelationAnswer: Kind.RELATION,
}
_TRIPLES: dict[type[Value], Callable[[Network, Sequence[str]], Contents]] = {
    **dict.fromkeys([*_KINDS, ClaimRow], part),
    EntityAnswer: lambda network, ids: Contents((), [e for one in ids if (e := network.naming.get(one))]),
    DocumentRow: lambda network, ids: Contents.of(network.records[one] for one in ids),
}


@dataclass(frozen=True)
class Items:
    """Some items: whence, under which base, of what shape, which, how each is told, and values in which unit."""

    network: Network
    base: str
    shape: type[Value]
    ids: Sequence[str]
    tell: Callable[[str], Value]
    fields: tuple[str, ...] = ()
    unit: str | None = None

    def told(self) -> list[Value]:
        """The items themselves."""
        return [self.tell(one) for one in self.ids]

    def in_form(self, form: Form) -> bytes:
        """The items in a form. Raises `QueryError` where there are no such fields."""
        match form:
            case Form.CSV:
                return self._csv()
            case Form.TURTLE | Form.JSONLD if self.fields:
                raise QueryError("fields can't be chosen in RDF", parameter="fields")
            case Form.TURTLE | Form.JSONLD:
                contents = _TRIPLES[self.shape](self.network, self.ids)
                return b"".join(serialise(contents, _FORMATS[form], self.base))
            case _:
                include = chosen(self.fields, self.shape)
                return b"".join(one.model_dump_json(include=include).encode() + b"\n" for one in self.told())

    def _csv(self) -> bytes:
        kind = _KINDS.get(self.shape)
        if kind or self.shape is ClaimRow:
            return b"".join(rows(_narrowed(self._table(kind), self.fields)))
        include = chosen(self.fields, self.shape)
        return flat([one.model_dump(mode="json", include=include) for one in self.told()])

    def _table(self, kind: Kind | None) -> Table:
        if kind is None:
            return mixed(self.network, self.ids, self.base)
        return table(self.network, kind, self.ids, self.base, self.unit)


_FORMATS = {Form.TURTLE: Format.TURTLE, Form.JSONLD: Format.JSONLD}


def offered(shape: type[Value]) -> tuple[Form, ...]:
    """The forms that items of a shape can take."""
    return (*ROWS, *TRIPLES) if shape in _TRIPLES else ROWS


def chosen(fields: Iterable[str], shape: type[Value]) -> set[str] | None:
    """The fields that a client chose, null for all. Raises `QueryError` for one that the shape does not have."""
    return _known(fields, tuple(shape.model_fields)) or None


def _known(fields: Iterable[str], allowed: Sequence[str]) -> set[str]:
    wanted = set(fields)
    if not wanted <= set(allowed):
        name = min(wanted - set(allowed))
        raise QueryError(f"there is no field {name!r} here", parameter="fields", allowed=allowed)
    return wanted


def _narrowed(full: Table, fields: Sequence[str]) -> Table:
    wanted = _known(fields, [column.name for column in full.columns])
    if not wanted:
        return full
    kept = [at for at, column in enumerate(full.columns) if column.name in wanted]
    columns = tuple(full.columns[at] for at in kept)
    return replace(full, columns=columns, rows=(tuple(row[at] for at in kept) for row in full.rows))


def flat(items: Iterable[Mapping[str, object]]) -> bytes:
    """CSV of JSON objects: the columns are all fields of all of them, in the order in which they first come."""
    told = [dict(_cells(item)) for item in items]
    sink = io.StringIO(newline="")
    writer = csv.DictWriter(sink, list(dict.fromkeys(name for row in told for name in row)), restval="")
    writer.writeheader()
    writer.writerows(told)
    return sink.getvalue().encode()


def _cells(item: Mapping[str, object], prefix: str = "") -> Iterable[tuple[str, str]]:
    for name, value in item.items():
        if isinstance(value, dict):
            yield from _cells(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", _cell(value)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return safe(value)
        case list() if all(isinstance(one, str) for one in value):
            return safe(JOINED_BY.join(value))
        case _:
            return json.dumps(value, ensure_ascii=False)

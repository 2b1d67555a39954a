"""From rows of the journal's tables to values, and back."""

import datetime as dt

import sqlalchemy as sa
from pydantic import ValidationError

from graph import tables
from graph.dead import Dead
from graph.decision import Decision
from graph.errors import StoreError
from graph.model import Document, Origin, Reading
from graph.record import Record
from graph.slug import digest


def counter(connection: sa.Connection, name: str, *, lock: bool = False) -> int:
    """The value of a counter, locked until the transaction ends where it will be written."""
    query = sa.select(tables.meta.c.value).where(tables.meta.c.name == name)
    return int(connection.execute(query.with_for_update() if lock else query).scalar_one())


def advance(connection: sa.Connection, revision: int, document: str, what: str) -> None:
    """Count one more change, and note what it touched."""
    connection.execute(tables.meta.update().where(tables.meta.c.name == "revision"), {"value": revision + 1})
    connection.execute(tables.changes.insert(), {"revision": revision + 1, "document": document, "what": str(what)})


def has(connection: sa.Connection, document_id: str) -> bool:
    """Whether a document is kept."""
    return (
        connection.execute(sa.select(tables.documents.c.id).where(tables.documents.c.id == document_id)).first()
        is not None
    )


def same(decision: Decision) -> list[sa.ColumnElement[bool]]:
    """The condition that a row is this decision, whatever its reason."""
    named = tables.decisions.c
    return [named.what == decision.what, named.subject == decision.subject, named.object == decision.object]


def reading_row(reading: Reading) -> dict[str, str]:
    """The row of a reading."""
    body = reading.model_dump_json(exclude_none=True)
    return {"document": reading.document, "extractor": reading.extractor, "reading": body}


def reading(connection: sa.Connection, document_id: str) -> Reading | None:
    """The reading of a document."""
    query = sa.select(tables.readings.c.reading).where(tables.readings.c.document == document_id)
    found = connection.execute(query).scalar()
    return None if found is None else Reading.model_validate_json(found)


def dead(connection: sa.Connection, which: sa.ColumnElement[bool]) -> list[Dead]:
    """Dead claims, in the order of their ids."""
    query = sa.select(tables.dead).where(which).order_by(tables.dead.c.claim)
    return [Dead.model_validate(dict(row)) for row in connection.execute(query).mappings()]


def new_origins(connection: sa.Connection, document: Document) -> list[dict[str, str | None]]:
    """The rows of those origins of a document that are not kept yet."""
    query = sa.select(tables.origins.c.key).where(tables.origins.c.document == document.id)
    known = set(connection.execute(query).scalars())
    rows = {_origin_key(origin): origin for origin in document.origins}
    return [
        {"document": document.id, "key": key, **origin.model_dump(mode="json")}
        for key, origin in rows.items()
        if key not in known
    ]


def _origin_key(origin: Origin) -> str:
    """The key of an origin; the same as before origins had ids where it has none."""
    return digest(origin.model_dump_json(exclude=None if origin.id else {"id"}), length=40)


def fetch(connection: sa.Connection, ids: list[str]) -> list[Record]:
    """The records of these documents, in the order of their ids. Raises `StoreError` for a reading that is none."""
    origins: dict[str, list[Origin]] = {}
    for row in connection.execute(sa.select(tables.origins).where(tables.origins.c.document.in_(ids))):
        origins.setdefault(row.document, []).append(_origin(row))
    query = (
        sa.select(tables.documents.c.id, tables.documents.c.text, tables.readings.c.reading)
        .join(tables.readings, tables.readings.c.document == tables.documents.c.id)
        .where(tables.documents.c.id.in_(ids))
        .order_by(tables.documents.c.id)
    )
    return [_record(row.id, row.text, row.reading, origins.get(row.id, [])) for row in connection.execute(query)]


def _origin(row: sa.Row[tuple[object, ...]]) -> Origin:
    published = dt.date.fromisoformat(row.published) if row.published else None
    return Origin(name=row.name, url=row.url, title=row.title, published=published, source=row.source, id=row.id)


def _record(document: str, text: str, reading: str, origins: list[Origin]) -> Record:
    try:
        return Record(
            document=Document(id=document, text=text, origins=tuple(sorted(origins, key=Origin.order))),
            reading=Reading.model_validate_json(reading),
        )
    except ValidationError as error:
        raise StoreError(f"document {document} has a reading that this claimgraph can't read: {error}") from error

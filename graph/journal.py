"""The durable truth: every document, its reading and its origins, one transaction a document.

What `add` or `remove` returned is on disk (`graph.tables` says how each database promises that). SQLAlchemy Core only,
so that another database can be named by its URL.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Self

import sqlalchemy as sa

from graph import rows, tables
from graph.dead import Dead, buried
from graph.decision import Decision
from graph.errors import StoreError
from graph.model import Document, Reading, Value
from graph.record import Record

__all__ = ["Change", "Journal", "Outcome", "Record"]

_BATCH = 200
"""Documents fetched at a time when all are read."""


DOCUMENT_CHANGES = frozenset({"added", "origin_added", "removed", "reread"})
"""The words of a change that touched a document; all others are decisions."""


class Outcome(StrEnum):
    """What `add` did: a new text, nothing at all, or one more arrival of a known text."""

    ADDED = "added"
    KNOWN = "known"
    ORIGIN_ADDED = "origin_added"


class Change(Value):
    """One step of the journal: the revision that it made, the document that it touched, and how."""

    revision: int
    document: str
    what: str


class Journal:
    """The store of documents and readings. Opened by `open`; every method raises `StoreError` when the store fails."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str) -> Self:
        """The journal at this URL, made where there is none. Raises `StoreError` with the reason."""
        try:
            engine = tables.engine(url)
        except (sa.exc.ArgumentError, ImportError) as error:
            raise StoreError(f"{url} names no store: {error}") from error
        journal = cls(engine)
        try:
            with journal._writing() as connection:
                tables.TABLES.create_all(connection)
                journal._bring_up(connection)
        except StoreError as error:
            engine.dispose()
            raise StoreError(f"can't open {sa.make_url(url).render_as_string()}: {error}") from error
        return journal

    @property
    def revision(self) -> int:
        """How many changes the journal has seen; what changes nothing does not count."""
        with self._reading() as connection:
            return rows.counter(connection, "revision")

    def add(self, document: Document, reading: Reading) -> Outcome:
        """Keep a document, its reading and its origins; when this returns they are on disk.

        A text that is there keeps its reading; origins that are new are added.
        """
        if reading.document != document.id:
            raise StoreError(f"the reading is of document {reading.document}, not of {document.id}")
        with self._writing() as connection:
            revision = rows.counter(connection, "revision", lock=True)
            known = rows.has(connection, document.id)
            if not known:
                connection.execute(tables.documents.insert(), {"id": document.id, "text": document.text})
                connection.execute(tables.readings.insert(), rows.reading_row(reading))
            fresh = rows.new_origins(connection, document)
            if fresh:
                connection.execute(tables.origins.insert(), fresh)
            if known and not fresh:
                return Outcome.KNOWN
            outcome = Outcome.ORIGIN_ADDED if known else Outcome.ADDED
            rows.advance(connection, revision, document.id, outcome)
            return outcome

    def remove(self, document_id: str) -> bool:
        """Forget a document with its reading and origins; false where it was not there."""
        with self._writing() as connection:
            revision = rows.counter(connection, "revision", lock=True)
            for table in (tables.origins, tables.readings, tables.dead):
                connection.execute(table.delete().where(table.c.document == document_id))
            if not connection.execute(tables.documents.delete().where(tables.documents.c.id == document_id)).rowcount:
                return False
            rows.advance(connection, revision, document_id, "removed")
            return True

    def reread(self, reading: Reading) -> bool:
        """Put another reading in the place of a document's; false where the document is not there.

        Claims that it no longer holds are kept among the dead, with their words and successors.
        """
        with self._writing() as connection:
            revision = rows.counter(connection, "revision", lock=True)
            before = rows.reading(connection, reading.document)
            if before is None:
                return False
            dead = buried(rows.dead(connection, tables.dead.c.document == reading.document), before, reading)
            connection.execute(tables.readings.delete().where(tables.readings.c.document == reading.document))
            connection.execute(tables.readings.insert(), rows.reading_row(reading))
            connection.execute(tables.dead.delete().where(tables.dead.c.document == reading.document))
            if dead:
                connection.execute(tables.dead.insert(), [one.model_dump(mode="json") for one in dead])
            rows.advance(connection, revision, reading.document, "reread")
            return True

    def dead(self, claim_id: str) -> Dead | None:
        """What is kept of a claim that its document no longer holds."""
        with self._reading() as connection:
            return next(iter(rows.dead(connection, tables.dead.c.claim == claim_id)), None)

    def has(self, document_id: str) -> bool:
        """Whether the text with this id is kept."""
        with self._reading() as connection:
            return rows.has(connection, document_id)

    def get(self, document_id: str) -> Record | None:
        """The document with this id and its reading, with all its origins."""
        with self._reading() as connection:
            return next(iter(rows.fetch(connection, [document_id])), None)

    def records(self) -> Iterator[Record]:
        """Every record, in the order of the documents' ids."""
        last = ""
        while True:
            with self._reading() as connection:
                query = (
                    sa.select(tables.documents.c.id).where(tables.documents.c.id > last).order_by(tables.documents.c.id)
                )
                ids = list(connection.execute(query.limit(_BATCH)).scalars())
                batch = rows.fetch(connection, ids)
            yield from batch
            if not ids:
                return
            last = ids[-1]

    def changes(self, since: int, most: int | None = None) -> Iterator[Change]:
        """The changes after this revision, oldest first; not more than so many."""
        with self._reading() as connection:
            query = (
                sa.select(tables.changes).where(tables.changes.c.revision > since).order_by(tables.changes.c.revision)
            )
            found = connection.execute(query.limit(most)).all()
        for revision, document, what in found:
            yield Change(revision=revision, document=document, what=what)

    def decide(self, decision: Decision) -> bool:
        """Keep a decision; false where it holds already."""
        row = decision.model_dump(mode="json")
        with self._writing() as connection:
            revision = rows.counter(connection, "revision", lock=True)
            if connection.execute(sa.select(tables.decisions.c.what).where(*rows.same(decision))).first():
                return False
            connection.execute(tables.decisions.insert(), row)
            rows.advance(connection, revision, decision.subject, decision.what)
            return True

    def undo(self, decision: Decision) -> bool:
        """Take a decision back, whatever its reason was; false where it does not hold."""
        with self._writing() as connection:
            revision = rows.counter(connection, "revision", lock=True)
            if not connection.execute(tables.decisions.delete().where(*rows.same(decision))).rowcount:
                return False
            rows.advance(connection, revision, decision.subject, f"undo {decision.what}")
            return True

    def decisions(self) -> list[Decision]:
        """Every decision that holds, sorted."""
        with self._reading() as connection:
            found = connection.execute(sa.select(tables.decisions).order_by(*tables.decisions.primary_key)).all()
        return [Decision(what=what, subject=subject, object=other, reason=why) for what, subject, other, why in found]

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        write = {"claimgraph_write": True}
        with _store_errors(), self._engine.connect() as connection, connection.execution_options(**write).begin():
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with _store_errors(), self._engine.connect() as connection:
            yield connection

    def _bring_up(self, connection: sa.Connection) -> None:
        """Bring the tables up to this version. Raises `StoreError` where they have a newer one."""
        found = connection.execute(sa.select(tables.meta.c.value).where(tables.meta.c.name == "schema")).scalar()
        if found is None:
            connection.execute(
                tables.meta.insert(), [{"name": "schema", "value": tables.SCHEMA}, {"name": "revision", "value": 0}]
            )
            return
        if not min(tables.STEPS) <= found <= tables.SCHEMA:
            raise StoreError(f"its tables have version {found}, this claimgraph works with version {tables.SCHEMA}")
        for step in (step for version in range(found, tables.SCHEMA) for step in tables.STEPS[version]):
            connection.exec_driver_sql(step)
        connection.execute(
            tables.meta.update().where(tables.meta.c.name == "schema", tables.meta.c.value != tables.SCHEMA),
            {"value": tables.SCHEMA},
        )


@contextmanager
def _store_errors() -> Iterator[None]:
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise StoreError(str(error.orig)) from error
    except sa.exc.SQLAlchemyError as error:
        raise StoreError(str(error)) from error

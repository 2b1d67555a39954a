"""The keys of a store, kept beside its documents in a table of their own."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property

import sqlalchemy as sa

from app.access.key import Key, Scope
from graph import tables
from graph.errors import StoreError

_TABLES = sa.MetaData()
_KEYS = sa.Table(
    "access_keys",
    _TABLES,
    sa.Column("id", sa.String(8), primary_key=True),
    sa.Column("name", sa.String(100), nullable=False),
    sa.Column("scope", sa.String(10), nullable=False),
    sa.Column("per_minute", sa.Integer, nullable=False),
    sa.Column("created", sa.String(10), nullable=False),
    sa.Column("digest", sa.String(64), nullable=False, unique=True),
)
FRESH = 1.0
"""Seconds for which a service goes by the keys that it read: a new or revoked key holds after that time at most."""


class Keyring:
    """The keys of the store at a URL, opened on first use. Every method raises `StoreError` when the store fails."""

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._url = url
        self._clock = clock
        self._seen: tuple[Key, ...] = ()
        self._until = float("-inf")

    @cached_property
    def _engine(self) -> sa.Engine:
        engine = tables.engine(self._url)
        with engine.connect() as connection, connection.execution_options(claimgraph_write=True).begin():
            _TABLES.create_all(connection)
        return engine

    def add(self, key: Key) -> None:
        """Keep a key."""
        row = key.model_dump(mode="json")
        with self._writing() as connection:
            connection.execute(_KEYS.insert(), row)

    def revoke(self, key_id: str) -> bool:
        """Forget a key; false where there is none with this id."""
        with self._writing() as connection:
            return bool(connection.execute(_KEYS.delete().where(_KEYS.c.id == key_id)).rowcount)

    def read(self) -> tuple[Key, ...]:
        """Every key, in the order of their days and ids, read now."""
        with _store_errors(), self._engine.connect() as connection:
            found = connection.execute(sa.select(_KEYS).order_by(_KEYS.c.created, _KEYS.c.id)).mappings().all()
        self._seen = tuple(_key(row) for row in found)
        self._until = self._clock() + FRESH
        return self._seen

    @property
    def fresh(self) -> tuple[Key, ...] | None:
        """The keys as they were read within the last `FRESH` seconds; none where that is longer ago."""
        return self._seen if self._clock() < self._until else None

    def close(self) -> None:
        """Let go of every connection; it opens again on the next use."""
        engine = self.__dict__.pop("_engine", None)
        if isinstance(engine, sa.Engine):
            engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        write = {"claimgraph_write": True}
        with _store_errors(), self._engine.connect() as connection, connection.execution_options(**write).begin():
            self._until = float("-inf")
            yield connection


def _key(row: sa.RowMapping) -> Key:
    return Key(
        id=row["id"],
        name=row["name"],
        scope=Scope(row["scope"]),
        per_minute=row["per_minute"],
        created=dt.date.fromisoformat(row["created"]),
        digest=row["digest"],
    )


@contextmanager
def _store_errors() -> Iterator[None]:
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise StoreError(str(error.orig)) from error
    except (sa.exc.SQLAlchemyError, ImportError) as error:
        raise StoreError(str(error)) from error

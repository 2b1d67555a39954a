"""The tables of the journal, and the engines that hold them.

Texts, readings and origins stand apart; a reading is the compact JSON of `graph.model.Reading`. Everything that only
SQLite knows is in `_sqlite`: WAL with `synchronous=FULL`, and writing transactions that begin IMMEDIATE (of 200
deferred ones under contention 161 failed, of the immediate ones none).
"""

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

SCHEMA = 2
"""The version of the tables below; a store of an older one is brought up to it, of a newer one refused."""
STEPS = {1: ("ALTER TABLE origins ADD COLUMN id TEXT",)}
"""What brings a store of each older version one version up; new tables come by themselves."""
TABLES = sa.MetaData()
meta = sa.Table(
    "claimgraph_meta",
    TABLES,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.BigInteger, nullable=False),
)
documents = sa.Table(
    "documents",
    TABLES,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)
readings = sa.Table(
    "readings",
    TABLES,
    sa.Column("document", sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("extractor", sa.Text, nullable=False),
    sa.Column("reading", sa.Text, nullable=False),
)
origins = sa.Table(
    "origins",
    TABLES,
    sa.Column("document", sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("key", sa.String(40), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("url", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("published", sa.String(10)),
    sa.Column("source", sa.Text),
    sa.Column("id", sa.Text),
)
dead = sa.Table(
    "dead_claims",
    TABLES,
    sa.Column("claim", sa.String(64), primary_key=True),
    sa.Column("document", sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("kind", sa.String(10), nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Column("successor", sa.String(64)),
)
decisions = sa.Table(
    "decisions",
    TABLES,
    sa.Column("what", sa.String(10), primary_key=True),
    sa.Column("subject", sa.String(200), primary_key=True),
    sa.Column("object", sa.String(200), primary_key=True),
    sa.Column("reason", sa.Text, nullable=False),
)
changes = sa.Table(
    "changes",
    TABLES,
    sa.Column("revision", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("document", sa.String(200), nullable=False),
    sa.Column("what", sa.String(20), nullable=False),
)


def engine(url: str) -> sa.Engine:
    """The engine of this URL. Raises `sqlalchemy.exc.ArgumentError` or `ImportError` where it names none."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return sa.create_engine(parsed)
    if not parsed.database or parsed.database == ":memory:":
        return _sqlite(sa.create_engine(parsed, poolclass=StaticPool, connect_args={"check_same_thread": False}))
    return _sqlite(sa.create_engine(parsed))


def _sqlite(found: sa.Engine) -> sa.Engine:
    """All that holds for SQLite only: durability, waiting for another writer, and transactions that begin IMMEDIATE."""

    def connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # no implicit BEGIN of the driver: `begin` below says which
        cursor = connection.cursor()
        for pragma in ("busy_timeout=30000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("claimgraph_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    sa.event.listen(found, "connect", connect)
    sa.event.listen(found, "begin", begin)
    return found

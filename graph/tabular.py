"""Claims as tables: one a kind, a row a claim (a deal: one a joined deal), with sentence, source and permalink.

The columns are the same in every form of table; a form says how it writes a text, a number, a date.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from graph import units
from graph.context import context
from graph.joined import JoinedDeal
from graph.journal import Record
from graph.model import Claim, Evidence, Figure, Number, Period, Ref, Relation, Statement, kind_of
from graph.network import Network
from graph.rdf.namespace import DEFAULT_BASE
from graph.vocab import Kind

Cell = str | int | bool | Decimal | date | tuple[str, ...] | None
Row = tuple[Cell, ...]
Item = Figure | JoinedDeal | Statement | Relation


class Type(StrEnum):
    """What a column holds. A cell of any type may be null."""

    TEXT = "text"
    TEXTS = "texts"
    INTEGER = "integer"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name and the type of its cells."""

    name: str
    type: Type = Type.TEXT


@dataclass(frozen=True)
class Table:
    """Claims of one kind, or of any where none is named, as columns and rows, made while they are gone through."""

    kind: Kind | None
    columns: tuple[Column, ...]
    rows: Iterable[Row]


def _columns(words: str) -> tuple[Column, ...]:
    """Columns from words like `value:decimal`; a bare word is a column of text."""
    pairs = (word.partition(":") for word in words.split())
    return tuple(Column(name, Type(kind or Type.TEXT)) for name, _, kind in pairs)


_HEDGES = "modality negated:boolean attributed_to furniture:boolean"
_PERIOD = "{0} {0}_start:date {0}_end:date {0}_precision"
_PLACE = """quote sentence start:integer end:integer document document_name document_title source url published:date
    permalink"""
_OWN = {
    Kind.FIGURE: f"""id fact value:decimal value_high:decimal decimal unit dimension bound direction measure property
        subjects:texts subject_ids:texts {_PERIOD.format("period")} per_value:decimal per_unit normalized_value:decimal
        normalized_value_high:decimal normalized_unit currency_basis text""",
    Kind.DEAL: f"""id type status parties:texts party_ids:texts goods:texts goods_ids:texts figures:texts
        {_PERIOD.format("date")} date_basis claims:integer documents:integer sources:integer""",
    Kind.STATEMENT: "id speaker speaker_id speaker_role affiliation affiliation_id kind said",
    Kind.RELATION: "id fact subject subject_id predicate object object_id role",
}
COLUMNS: dict[Kind, tuple[Column, ...]] = {
    kind: _columns(f"{words} {_HEDGES} {_PLACE}") for kind, words in _OWN.items()
}
"""The columns of each kind, in their order."""
MIXED = _columns(f"id kind {_HEDGES} {_PLACE}")
"""The columns that claims of all kinds share."""


def table(
    network: Network,
    kind: Kind,
    found: Iterable[str] | None = None,
    base: str = DEFAULT_BASE,
    unit: str | None = None,
) -> Table:
    """The table of one kind: of the items with these ids, in this order, or of all, in the order of the ids.

    A deal is found by its own id and by that of any claim of it. Values of figures are told in `unit` where they can
    be; `text` keeps the words that were stated.
    """
    known: dict[str, JoinedDeal] | dict[str, Claim] = network.deals.joined if kind is Kind.DEAL else network.claims
    wanted = sorted(known) if found is None else _wanted(network, kind, found)
    items = (known[item] for item in wanted if item in known)
    rows = _rows(network, kind, items, base)
    return Table(kind, COLUMNS[kind], _told_in(unit, rows) if unit and kind is Kind.FIGURE else rows)


def mixed(network: Network, found: Iterable[str], base: str = DEFAULT_BASE) -> Table:
    """The claims with these ids, of whatever kind, each as its document makes it."""
    claims = (network.claims[item] for item in found if item in network.claims)
    rows = ((one.id, kind_of(one).value, *_hedges(one), *_place(network, one, base)) for one in claims)
    return Table(None, MIXED, rows)


def _wanted(network: Network, kind: Kind, found: Iterable[str]) -> Iterable[str]:
    if kind is not Kind.DEAL:
        return found
    return dict.fromkeys(network.deals.of.get(item, item) for item in found)


def _rows(network: Network, kind: Kind, items: Iterable[JoinedDeal | Claim], base: str) -> Iterator[Row]:
    for item in items:
        if isinstance(item, _CLASSES[kind]):
            yield (*_TELL[kind](network, item), *_hedges(item), *_place(network, item, base))


_VALUE = tuple(
    COLUMNS[Kind.FIGURE].index(column) for column in _columns("value:decimal value_high:decimal decimal unit")
)
"""Where a figure's row tells its value."""


def _told_in(unit: str, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of figures with their values in a unit, as they are where they can't be."""
    for row in rows:
        cells = list(row)
        value, high, _, stated = (row[at] for at in _VALUE)
        assert isinstance(value, Decimal)
        assert isinstance(stated, str)
        if stated != unit and units.unit(stated).base == units.unit(unit).base:
            told = units.convert(value, stated, unit)
            other = units.convert(high, stated, unit) if isinstance(high, Decimal) else None
            for at, cell in zip(_VALUE, (told, other, f"{told:f}", unit), strict=True):
                cells[at] = cell
        yield tuple(cells)


def _figure(network: Network, figure: Figure) -> Row:
    per, normal = figure.per, figure.normalized
    return (
        figure.id, network.facts.of(figure.id), Decimal(figure.decimal), _exact(figure.value_high), figure.decimal,
        figure.unit, figure.dimension.value, figure.bound.value, _word(figure.direction), figure.measure.value,
        figure.property, *_refs(figure.subjects), *_period(figure.period), _exact(per.value if per else None),
        per.unit if per else None, _exact(normal.value), _exact(normal.value_high), normal.unit,
        _word(figure.currency_basis), figure.text,
    )  # fmt: skip


def _deal(_: Network, deal: JoinedDeal) -> Row:
    return (
        deal.id, deal.type.value, deal.status.value, tuple(f"{p.name} ({p.role.value})" for p in deal.parties),
        tuple(p.id for p in deal.parties if p.id), deal.goods, _refs(deal.goods_entities)[1],
        tuple(figure.text for figure in deal.figures), *_period(deal.date), deal.date_basis.value,
        deal.counts.claims, deal.counts.documents, deal.counts.sources,
    )  # fmt: skip


def _statement(_: Network, statement: Statement) -> Row:
    whom = statement.affiliation
    return (
        statement.id, statement.speaker.name, statement.speaker.id, statement.speaker_role,
        whom.name if whom else None, whom.id if whom else None, statement.kind.value, statement.quote,
    )  # fmt: skip


def _relation(network: Network, relation: Relation) -> Row:
    one, other = relation.subject, relation.object
    fact = network.facts.of(relation.id)
    return (relation.id, fact, one.name, one.id, relation.predicate.value, other.name, other.id, relation.role)


_CLASSES = {Kind.FIGURE: Figure, Kind.DEAL: JoinedDeal, Kind.STATEMENT: Statement, Kind.RELATION: Relation}
_TELL: dict[Kind, Callable[..., Row]] = {
    Kind.FIGURE: _figure,
    Kind.DEAL: _deal,
    Kind.STATEMENT: _statement,
    Kind.RELATION: _relation,
}


def _hedges(item: Claim | JoinedDeal) -> Row:
    by = item.attributed_to if isinstance(item, Figure | Relation | JoinedDeal) else None
    return item.modality.value, item.negated, by.name if by else None, item.furniture


def _place(network: Network, item: Claim | JoinedDeal, base: str) -> Row:
    evidence = item.evidence[0]
    record = network.records[evidence.document]
    folder = "deal" if isinstance(item, JoinedDeal) else "claim"
    return (*_words(record, evidence), *_source(record), f"{base}{folder}/{item.id}")


def _words(record: Record, evidence: Evidence) -> Row:
    return evidence.quote, context(record, evidence).quote, evidence.start, evidence.end


def _source(record: Record) -> Row:
    document = record.document
    if not document.origins:
        return document.id, document.id, None, None, None, None
    origin = document.origin
    return document.id, origin.name, origin.title, origin.source, origin.url, document.published


def _refs(refs: Iterable[Ref]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    told = tuple(refs)
    return tuple(ref.name for ref in told), tuple(ref.id for ref in told if ref.id)


def _period(period: Period | None) -> Row:
    if period is None:
        return None, None, None, None
    return period.text, period.start, period.end, _word(period.precision)


def _word(member: StrEnum | None) -> str | None:
    return member.value if member else None


def _exact(value: Number | None) -> Decimal | None:
    if value is None:
        return None
    return Decimal(int(value)) if value == int(value) else Decimal(str(value))

"""Tables as Parquet: decimals, dates, booleans and lists keep their types.

Numbers are `decimal128(38, 10)`, which every reader knows; one that does not fit exactly is null there, and stands in
the text column `decimal`. pyarrow is an optional extra.
"""

import io
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from graph.errors import QueryError
from graph.tabular import Cell, Table, Type

if TYPE_CHECKING:
    import pyarrow as pa

_DIGITS, _PLACES = 38, 10
_GROUP = 10_000
"""Rows a row group."""


def parquet(table: Table) -> bytes:
    """The table as one file. Raises `QueryError` where pyarrow is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - optional
        import pyarrow.parquet as pq  # noqa: PLC0415 - optional
    except ImportError:
        raise QueryError("Parquet needs pyarrow: pip install 'claimgraph[parquet]'", "format") from None
    kinds = _types()
    schema = pa.schema([(column.name, kinds[column.type]) for column in table.columns])
    sink = io.BytesIO()
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for batch in _batches(table, schema):
            writer.write_batch(batch)
    return sink.getvalue()


def _types() -> "dict[Type, pa.DataType]":
    import pyarrow as pa  # noqa: PLC0415 - optional

    return {
        Type.TEXT: pa.string(),
        Type.TEXTS: pa.list_(pa.string()),
        Type.INTEGER: pa.int64(),
        Type.DECIMAL: pa.decimal128(_DIGITS, _PLACES),
        Type.BOOLEAN: pa.bool_(),
        Type.DATE: pa.date32(),
    }


def _batches(table: Table, schema: "pa.Schema") -> "Iterator[pa.RecordBatch]":
    import pyarrow as pa  # noqa: PLC0415 - optional

    rows = iter(table.rows)
    while group := list(islice(rows, _GROUP)):
        columns = zip(*group, strict=True)
        arrays = [pa.array([_cell(c) for c in cells], field.type) for cells, field in zip(columns, schema, strict=True)]
        yield pa.record_batch(arrays, schema=schema)


def _cell(cell: Cell) -> Cell | list[str]:
    match cell:
        case Decimal():
            return _fitting(cell)
        case tuple():
            return list(cell)
        case _:
            return cell


def _fitting(value: Decimal) -> Decimal | None:
    sign, digits, exponent = value.normalize().as_tuple()
    del sign
    if not isinstance(exponent, int) or exponent < -_PLACES or len(digits) + exponent > _DIGITS - _PLACES:
        return None
    return value

"""What the columns of the CSV files hold, for programs: https://www.w3.org/TR/tabular-metadata/."""

import json

from graph.tabular import COLUMNS, Column, Type
from graph.tabular_csv import JOINED_BY
from graph.vocab import Kind

FILE = "csv-metadata.json"
"""The name under which readers of CSV on the Web look for it."""
_DATATYPES = {
    Type.TEXT: "string",
    Type.TEXTS: "string",
    Type.INTEGER: "integer",
    Type.DECIMAL: "decimal",
    Type.BOOLEAN: "boolean",
    Type.DATE: "date",
}


def metadata() -> bytes:
    """The description of all tables: types, keys, what stands between the members of a list."""
    tables = [
        {
            "url": f"{kind.value}s.csv",
            "tableSchema": {"columns": [_column(column) for column in COLUMNS[kind]], "primaryKey": "id"},
        }
        for kind in Kind
    ]
    return json.dumps({"@context": "http://www.w3.org/ns/csvw", "tables": tables}, indent=1).encode()


def _column(column: Column) -> dict[str, str | bool]:
    told: dict[str, str | bool] = {"name": column.name, "titles": column.name, "datatype": _DATATYPES[column.type]}
    if column.type is Type.TEXTS:
        told["separator"] = JOINED_BY
    if column.name == "id":
        told["required"] = True
    return told

"""Tables as CSV: RFC 4180 in UTF-8 with a header, safe to open in a spreadsheet.

A text cell that a spreadsheet would run as a formula gets an apostrophe before it: one whose first character that is no
space is `=`, `+`, `-` or `@`, also in full width or as a Unicode minus, or a tab or an end of line. Numbers, dates and
identifiers of our own keep their form. https://owasp.org/www-community/attacks/CSV_Injection
"""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from graph.tabular import Cell, Table

JOINED_BY = "; "
_RUN = frozenset("=+-@＝＋－＠−﹢﹣﹦﹫\t\r\n")
_CHUNK = 65_536


def safe(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it.

    >>> safe("=1+1"), safe(" @x"), safe("a=b"), safe("")
    ("'=1+1", "' @x", 'a=b', '')
    """
    first = text.lstrip(" \u00a0\u3000\ufeff\u200b")[:1]
    return f"'{text}" if first in _RUN and first else text


def rows(table: Table) -> Iterator[bytes]:
    """The header and the rows, in chunks."""
    sink = io.StringIO(newline="")
    writer = csv.writer(sink)
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow([_cell(cell) for cell in row])
        if sink.tell() > _CHUNK:
            yield sink.getvalue().encode()
            sink.seek(0)
            sink.truncate()
    yield sink.getvalue().encode()


def _cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return safe(cell)
        case tuple():
            return safe(JOINED_BY.join(cell))
        case Decimal():
            return f"{cell:f}"
        case _:
            return str(cell).lower()

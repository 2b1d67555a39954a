"""What pydantic finds wrong with a parameter, in words that say what to write instead."""

import re
from collections.abc import Mapping
from typing import Final

from pydantic_core import ErrorDetails

from graph.errors import QueryError

_QUOTED = re.compile(r"'([^']*)'")
_WORDS: Final[Mapping[str, str]] = {
    "date_type": "{input!r} is no date; write it as 2026-03-31",
    "date_parsing": "{input!r} is no date; write it as 2026-03-31",
    "date_from_datetime_parsing": "{input!r} is no date; write it as 2026-03-31",
    "date_from_datetime_inexact": "{input!r} is no date; write it as 2026-03-31",
    "float_parsing": "{input!r} is no number",
    "int_parsing": "{input!r} is no whole number",
    "bool_parsing": "{input!r} is neither true nor false",
    "string_too_short": "there is nothing in it",
    "missing": "it is needed here",
}


def refused(wrong: ErrorDetails, beside: int = 0) -> QueryError:
    """The error that names the parameter, what was wrong with it, and what is allowed where that can be listed.

    So many parts of its place are not the parameter's.
    """
    where = next((str(part) for part in wrong["loc"][beside:]), None)
    told = str(wrong["input"])[:100]
    words = _WORDS[wrong["type"]].format(input=told) if wrong["type"] in _WORDS else wrong["msg"]
    allowed = _QUOTED.findall(str(wrong.get("ctx", {}).get("expected", "")))
    return QueryError(f"{where}: {words}" if where else words, where, allowed)

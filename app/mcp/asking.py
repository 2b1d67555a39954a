"""What a model may ask by, in its own words, and how it is told what was wrong with its question."""

import datetime as dt
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Annotated, ParamSpec, TypeVar

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field, ValidationError

from graph.errors import ClaimgraphError, QueryError

P = ParamSpec("P")
R = TypeVar("R")
Limit = Annotated[int, Field(ge=1, le=50, description="how many are answered at most")]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Who = Annotated[
    tuple[Name, ...], Field(max_length=10, description="names, aliases, ids (company/nvidia) or Wikidata ids")
]
Words = Annotated[str | None, Field(max_length=200, description="words that all stand in the claim or its sentence")]
Since = Annotated[dt.date | None, Field(description="on this day or later: the stated date, else the publication's")]
Until = Annotated[dt.date | None, Field(description="on this day or earlier")]


def told(tool: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    """Tell a model what was wrong with its question, and what is allowed."""

    @wraps(tool)
    async def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return await tool(*args, **kwargs)
        except QueryError as error:
            allowed = f"; did you mean: {', '.join(error.allowed[:20])}" if error.allowed else ""
            raise ToolError(f"{error}{allowed}") from error
        except ClaimgraphError as error:
            raise ToolError(f"{error.title}: {error}") from error
        except ValidationError as error:
            first = error.errors()[0]
            raise ToolError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error

    return asked

"""Questions in words: read into the address of a list, answered with what that address answers."""

import json
from collections.abc import Collection, Sequence
from typing import Annotated
from urllib.parse import unquote

from fastapi import APIRouter, Query, Request
from pydantic import Field, JsonValue
from starlette.responses import Response

from app import inward
from app.compose import Question, read_question
from app.deps import Held, Out
from app.shapes.ask import AskAnswer, Read
from graph.model import Value
from graph.network import Network

router = APIRouter(prefix="/v1", tags=["ask"])
_OK = 200


class AskFilter(Value):
    """`GET /v1/ask`."""

    q: Annotated[str, Field(min_length=1, max_length=500, description="a question in words")]
    limit: Annotated[int, Field(ge=1, le=1000, description="how many rows")] = 50
    furniture: Annotated[bool, Field(description="page furniture (adverts, teasers) too")] = False


class Names:
    """What a question to one network may name."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def find(self, name: str, /) -> Sequence[str]:
        """The ids of the entities that bear a name."""
        return self._network.naming.find(name)

    def nearest(self, name: str, /) -> Sequence[str]:
        """The names that are spelt most like one."""
        return self._network.naming.nearest(name)

    def labels(self) -> Collection[str]:
        """The words for sources without a name."""
        return self._network.labels


@router.get("/ask", response_model=AskAnswer)
async def ask(request: Request, held: Held, door: Out, query: Annotated[AskFilter, Query()]) -> Response:
    """What a question asks for, by the rules of its words alone: how it was read, the same as an address, the rows."""
    question = read_question(query.q, Names(held.network))
    if question.url is None:
        return door.send(_answer(question, None, None))
    url = _with(question.url, query)
    path, _, parameters = url.partition("?")
    status, body = await inward.get(request.app, unquote(path), parameters, request.scope["headers"])
    told = json.loads(body)
    if status == _OK:
        return door.send(_answer(question, url, told))
    return door.send(_answer(question, url, None, str(told.get("detail") or told.get("title"))))


def _with(url: str, query: AskFilter) -> str:
    """The address with the limit and the furniture that were asked for, where its list takes them."""
    added = [f"limit={query.limit}"] if query.limit != AskFilter.model_fields["limit"].default else []
    if query.furniture and not url.startswith(("/v1/paths", "/v1/cycles", "/v1/corr", "/v1/contra", "/v1/entities")):
        added += [] if "furniture=" in url else ["furniture=true"]
    return url + ("&" if "?" in url else "?") + "&".join(added) if added else url


def _answer(question: Question, url: str | None, results: JsonValue, problem: str | None = None) -> AskAnswer:
    told: dict[str, tuple[str, ...]] = {}
    for key, value in question.parameters:
        told[key] = (*told.get(key, ()), value)
    listed = question.path and question.path.rpartition("/")[2]
    return AskAnswer(
        question=question.text,
        reading=Read(words=question.words, list=listed, parameters=told),
        url=url,
        results=results,
        not_understood=question.not_understood,
        suggestion=question.suggestion,
        problem=problem,
    )

"""What the routes are handed: the holdings of the service, and the door that answers are sent through."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Request
from pydantic import BaseModel
from starlette.responses import Response

from app.holdings import Holdings

JSON = "application/json"


def holdings(request: Request) -> Holdings:
    """The holdings of the running service."""
    found = request.app.state.holdings
    assert isinstance(found, Holdings)
    return found


Held = Annotated[Holdings, Depends(holdings)]


class Door:
    """Sends answers: JSON with the ETag of the graph's revision, or 304 to who has it already."""

    def __init__(self, request: Request, held: Held) -> None:
        self._request = request
        self._network = held.network

    def etag(self, form: str = "json") -> str:
        """The ETag of one representation at the present revision."""
        return f'"{self._network.revision}-{form}"'

    def send(self, answer: BaseModel, following: str | None = None, status: int = 200) -> Response:
        """An answer as JSON; `following` is the cursor of the next page."""
        if self.known():
            return self.unchanged()
        headers = {"ETag": self.etag(), "Vary": "Accept"}
        if following:
            headers["Link"] = f'<{self._next(following)}>; rel="next"'
        body = answer.__pydantic_serializer__.to_json(answer)
        return Response(body, status_code=status, media_type=JSON, headers=headers)

    def unchanged(self, form: str = "json") -> Response:
        """The answer to who has it already."""
        return Response(status_code=304, headers={"ETag": self.etag(form), "Vary": "Accept"})

    def known(self, form: str = "json") -> bool:
        """Whether the client says that it has this representation."""
        if self._request.method not in {"GET", "HEAD"}:
            return False
        given = self._request.headers.get("if-none-match", "")
        tags = {tag.strip().removeprefix("W/") for tag in given.split(",")}
        return self.etag(form) in tags or "*" in tags

    def _next(self, cursor: str) -> str:
        pairs = [pair for pair in self._request.query_params.multi_items() if pair[0] != "cursor"]
        return f"{self._request.url.path}?{urlencode([*pairs, ('cursor', cursor)])}"


Out = Annotated[Door, Depends()]

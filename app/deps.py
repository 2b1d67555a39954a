"""What the routes are handed: the holdings of the service, and the door that answers are sent through."""

from collections import Counter
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Request
from pydantic import BaseModel
from starlette.responses import Response

from app.fetching.page import Fetcher
from app.holdings import Holdings
from app.negotiate import Form, choose
from app.problems import single
from graph.errors import QueryError

JSON = "application/json"


def holdings(request: Request) -> Holdings:
    """The holdings of the running service."""
    found = request.app.state.holdings
    assert isinstance(found, Holdings)
    return found


Held = Annotated[Holdings, Depends(holdings)]


def fetcher(request: Request) -> Fetcher | None:
    """What fetches pages; nothing where the service does not."""
    found = request.app.state.fetcher
    assert found is None or isinstance(found, Fetcher)
    return found


Fetching = Annotated[Fetcher | None, Depends(fetcher)]


class Door:
    """Sends answers in the form that the client wants, with the ETag of the graph's revision, or 304 to who has it."""

    def __init__(self, request: Request, held: Held) -> None:
        """Raises `QueryError` where a parameter that has one value is given several."""
        given = Counter(name for name, _ in request.query_params.multi_items())
        for name in sorted(single(request)):
            if given[name] > 1:
                raise QueryError(f"{name} has one value, {given[name]} are given", parameter=name)
        self._request = request
        self._network = held.network
        self.base = held.settings.base_iri
        self.form = Form.JSON

    def offer(self, *forms: Form) -> Form:
        """Choose among the forms that an answer can take, for this and what is sent. Raises `NotAcceptable`."""
        if self._reads:
            self.form = choose(self._request.headers.get("accept"), forms or (Form.JSON,))
        return self.form

    def etag(self, form: str | None = None) -> str:
        """The ETag of one representation at the present revision."""
        return f'"{self._network.revision}-{form or self.form.name.lower()}"'

    def send(self, answer: BaseModel, following: str | None = None, status: int = 200) -> Response:
        """An answer as JSON; `following` is the cursor of the next page. Raises `NotAcceptable`."""
        self.offer(Form.JSON)
        return self.send_bytes(answer.__pydantic_serializer__.to_json(answer), following, status)

    def send_bytes(self, body: bytes, following: str | None = None, status: int = 200) -> Response:
        """An answer in the form that was chosen."""
        if self.known():
            return self.unchanged()
        headers = {"ETag": self.etag(), "Vary": "Accept"}
        if following:
            headers["Link"] = f'<{self._next(following)}>; rel="next"'
        return Response(body, status_code=status, media_type=self.form.value, headers=headers)

    def unchanged(self, form: str | None = None) -> Response:
        """The answer to who has it already."""
        return Response(status_code=304, headers={"ETag": self.etag(form), "Vary": "Accept"})

    def known(self, form: str | None = None) -> bool:
        """Whether the client says that it has this representation."""
        if not self._reads:
            return False
        given = self._request.headers.get("if-none-match", "")
        tags = {tag.strip().removeprefix("W/") for tag in given.split(",")}
        return self.etag(form) in tags or "*" in tags

    @property
    def _reads(self) -> bool:
        return self._request.method in {"GET", "HEAD"}

    def _next(self, cursor: str) -> str:
        pairs = [pair for pair in self._request.query_params.multi_items() if pair[0] != "cursor"]
        return f"{self._request.url.path}?{urlencode([*pairs, ('cursor', cursor)])}"


Out = Annotated[Door, Depends()]

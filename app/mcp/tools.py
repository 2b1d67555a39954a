"""The tools: each is one question to the graph, and its docstring is what a model is told of it."""

from collections.abc import Awaitable, Callable, Sequence
from itertools import pairwise
from typing import Annotated
from urllib.parse import unquote

from fastapi import FastAPI
from pydantic import Field, JsonValue, TypeAdapter

from app import inward
from app.compose import read_question
from app.holdings import Holdings
from app.mcp import shapes
from app.mcp.asking import Limit, Name, Since, Until, Who, Words, told
from app.mcp.telling import Telling
from app.routes.ask import Names
from graph.errors import QueryError, UnknownItem
from graph.model import Figure, Statement
from graph.query.filters import DealFilter, EntityFilter, FigureFilter, Filter, StatementFilter
from graph.query.finder import Found
from graph.query.paths import Step, paths
from graph.vocab import DealType, Dimension, EntityType, Measure, Status

_LONGEST = 4000
_ROWS: TypeAdapter[dict[str, JsonValue]] = TypeAdapter(dict[str, JsonValue])


class Tools:
    """The tools of one service. `app` answers what `ask` asks of it; `address` is what links begin with."""

    def __init__(self, app: FastAPI, held: Callable[[], Holdings], address: str) -> None:
        self._app = app
        self._held = held
        self._address = address

    def all(self) -> Sequence[Callable[..., Awaitable[object]]]:
        """Every tool."""
        return (
            self.search_entities,
            self.search_deals,
            self.search_figures,
            self.search_statements,
            self.compare,
            self.find_paths,
            self.document_excerpt,
            self.ask,
        )

    @property
    def _telling(self) -> Telling:
        return Telling(self._held(), self._address)

    @told
    async def search_entities(
        self,
        query: Annotated[str, Field(min_length=1, max_length=200, description="a name, an alias or a part of one")],
        type: tuple[EntityType, ...] = (),  # noqa: A002 - the word of the contract
        limit: Limit = 10,
    ) -> shapes.Entities:
        """Find companies, people, places, models, chips and other entities by name, with what is told of each counted.

        Use it first when a name may be spelt in several ways; the ids it answers are good for every other tool.
        """
        found = await self._found(EntityFilter(q=query, type=type))
        entities = (self._held().network.naming.get(place[1]) for place in found.places[:limit])
        rows = tuple(self._telling.entity(entity) for entity in entities if entity)
        return shapes.Entities(total=len(found.places), entities=rows)

    @told
    async def search_deals(  # noqa: PLR0913 - a tool's parameters are what a model may ask by
        self,
        *,
        involving: Who = (),
        type: tuple[DealType, ...] = (),  # noqa: A002 - the word of the contract
        status: tuple[Status, ...] = (),
        q: Words = None,
        since: Since = None,
        until: Until = None,
        limit: Limit = 10,
    ) -> shapes.Deals:
        """Find deals (investments, acquisitions, supplies, leases, partnerships ...) with their parties and roles.

        All of `involving` must be party to a deal. One real deal is one answer, however many documents report it.
        """
        asked = DealFilter(involving=involving, type=type, status=status, q=q, since=since, until=until)
        found = await self._found(asked)
        joined = self._held().network.deals.joined
        rows = tuple(self._telling.deal(joined[place[1]]) for place in found.places[:limit])
        return shapes.Deals(total=len(found.places), deals=rows)

    @told
    async def search_figures(  # noqa: PLR0913
        self,
        *,
        about: Who = (),
        unit: Annotated[
            str | None, Field(max_length=50, description="GW, USD, %, ...: values are converted to it")
        ] = None,
        dimension: tuple[Dimension, ...] = (),
        measure: tuple[Measure, ...] = (),
        minimum: Annotated[float | None, Field(allow_inf_nan=False, description="in `unit`")] = None,
        maximum: Annotated[float | None, Field(allow_inf_nan=False, description="in `unit`")] = None,
        q: Words = None,
        since: Since = None,
        until: Until = None,
        limit: Limit = 10,
    ) -> shapes.Figures:
        """Find figures: quantities with unit, bound, what they measure and about whom, the newest first.

        Mind `bound` ("up to" is at_most), `modality` and `attributed_to` before you tell a figure as a fact.
        """
        asked = FigureFilter(
            subject=about,
            unit=(unit,) if unit else (),
            dimension=dimension,
            measure=measure,
            min=minimum,
            max=maximum,
            q=q,
            since=since,
            until=until,
        )
        found = await self._found(asked)
        return shapes.Figures(
            total=len(found.places), figures=self._figures(found, unit, limit), left_out=found.excluded
        )

    @told
    async def search_statements(  # noqa: PLR0913
        self,
        *,
        speaker: Who = (),
        about: Who = (),
        q: Words = None,
        since: Since = None,
        until: Until = None,
        limit: Limit = 10,
    ) -> shapes.Statements:
        """Find what somebody said, verbatim (direct) or in other words (indirect), the newest first."""
        asked = StatementFilter(speaker=speaker, about=about, q=q, since=since, until=until)
        found = await self._found(asked)
        claims = (self._held().network.claims[place[1]] for place in found.places[:limit])
        rows = tuple(self._telling.statement(claim) for claim in claims if isinstance(claim, Statement))
        return shapes.Statements(total=len(found.places), statements=rows)

    @told
    async def compare(
        self,
        entities: Annotated[tuple[Name, ...], Field(min_length=2, max_length=6, description="what to compare")],
        unit: Annotated[
            str, Field(min_length=1, max_length=50, description="GW, USD, %, ...: values are converted to it")
        ],
        measure: tuple[Measure, ...] = (),
        limit: Limit = 5,
    ) -> shapes.Comparison:
        """Put the figures about several entities side by side in one unit, the largest first for each.

        Money is never converted between currencies, and what a document says of the future stands beside the past.
        """
        sides: list[shapes.Side] = []
        for name in entities:
            asked = FigureFilter(subject=(name,), unit=(unit,), measure=measure, sort="-value")
            found = await self._found(asked)
            figures = self._figures(found, unit, limit)
            sides.append(shapes.Side(entity=name, total=len(found.places), figures=figures))
        return shapes.Comparison(sides=tuple(sides))

    @told
    async def find_paths(
        self,
        source: Annotated[Name, Field(description="where the way begins: a name, alias or id")],
        target: Annotated[Name, Field(description="where it ends")],
        limit: Annotated[int, Field(ge=1, le=10)] = 3,
    ) -> shapes.Paths:
        """How two entities connect: the shortest ways over deals and relations, with the words behind each step."""
        held = self._held()
        ends = [set(held.network.naming.resolve(name)) for name in (source, target)]
        if ends[0] & ends[1]:
            raise QueryError("source and target are the same entity")
        await held.gathered(held.ways)
        steps = held.ways.refreshed().connections
        found = list(paths(steps, ends[0], ends[1]))
        ways = tuple(
            shapes.Path(
                entities=tuple(self._name(one) for one in way),
                steps=tuple(self._step(steps[pair][0]) for pair in pairwise(way)),
            )
            for way in found[:limit]
        )
        return shapes.Paths(total=len(found), paths=ways)

    @told
    async def document_excerpt(
        self,
        document: Annotated[str, Field(min_length=1, max_length=64, description="its id, as citations tell it")],
        start: Annotated[int, Field(ge=0, description="first code point")] = 0,
        end: Annotated[int | None, Field(ge=1, description=f"at most {_LONGEST} code points on")] = None,
    ) -> shapes.Excerpt:
        """Read a part of a document: its text verbatim, from one code point to another, and the claims in it."""
        record = self._held().network.records.get(document)
        if record is None:
            raise UnknownItem(f"no document has the id {document!r}")
        last = min(start + _LONGEST, len(record.document.text), len(record.document.text) if end is None else end)
        if start >= last:
            raise QueryError(f"start must be before end and the text's {len(record.document.text)} code points")
        return self._telling.excerpt(record, start, last)

    @told
    async def ask(
        self,
        question: Annotated[
            str, Field(min_length=1, max_length=500, description='such as "all deals involving Nvidia"')
        ],
        limit: Limit = 10,
    ) -> shapes.Answer:
        """Ask in plain English; the question is read by fixed rules, and `reading` says how it was understood.

        Check `reading` and `not_understood` before you rely on the answer.
        """
        held = self._held()
        read = read_question(question, Names(held.network))
        answer: dict[str, JsonValue] = {}
        if read.url:
            path, _, query = read.url.partition("?")
            query = f"{query}&limit={limit}" if query else f"limit={limit}"
            _, body = await inward.get(self._app, unquote(path), query)
            answer = _ROWS.validate_json(body)
        return self._telling.answer(read, answer)

    async def _found(self, query: Filter) -> Found:
        held = self._held()
        return (await held.sought(held, query)).finder.find(query)

    def _figures(self, found: Found, unit: str | None, limit: int) -> tuple[shapes.FigureFound, ...]:
        claims = (self._held().network.claims[place[1]] for place in found.places[:limit])
        return tuple(self._telling.figure(claim, unit) for claim in claims if isinstance(claim, Figure))

    def _step(self, step: Step) -> shapes.Step:
        claim = self._held().network.claims[step.claims[0]]
        return shapes.Step(
            source=self._name(step.source),
            target=self._name(step.target),
            kind=step.type,
            citation=self._telling.citation(claim.evidence[0], claim.id),
        )

    def _name(self, entity_id: str) -> str:
        found = self._held().network.naming.get(entity_id)
        return found.name if found else entity_id

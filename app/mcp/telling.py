"""From the graph's values to what the tools answer."""

from pydantic import JsonValue

from app.answers import words
from app.compose import Question
from app.mcp.shapes import (
    Answer,
    Citation,
    ClaimAt,
    DealFound,
    EntityFound,
    Excerpt,
    FigureFound,
    Found,
    RelationFound,
    StatementFound,
)
from app.shapes.claims import Quote
from app.view import View
from graph.joined import JoinedDeal
from graph.model import Claim, Entity, Evidence, Figure, Period, Ref, Relation, Statement, kind_of
from graph.query.filters import ClaimFilter
from graph.query.words import claims_of
from graph.record import Record

_MOST = 3
"""Of a deal that many documents report, so many are quoted."""


class Telling:
    """Tells what one view holds, with links under one address."""

    def __init__(self, view: View, address: str) -> None:
        self._view = view
        self._address = address

    def figure(self, figure: Figure, unit: str | None = None) -> FigureFound:
        """A figure, converted to a unit where one is given that it can be converted to."""
        told = self._view.teller.figure(figure, unit)
        return FigureFound(
            id=figure.id,
            link=self._claim(figure),
            citations=self._citations(figure),
            text=figure.text,
            value=told.value,
            value_high=told.value_high,
            unit=told.unit,
            dimension=figure.dimension,
            bound=figure.bound,
            measure=figure.measure,
            measured=figure.property,
            about=tuple(subject.name for subject in figure.subjects),
            period=period(figure.period),
            modality=figure.modality,
            negated=figure.negated,
            attributed_to=_name(figure.attributed_to),
        )

    def deal(self, deal: JoinedDeal) -> DealFound:
        """A joined deal, with the words of the first documents."""
        cited = [(one, member.id) for member in deal.members for one in member.evidence[:1]]
        return DealFound(
            id=deal.id,
            link=f"{self._address}/deals/{deal.id}",
            citations=tuple(self.citation(one, claim) for one, claim in cited[:_MOST]),
            type=deal.type,
            status=deal.status,
            parties=tuple(f"{party.name} ({party.role.value})" for party in deal.parties),
            goods=deal.goods,
            figures=tuple(figure.text for figure in deal.figures),
            date=period(deal.date),
            modality=deal.modality,
            negated=deal.negated,
            sources=deal.counts.sources,
        )

    def statement(self, statement: Statement) -> StatementFound:
        """A statement."""
        return StatementFound(
            id=statement.id,
            link=self._claim(statement),
            citations=self._citations(statement),
            speaker=statement.speaker.name,
            role=statement.speaker_role,
            kind=statement.kind,
            words=statement.quote,
            modality=statement.modality,
        )

    def relation(self, relation: Relation) -> RelationFound:
        """A relation."""
        return RelationFound(
            id=relation.id,
            link=self._claim(relation),
            citations=self._citations(relation),
            subject=relation.subject.name,
            predicate=relation.predicate,
            object=relation.object.name,
            modality=relation.modality,
            negated=relation.negated,
        )

    def entity(self, entity: Entity) -> EntityFound:
        """An entity, with the words of the newest claim about it."""
        network = self._view.network
        newest = self._view.finder.find(ClaimFilter(about=(entity.id,))).places[:1]
        return EntityFound(
            id=entity.id,
            link=f"{self._address}/entities/{entity.id}",
            citations=tuple(one for place in newest for one in self._citations(network.claims[place[1]])),
            name=entity.name,
            type=entity.type,
            aliases=entity.aliases,
            wikidata=entity.wikidata,
            documents=network.naming.documents(entity.id),
            claims=sum(claims_of(network, entity.id).values()),
            deals=network.deals_by_party.count(entity.id),
        )

    def item(self, item: str) -> Found | None:
        """The deal, claim or entity with an id; none where nothing of these kinds bears it."""
        network = self._view.network
        joined = network.deals.joined.get(network.deals.of.get(item, item))
        match joined or network.claims.get(item):
            case JoinedDeal() as deal:
                return self.deal(deal)
            case Figure() as figure:
                return self.figure(figure)
            case Statement() as statement:
                return self.statement(statement)
            case Relation() as relation:
                return self.relation(relation)
            case _:
                entity = network.naming.get(item)
                return self.entity(entity) if entity else None

    def excerpt(self, record: Record, start: int, end: int) -> Excerpt:
        """The text of a document from one code point up to another, with the claims that stand in it."""
        told = record.document
        origin = told.origins[0] if told.origins else None
        claims = (claim for claim in record.reading.claims() if _within(claim, start, end))
        return Excerpt(
            document=told.id,
            title=(origin.title or origin.name) if origin else told.id,
            published=told.published,
            source_url=origin.url if origin else None,
            link=f"{self._address}/documents/{told.id}",
            start=start,
            end=end,
            characters=len(told.text),
            text=told.text[start:end],
            claims=tuple(ClaimAt(id=claim.id, kind=kind_of(claim), words=words(claim)) for claim in claims),
        )

    def answer(self, question: Question, told: dict[str, JsonValue]) -> Answer:
        """What a list answered to the address that a question became, or the problem that it answered."""
        items = told.get("items", [])
        assert isinstance(items, list)
        found = [self.item(str(row["id"])) if isinstance(row, dict) and "id" in row else None for row in items]
        return Answer(
            reading=question.words,
            not_understood=question.not_understood,
            suggestion=question.suggestion,
            problem=str(told.get("detail") or told["title"]) if "title" in told else None,
            link=self._address + question.url if question.url else None,
            total=int(str(told.get("total", 0))),
            found=tuple(one for one in found if one),
            rows=tuple(self._linked(row) for row, one in zip(items, found, strict=True) if one is None),
        )

    def _linked(self, told: JsonValue) -> JsonValue:
        """A row as the service tells it, with the way to its document beside each quotation."""
        match told:
            case {"quote": str(), "document": {"id": str(document)}} if isinstance(told, dict):
                return {**told, "link": f"{self._address}/documents/{document}"}
            case dict():
                return {name: self._linked(inner) for name, inner in told.items()}
            case list():
                return [self._linked(inner) for inner in told]
            case _:
                return told

    def citation(self, evidence: Evidence, claim: str) -> Citation:
        """A quotation, with the way to the words in their document."""
        quote: Quote = self._view.teller.quote(evidence)
        told = quote.document
        return Citation(
            quote=quote.quote,
            sentence=quote.context.text,
            document=told.id,
            title=told.title or told.name,
            published=told.published,
            source_url=told.url,
            link=f"{self._address}/documents/{told.id}?claim={claim}",
        )

    def _citations(self, claim: Claim) -> tuple[Citation, ...]:
        return tuple(self.citation(one, claim.id) for one in claim.evidence[:_MOST])

    def _claim(self, claim: Claim) -> str:
        return f"{self._address}/v1/claims/{claim.id}"


def period(told: Period | None) -> str | None:
    """A period in the document's words, with its days where they are known."""
    if told is None:
        return None
    days = [day.isoformat() for day in (told.start, told.end) if day]
    return f"{told.text} ({' to '.join(dict.fromkeys(days))})" if days else told.text


def _name(ref: Ref | None) -> str | None:
    return ref.name if ref else None


def _within(claim: Claim, start: int, end: int) -> bool:
    return any(start <= one.start and one.end <= end for one in claim.evidence)

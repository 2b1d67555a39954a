"""From the graph's values to what the service answers: evidence with its document and sentence, facts, dates."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar, cast

from app.shapes.claims import (
    AnyClaim,
    ClaimRow,
    Context,
    DealAnswer,
    DealClaimAnswer,
    FigureAnswer,
    Quote,
    RelationAnswer,
    Report,
    Source,
    StatementAnswer,
)
from graph import units
from graph.context import context
from graph.dating import claim_date
from graph.joined import JoinedDeal
from graph.model import Claim, Deal, Document, Evidence, Figure, Number, Relation, Statement, Value, kind_of
from graph.network import Network
from graph.vocab import DateBasis

T = TypeVar("T", bound=Value)


def fields(value: Value) -> dict[str, object]:
    """The fields of a value as they are: what was validated once is not validated again."""
    return dict(value)


def made(shape: type[T], told: dict[str, object]) -> T:
    """A value of a shape from fields that were validated once."""
    return cast("Callable[..., T]", shape.model_construct)(**told)


def words(claim: Claim) -> str:
    """A claim's own words, short enough for a label."""
    match claim:
        case Figure():
            return claim.text
        case Statement() | Relation():
            return claim.quote
        case _:
            return claim.evidence[0].quote


def source(document: Document) -> Source:
    """The document of a quote, by its first origin."""
    origin = document.origins[0] if document.origins else None
    return Source(
        id=document.id,
        name=origin.name if origin else document.id,
        title=origin.title if origin else None,
        url=origin.url if origin else None,
        published=document.published,
    )


class Teller:
    """Tells the claims of one network."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def quotes(self, evidence: tuple[Evidence, ...]) -> tuple[Quote, ...]:
        """Evidence with its documents and sentences."""
        return tuple(self.quote(one) for one in evidence)

    def quote(self, evidence: Evidence) -> Quote:
        """One piece of evidence with its document and sentence."""
        record = self._network.records[evidence.document]
        around = context(record, evidence)
        return Quote(
            document=source(record.document),
            start=evidence.start,
            end=evidence.end,
            quote=evidence.quote,
            context=Context(start=around.start, end=around.end, text=around.quote),
        )

    def figure(self, figure: Figure, unit: str | None = None) -> FigureAnswer:
        """A figure, converted to a unit where one is given that it can be converted to."""
        told = fields(figure) | self._more(figure) | {"fact": self._network.facts.of(figure.id)}
        if unit is not None and unit != figure.unit and units.unit(unit).base == figure.normalized.unit:
            told |= _converted(figure, unit)
        return made(FigureAnswer, told)

    def figures(self, figures: tuple[Figure, ...]) -> tuple[FigureAnswer, ...]:
        """Several figures."""
        return tuple(self.figure(figure) for figure in figures)

    def deal(self, deal: JoinedDeal) -> DealAnswer:
        """A joined deal with what each document says of it."""
        told = fields(deal)
        del told["members"]
        told |= {
            "figures": self.figures(deal.figures),
            "evidence": self.quotes(deal.evidence),
            "reports": tuple(self._report(member) for member in deal.members),
        }
        return made(DealAnswer, told)

    def deal_claim(self, deal: Deal) -> DealClaimAnswer:
        """A deal as one document tells of it."""
        joined = self._network.deals.of[deal.id]
        told = fields(deal) | self._more(deal) | {"figures": self.figures(deal.figures), "deal": joined}
        return made(DealClaimAnswer, told)

    def statement(self, statement: Statement) -> StatementAnswer:
        """A statement."""
        return made(StatementAnswer, fields(statement) | self._more(statement))

    def relation(self, relation: Relation) -> RelationAnswer:
        """A relation."""
        fact = {"fact": self._network.facts.of(relation.id)}
        return made(RelationAnswer, fields(relation) | self._more(relation) | fact)

    def claim(self, claim: Claim, unit: str | None = None) -> AnyClaim:
        """A claim of any kind; of a figure the value in a unit where one is given."""
        match claim:
            case Figure():
                return self.figure(claim, unit)
            case Deal():
                return self.deal_claim(claim)
            case Statement():
                return self.statement(claim)
            case Relation():
                return self.relation(claim)
            case _:
                raise TypeError(type(claim).__name__)

    def row(self, claim: Claim) -> ClaimRow:
        """A claim with its kind."""
        return ClaimRow.model_construct(id=claim.id, kind=kind_of(claim), claim=self.claim(claim))

    def _report(self, deal: Deal) -> Report:
        return Report.model_construct(
            claim=deal.id,
            document=source(self._network.records[deal.document].document),
            type=deal.type,
            status=deal.status,
            date=deal.date,
            modality=deal.modality,
            negated=deal.negated,
            attributed_to=deal.attributed_to,
            figures=self.figures(deal.figures),
            evidence=self.quotes(deal.evidence),
        )

    def _more(self, claim: Claim) -> dict[str, object]:
        return {"evidence": self.quotes(claim.evidence), "date_basis": self._basis(claim)}

    def _basis(self, claim: Claim) -> DateBasis:
        return claim_date(claim, self._network.records[claim.document].document.published).basis


def _converted(figure: Figure, unit: str) -> dict[str, object]:
    value = units.convert(Decimal(figure.decimal), figure.unit, unit)
    high = figure.value_high
    return {
        "value": number(value),
        "value_high": None if high is None else number(units.convert(Decimal(str(high)), figure.unit, unit)),
        "decimal": f"{value:f}",
        "unit": unit,
    }


def number(value: Decimal) -> Number:
    """A decimal as JSON's number: whole where it is."""
    return int(value) if value == value.to_integral_value() else float(value)

"""Readings built by hand: the smallest values that journal, network and queries can be tested on."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from graph.journal import Record
from graph.model import (
    Deal,
    Document,
    Entity,
    Figure,
    Origin,
    Party,
    Period,
    Quantity,
    Reading,
    Ref,
    Relation,
    Statement,
)
from graph.slug import claim_id, discriminated_id
from graph.units import in_base, unit
from graph.vocab import (
    Bound,
    DateBasis,
    DealType,
    EntityType,
    Measure,
    Modality,
    Precision,
    Predicate,
    Role,
    Speech,
    Status,
)

COMPANY = EntityType.COMPANY


def company(name: str) -> Ref:
    return Ref.to(COMPANY, name)


def party(name: str, role: Role) -> Party:
    return Party(**company(name).model_dump(), role=role)


def day(text: str) -> Period:
    date = dt.date.fromisoformat(text)
    return Period(text=text, start=date, end=date, precision=Precision.DAY)


class Maker:
    """One document in the making: each method finds its words in the text and adds a claim with that evidence."""

    def __init__(
        self, text: str, name: str = "made.txt", published: str | None = "2026-03-01", source: str | None = None
    ) -> None:
        date = dt.date.fromisoformat(published) if published else None
        self.document = Document.of(text, Origin(name=name, title=name.title(), published=date, source=source))
        self.figures: list[Figure] = []
        self.deals: list[Deal] = []
        self.statements: list[Statement] = []
        self.relations: list[Relation] = []
        self.entities: list[Entity] = []

    def _span(self, words: str) -> tuple[int, int]:
        start = self.document.text.index(words)
        return start, start + len(words)

    def entity(self, ref: Ref, *aliases: str, wikidata: str | None = None) -> "Maker":
        assert ref.id
        self.entities.append(Entity(id=ref.id, type=ref.type, name=ref.name, aliases=aliases, wikidata=wikidata))
        return self

    def figure(
        self,
        words: str,
        value: int | float,
        symbol: str,
        prop: str = "value",
        subjects: Sequence[str] = (),
        *,
        bound: Bound = Bound.EXACT,
        high: int | float | None = None,
        measure: Measure = Measure.OTHER,
        modality: Modality = Modality.ASSERTED,
        period: Period | None = None,
        attributed_to: Ref | None = None,
        furniture: bool = False,
    ) -> Figure:
        start, end = self._span(words)
        base, base_unit = in_base(Decimal(str(value)), symbol)
        top = in_base(Decimal(str(high)), symbol)[0] if high is not None else None
        made = Figure(
            id=(key := claim_id("figure", self.document.id, start, end)),
            fact=key,
            value=value,
            value_high=high,
            decimal=str(value),
            unit=symbol,
            dimension=unit(symbol).dimension,
            bound=bound,
            text=words,
            start=start,
            end=end,
            measure=measure,
            property=prop,
            subjects=tuple(company(name) for name in subjects),
            period=period,
            normalized=Quantity(value=float(base), value_high=float(top) if top is not None else None, unit=base_unit),
            modality=modality,
            attributed_to=attributed_to,
            furniture=furniture,
            evidence=(self.document.evidence(start, end),),
        )
        self.figures.append(made)
        return made

    def deal(
        self,
        words: str,
        kind: DealType,
        *parties: Party,
        status: Status = Status.ANNOUNCED,
        figures: Sequence[Figure] = (),
        goods: Sequence[str] = (),
        date: Period | None = None,
        modality: Modality = Modality.ASSERTED,
        negated: bool = False,
        furniture: bool = False,
        attributed_to: Ref | None = None,
    ) -> Deal:
        start, end = self._span(words)
        made = Deal(
            id=discriminated_id("deal", self.document.id, start, end, *(str(p.id) for p in parties)),
            type=kind,
            status=status,
            parties=parties,
            figures=tuple(figures),
            goods=tuple(goods),
            date=date,
            date_basis=DateBasis.STATED if date else DateBasis.UNKNOWN,
            modality=modality,
            negated=negated,
            furniture=furniture,
            attributed_to=attributed_to,
            evidence=(self.document.evidence(start, end),),
        )
        self.deals.append(made)
        return made

    def statement(
        self, words: str, speaker: Ref, affiliation: Ref | None = None, kind: Speech = Speech.INDIRECT
    ) -> Statement:
        start, end = self._span(words)
        made = Statement(
            id=claim_id("statement", self.document.id, start, end),
            speaker=speaker,
            affiliation=affiliation,
            kind=kind,
            quote=words,
            start=start,
            end=end,
            evidence=(self.document.evidence(start, end),),
        )
        self.statements.append(made)
        return made

    def relation(
        self, words: str, subject: Ref, predicate: Predicate, target: Ref, *, negated: bool = False
    ) -> Relation:
        start, end = self._span(words)
        made = Relation(
            id=(key := claim_id("relation", self.document.id, start, end)),
            fact=key,
            subject=subject,
            predicate=predicate,
            object=target,
            negated=negated,
            quote=words,
            start=start,
            end=end,
            evidence=(self.document.evidence(start, end),),
        )
        self.relations.append(made)
        return made

    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences of a text that ends each with a full stop and a space."""
        spans, at = [], 0
        for part in self.document.text.split(". "):
            end = min(at + len(part) + 1, len(self.document.text))
            spans.append((at, end))
            at = end + 1
        return tuple(spans)

    def record(self) -> Record:
        reading = Reading(
            document=self.document.id,
            extractor="by hand",
            sentences=self.sentences(),
            entities=tuple(self.entities),
            figures=tuple(self.figures),
            deals=tuple(self.deals),
            statements=tuple(self.statements),
            relations=tuple(self.relations),
        )
        return Record(document=self.document, reading=reading)

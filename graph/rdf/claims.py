"""Figures, statements and relations as claims: n-ary nodes that say what a document says, and assert none of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from graph.errors import SpanError
from graph.model import Claim, Document, Figure, Number, Period, Reading, Ref, Relation, Statement
from graph.rdf.namespace import PROV, RDF, RDFS, SCHEMA, Names
from graph.rdf.quantities import Amount, base_triples, quantity_triples
from graph.rdf.selectors import span_triples
from graph.rdf.terms import Term, Triple, boolean, date, english, integer, text
from graph.slug import digest
from graph.vocab import Bound, EntityType, Speech

AGENTS = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.PERSON, EntityType.PLACE})
"""What may speak or act; words put into the mouth of anything else come from an unresolved source that refers to it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the claims of one document are told against."""

    names: Names
    document: Document
    reading: Reading

    def span(self, start: int, end: int) -> Term:
        """The IRI of words of the document."""
        return self.names.span(self.document.id, start, end)


def run_iri(names: Names, reading: Reading) -> Term:
    """The activity of one extractor on one document: named by both, without a clock."""
    return names.thing("reading", f"{reading.document}-{reading.extractor}")


def exact(value: Number) -> Decimal:
    """The number as it is printed, without the noise of its binary form."""
    return Decimal(str(value))


def named(names: Names, claim: str, ref: Ref) -> Term:
    """The entity of a ref, else the claim's own node of a source without a name."""
    return names.entity(ref.id) if ref.id else names.claim(claim, f"source-{digest(ref.type, ref.name, length=12)}")


def agent_of(names: Names, claim: str, ref: Ref) -> Term:
    """Who says it: an entity that can speak, else the claim's own unresolved source."""
    return named(names, claim, ref if ref.type in AGENTS else Ref.unnamed(ref.name))


def ref_triples(names: Names, claim: str, ref: Ref) -> Iterator[Triple]:
    """The description of a ref without an id; entities are described in a graph of their own."""
    if not ref.id:
        node = named(names, claim, ref)
        yield node, RDF.type, names.cf.UnresolvedSource
        yield node, RDF.type, PROV.Agent
        yield node, RDFS.label, english(ref.name)


def attribution_triples(names: Names, claim: Claim, ref: Ref, speech: Speech) -> Iterator[Triple]:
    """Who says what the claim tells, and whether in their own words."""
    cf, about = names.cf, names.claim(claim.id)
    node, agent = names.claim(claim.id, "attribution"), agent_of(names, claim.id, ref)
    yield about, PROV.qualifiedAttribution, node
    yield node, RDF.type, cf.Attribution
    yield node, RDF.type, PROV.Attribution
    yield node, PROV.agent, agent
    yield node, cf.depth, integer(1)
    yield node, cf.speech, names.concept(speech)
    for part in claim.evidence:
        yield node, cf.evidence, names.span(part.document, part.start, part.end)
    if ref.type not in AGENTS:
        yield from ref_triples(names, claim.id, Ref.unnamed(ref.name))
        if ref.id:
            yield agent, cf.refersTo, names.entity(ref.id)


def period_triples(names: Names, node: Term, period: Period) -> Iterator[Triple]:
    """The words of a time and the days that they mean, inclusive."""
    yield node, RDF.type, names.cf.Period
    yield node, names.cf.periodText, english(period.text)
    if period.start:
        yield node, SCHEMA.startDate, date(period.start)
    if period.end:
        yield node, SCHEMA.endDate, date(period.end)
    if period.precision:
        yield node, names.cf.precision, names.concept(period.precision)


def claim_triples(context: Context, claim: Claim, kind: Term, spans: Iterable[tuple[int, int]]) -> Iterator[Triple]:
    """What every claim has. Each of `spans`, words that its parts point to, lies in its evidence or is added to it."""
    names, cf, node = context.names, context.names.cf, context.names.claim(claim.id)
    for each in (cf.Claim, kind, SCHEMA.Claim, PROV.Entity):
        yield node, RDF.type, each
    yield node, SCHEMA.text, english(claim.evidence[0].quote)
    yield node, SCHEMA.appearance, names.document(context.document.id)
    yield node, cf.modality, names.concept(claim.modality)
    yield node, cf.polarity, names.cfv.negative if claim.negated else names.cfv.positive
    yield node, cf.furniture, boolean(claim.furniture)
    yield node, PROV.wasGeneratedBy, run_iri(names, context.reading)
    for start, end in _evidence(context, claim, spans):
        yield node, cf.evidence, context.span(start, end)
        yield from span_triples(names, context.document, start, end)
    for start, end in spans:
        yield from span_triples(names, context.document, start, end)


def _evidence(context: Context, claim: Claim, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for part in claim.evidence:
        if part.document != context.document.id:
            raise SpanError(f"the evidence of {claim.id} lies in {part.document}, not in {context.document.id}")
        yield part.start, part.end
    for start, end in spans:
        if not any(part.start <= start and end <= part.end for part in claim.evidence):
            yield start, end


def figure_triples(context: Context, figure: Figure) -> Iterator[Triple]:
    """A figure's claim, and its quantity as a node of its own: `claim/ID#figure`."""
    names, cf, claim = context.names, context.names.cf, context.names.claim(figure.id)
    node = names.claim(figure.id, "figure")
    yield from claim_triples(context, figure, cf.FigureClaim, [(figure.start, figure.end)])
    yield claim, cf.figure, node
    yield claim, cf.words, context.span(figure.start, figure.end)
    for subject in figure.subjects:
        yield claim, cf.subject, named(names, figure.id, subject)
        yield claim, cf.about, named(names, figure.id, subject)
        yield from ref_triples(names, figure.id, subject)
    if figure.attributed_to:
        yield from attribution_triples(names, figure, figure.attributed_to, Speech.INDIRECT)
        yield from ref_triples(names, figure.id, figure.attributed_to)
    yield node, RDF.type, cf.Figure
    yield node, cf.evidence, context.span(figure.start, figure.end)
    yield from _meaning(names, figure, node)
    yield from _values(context, figure, node)


def _meaning(names: Names, figure: Figure, node: Term) -> Iterator[Triple]:
    cf = names.cf
    yield node, cf.measure, names.concept(figure.measure)
    yield node, cf.measures, english(figure.property)
    yield node, cf.dimension, names.concept(figure.dimension)
    yield node, cf.decimal, text(figure.decimal)
    if figure.currency_basis:
        yield node, cf.currencyBasis, names.concept(figure.currency_basis)
    if figure.direction:
        yield node, cf.direction, names.concept(figure.direction)
    if figure.period:
        period = names.claim(figure.id, "period")
        yield node, cf.period, period
        yield from period_triples(names, period, figure.period)


def _values(context: Context, figure: Figure, node: Term) -> Iterator[Triple]:
    names, cf = context.names, context.names.cf
    high = None if figure.value_high is None else exact(figure.value_high)
    amount = Amount.of(Decimal(figure.decimal), high, figure.unit)
    yield from quantity_triples(names, node, amount, figure.bound)
    if amount.high is not None:
        yield node, cf.valueHigh, amount.ends[-1]
    base = figure.normalized
    base_high = None if base.value_high is None else exact(base.value_high)
    yield from base_triples(names, node, Amount.of(exact(base.value), base_high, base.unit))
    if figure.per:
        per = names.claim(figure.id, "per")
        yield node, cf.per, per
        yield per, RDF.type, cf.Figure
        yield per, RDF.type, cf.Denominator
        yield per, cf.measures, english(f"denominator: {figure.per.unit}")
        yield per, cf.evidence, context.span(figure.start, figure.end)
        yield from quantity_triples(names, per, Amount.of(exact(figure.per.value), None, figure.per.unit), Bound.EXACT)


def statement_triples(context: Context, statement: Statement) -> Iterator[Triple]:
    """Words that somebody said; the speaker is the agent of the attribution."""
    names, cf, claim = context.names, context.names.cf, context.names.claim(statement.id)
    yield from claim_triples(context, statement, cf.StatementClaim, [(statement.start, statement.end)])
    yield claim, cf.words, context.span(statement.start, statement.end)
    yield claim, cf.speaker, agent_of(names, statement.id, statement.speaker)
    yield from attribution_triples(names, statement, statement.speaker, statement.kind)
    for ref in (statement.speaker, statement.affiliation):
        if ref:
            yield claim, cf.about, named(names, statement.id, ref)
            yield from ref_triples(names, statement.id, ref)
    for entity in _named_in(context.reading, statement):
        yield claim, cf.about, names.entity(entity)
    if statement.speaker_role:
        yield claim, cf.speakerRole, english(statement.speaker_role)
    if statement.affiliation:
        yield claim, cf.affiliation, named(names, statement.id, statement.affiliation)


def _named_in(reading: Reading, statement: Statement) -> set[str]:
    described = {entity.id for entity in reading.entities}
    within = (m for m in reading.mentions if statement.start <= m.start and m.end <= statement.end)
    return described.intersection(mention.entity for mention in within)


def relation_triples(context: Context, relation: Relation) -> Iterator[Triple]:
    """A typed fact between two entities, told, not asserted: no triple joins the two directly."""
    names, cf, claim = context.names, context.names.cf, context.names.claim(relation.id)
    yield from claim_triples(context, relation, cf.RelationClaim, [(relation.start, relation.end)])
    yield claim, cf.words, context.span(relation.start, relation.end)
    yield claim, cf.predicate, names.concept(relation.predicate)
    for role, ref in ((cf.subject, relation.subject), (cf.object, relation.object)):
        yield claim, role, named(names, relation.id, ref)
        yield claim, cf.about, named(names, relation.id, ref)
        yield from ref_triples(names, relation.id, ref)
    if relation.role:
        yield claim, cf.office, english(relation.role)
    if relation.attributed_to:
        yield from attribution_triples(names, relation, relation.attributed_to, Speech.INDIRECT)
        yield from ref_triples(names, relation.id, relation.attributed_to)

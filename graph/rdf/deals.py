"""Deals: as one document tells of them (a claim), and joined over documents (a node that the claims state)."""

from collections.abc import Iterator

from graph.joined import JoinedDeal
from graph.model import Deal, Party, Ref
from graph.rdf.claims import (
    Context,
    agent_of,
    attribution_triples,
    claim_triples,
    figure_triples,
    named,
    period_triples,
    ref_triples,
)
from graph.rdf.namespace import RDF, RDFS, SEM, Names
from graph.rdf.terms import Term, Triple, boolean, english, integer
from graph.slug import digest
from graph.vocab import Speech


def deal_claim_triples(context: Context, deal: Deal) -> Iterator[Triple]:
    """What one document says of a deal, its figures among it."""
    names, cf, claim = context.names, context.names.cf, context.names.claim(deal.id)
    spans = [(figure.start, figure.end) for figure in deal.figures]
    yield from claim_triples(context, deal, cf.DealClaim, spans)
    trigger = deal.evidence[0]
    yield claim, cf.words, context.span(trigger.start, trigger.end)
    for figure in deal.figures:
        yield claim, cf.figure, names.claim(figure.id, "figure")
        yield from figure_triples(context, figure)
    yield from _terms_of(names, claim, deal)
    for party in deal.parties:
        who = named(names, deal.id, party)
        yield claim, cf.about, who
        yield from ref_triples(names, deal.id, party)
        yield from _participation(names, claim, names.claim(deal.id, _slot(party)), (who, party))
    if deal.date:
        period = names.claim(deal.id, "date")
        yield claim, cf.date, period
        yield from period_triples(names, period, deal.date)
    if deal.attributed_to:
        yield from attribution_triples(names, deal, deal.attributed_to, Speech.INDIRECT)
        yield from ref_triples(names, deal.id, deal.attributed_to)


def _slot(party: Party) -> str:
    return f"{party.role.value}-{digest(party.id or party.name, length=8)}"


def _participation(names: Names, deal: Term, node: Term, party: tuple[Term, Party]) -> Iterator[Triple]:
    who, as_party = party
    yield deal, names.cf.participation, node
    yield node, RDF.type, names.cf.Participation
    yield node, names.cf.agent, who
    yield node, names.cf.role, names.concept(as_party.role)


def _terms_of(names: Names, node: Term, deal: Deal | JoinedDeal) -> Iterator[Triple]:
    cf = names.cf
    yield node, cf.dealType, names.concept(deal.type)
    yield node, cf.status, names.concept(deal.status)
    yield node, cf.dateBasis, names.concept(deal.date_basis)
    for words in deal.goods:
        yield node, cf.goods, english(words)
    for ref in deal.goods_entities:
        if ref.id:
            yield node, cf.goodsEntity, names.entity(ref.id)


def joined_deal_triples(names: Names, deal: JoinedDeal) -> Iterator[Triple]:
    """One real-world deal: the summary of what its claims state, and the claims."""
    cf, node = names.cf, names.deal(deal.id)
    yield node, RDF.type, cf.Deal
    yield node, RDF.type, SEM.Event
    yield node, RDFS.label, english(f"{', '.join(party.name for party in deal.parties)}: {deal.type.value}")
    yield from _terms_of(names, node, deal)
    yield node, cf.modality, names.concept(deal.modality)
    yield node, cf.polarity, names.cfv.negative if deal.negated else names.cfv.positive
    yield node, cf.furniture, boolean(deal.furniture)
    for member in deal.members:
        yield node, cf.statedBy, names.claim(member.id)
        yield names.claim(member.id), cf.describes, node
    for figure in deal.figures:
        yield node, cf.value, names.claim(figure.id, "figure")
    for party in deal.parties:
        who = _party_iri(names, deal, party)
        yield node, SEM.hasActor, who
        yield from _participation(names, node, names.deal(deal.id, _slot(party)), (who, party))
    yield from _summary(names, node, deal)


def _summary(names: Names, node: Term, deal: JoinedDeal) -> Iterator[Triple]:
    cf = names.cf
    for part in deal.evidence:
        yield node, cf.evidence, names.span(part.document, part.start, part.end)
    if deal.date:
        yield node, cf.date, names.deal(deal.id, "date")
        yield from period_triples(names, names.deal(deal.id, "date"), deal.date)
    if deal.attributed_to:
        member = next((m for m in deal.members if m.attributed_to == deal.attributed_to), None)
        if member:
            yield node, cf.attributedTo, agent_of(names, member.id, deal.attributed_to)
    yield node, cf.claimCount, integer(deal.counts.claims)
    yield node, cf.documentCount, integer(deal.counts.documents)
    yield node, cf.sourceCount, integer(deal.counts.sources)


def _party_iri(names: Names, deal: JoinedDeal, party: Party) -> Term:
    if party.id:
        return names.entity(party.id)
    bare = (None, party.type, party.name)
    holds = (m.id for m in deal.members if any((p.id, p.type, p.name) == bare for p in m.parties))
    return named(names, next(holds, deal.members[0].id), Ref(id=None, type=party.type, name=party.name))

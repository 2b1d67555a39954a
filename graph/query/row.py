"""A row of a list of claims: its date, and the words that it is found by."""

from collections.abc import Callable
from datetime import date

from graph.context import context
from graph.dating import Dated, claim_date, dated
from graph.joined import JoinedDeal
from graph.model import Claim, Evidence, Figure, Relation, Statement
from graph.network import Network
from graph.query.values import Verdict

Row = Claim | JoinedDeal
Test = Callable[[Row], Verdict]


def when_of(network: Network, row: Row) -> Dated:
    """The date of a claim or joined deal: stated, else from the first to the last day of publication."""
    if not isinstance(row, JoinedDeal):
        return claim_date(row, _published(network, row.document))
    days = [day for member in row.members if (day := _published(network, member.document))]
    when = dated(row.date, max(days, default=None))
    return when if row.date and when.basis == "stated" else Dated(min(days, default=None), when.end, when.basis)


def _published(network: Network, document: str) -> date | None:
    return network.records[document].document.published


def text_of(network: Network, row: Row) -> str:
    """What `q` is looked for in: the sentences of the evidence and the words of the claim's own fields."""
    told = [_sentence(network, evidence) for evidence in row.evidence]
    match row:
        case JoinedDeal():
            told += [*row.goods, *(party.name for party in row.parties)]
        case Figure():
            told += [row.property, *(subject.name for subject in row.subjects)]
        case Statement():
            told += [row.speaker.name]
        case Relation():
            told += [row.subject.name, row.object.name]
    return " ".join(told).casefold()


def _sentence(network: Network, evidence: Evidence) -> str:
    return context(network.records[evidence.document], evidence).quote

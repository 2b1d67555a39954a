"""What a filter asks of one claim or joined deal, as a list of tests."""

from collections.abc import Sequence

from graph.errors import QueryError
from graph.joined import JoinedDeal
from graph.model import Claim, Deal, Figure, Ref, Relation, Statement
from graph.network import Network
from graph.query import kinds
from graph.query.filters import (
    Attributed,
    ClaimFilter,
    ClaimListing,
    DealFilter,
    FigureFilter,
    RelationFilter,
    StatementFilter,
)
from graph.query.row import Row, Test, text_of, when_of
from graph.query.values import Excluded, Verdict
from graph.query.who import any_of, named


def judge(tests: Sequence[Test], row: Row) -> Verdict:
    """Whether a row passes every test, or why it is left out although it fits else."""
    found: Verdict = True
    for test in tests:
        verdict = test(row)
        if verdict is False:
            return False
        if found is True:
            found = verdict
    return found


def tests(network: Network, query: ClaimListing) -> list[Test]:
    """The tests of a filter. Raises `UnknownEntity` and `QueryError`."""
    if query.since and query.until and query.since > query.until:
        raise QueryError(f"since is after until: nothing lies between {query.since} and {query.until}", "since")
    made = _common(network, query)
    if isinstance(query, Attributed):
        made += _attributed(network, query)
    match query:
        case DealFilter():
            made += kinds.deals(network, query)
        case FigureFilter():
            made += kinds.figures(network, query)
        case StatementFilter():
            made += kinds.statements(network, query)
        case RelationFilter():
            made += kinds.relations(network, query)
        case ClaimFilter():
            made += kinds.about(network, query.about)
        case _:
            pass
    return [*made, *_last(network, query)]


def _common(network: Network, query: ClaimListing) -> list[Test]:
    made: list[Test] = []
    if query.document:
        wanted = frozenset(query.document)
        made.append(lambda row: any(evidence.document in wanted for evidence in row.evidence))
    if query.modality:
        made.append(lambda row: row.modality in query.modality)
    if query.negated is not None:
        made.append(lambda row: row.negated is query.negated)
    if query.q is not None:
        parts = query.q.casefold().split()
        made.append(lambda row: all(part in text_of(network, row) for part in parts))
    return made


def _last(network: Network, query: ClaimListing) -> list[Test]:
    """The tests that leave rows out and count them: after all others, so that only what else fits is counted."""
    made: list[Test] = []
    if query.since or query.until:
        made.append(lambda row: _dated(network, row, query))
    if not query.furniture:
        made.append(lambda row: Excluded.FURNITURE if row.furniture else True)
    return made


def _dated(network: Network, row: Row, query: ClaimListing) -> Verdict:
    when = when_of(network, row)
    return when.within(query.since, query.until) if when.start else Excluded.UNDATED


def _attributed(network: Network, query: Attributed) -> list[Test]:
    whom = named(network, query.attributed_to, "attributed_to")
    fits = any_of(whom)

    def test(row: Row) -> bool:
        match row:
            case JoinedDeal():
                return fits(ref for member in row.members for ref in _said(member))
            case Statement():
                return fits([row.speaker])
            case _:
                return fits(_said(row))

    return [test] if whom else []


def _said(claim: Claim) -> list[Ref]:
    if isinstance(claim, Figure | Deal | Relation) and claim.attributed_to:
        return [claim.attributed_to]
    return []

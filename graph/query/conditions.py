"""What a filter asks of one claim or joined deal, as a list of tests."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from graph.context import context
from graph.dating import Dated, claim_date, dated
from graph.facts import content
from graph.joined import JoinedDeal
from graph.model import Claim, Deal, Evidence, Figure, Period, Ref, Relation, Statement
from graph.network import Network
from graph.projection import about
from graph.query.filters import (
    Attributed,
    ClaimFilter,
    ClaimListing,
    DealFilter,
    FigureFilter,
    RelationFilter,
    StatementFilter,
)
from graph.query.values import Asked, Excluded, Verdict, asked
from graph.query.who import Who, any_of, named

Row = Claim | JoinedDeal
Test = Callable[[Row], Verdict]


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
    made = _common(network, query)
    if isinstance(query, Attributed):
        made += _attributed(network, query)
    match query:
        case DealFilter():
            made += _deals(network, query)
        case FigureFilter():
            made += _figures(network, query)
        case StatementFilter():
            made += _statements(network, query)
        case RelationFilter():
            made += _relations(network, query)
        case ClaimFilter():
            made += _about(network, query.about)
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
        made.append(lambda row: all(part in _text(network, row) for part in parts))
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


def when_of(network: Network, row: Row) -> Dated:
    """The date of a claim or joined deal: stated, else from the first to the last day of publication."""
    if not isinstance(row, JoinedDeal):
        return claim_date(row, _published(network, row.document))
    days = [day for member in row.members if (day := _published(network, member.document))]
    when = dated(row.date, max(days, default=None))
    return when if row.date and when.basis == "stated" else Dated(min(days, default=None), when.end, when.basis)


def _published(network: Network, document: str) -> date | None:
    return network.records[document].document.published


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


def _deals(network: Network, query: DealFilter) -> list[Test]:
    made: list[Test] = []
    all_of = named(network, query.involving, "involving")
    either = named(network, query.party, "party")
    for who in all_of:
        made.append(_party([who]))
    if either:
        made.append(_party(either))
    if query.role:
        made.append(_role(query, (*all_of, *either)))
    if query.type:
        made.append(lambda row: isinstance(row, JoinedDeal) and row.type in query.type)
    if query.status:
        made.append(lambda row: isinstance(row, JoinedDeal) and row.status in query.status)
    if query.goods:
        made.append(lambda row: isinstance(row, JoinedDeal) and _goods(row, query.goods))
    values = asked(query)
    if values.anything:
        made.append(lambda row: isinstance(row, JoinedDeal) and _best(values, row.figures))
    return made


def _party(whom: Sequence[Who]) -> Test:
    return lambda row: isinstance(row, JoinedDeal) and any_of(tuple(whom))(row.parties)


def _role(query: DealFilter, whom: tuple[Who, ...]) -> Test:
    def test(row: Row) -> bool:
        parties = row.parties if isinstance(row, JoinedDeal) else ()
        playing = [party for party in parties if party.role in query.role]
        return any_of(whom)(playing) if whom else bool(playing)

    return test


def _goods(deal: JoinedDeal, wanted: Iterable[str]) -> bool:
    told = [*deal.goods, *(ref.name for ref in deal.goods_entities)]
    return any(want.casefold() in good.casefold() for want in wanted for good in told)


def _best(values: Asked, figures: Iterable[Figure]) -> Verdict:
    """A deal passes where one figure does; it is left out where none does and one could not be tested."""
    verdicts = [values.test(figure) for figure in figures]
    if True in verdicts:
        return True
    return next((verdict for verdict in verdicts if verdict is not False), False)


def _figures(network: Network, query: FigureFilter) -> list[Test]:
    made: list[Test] = []
    subjects = named(network, query.subject, "subject")
    if subjects:
        made.append(lambda row: isinstance(row, Figure) and any_of(subjects)(row.subjects))
    if query.measure:
        made.append(lambda row: isinstance(row, Figure) and row.measure in query.measure)
    if query.property is not None:
        wanted = content(query.property)
        made.append(lambda row: isinstance(row, Figure) and wanted <= content(row.property))
    if query.direction:
        made.append(lambda row: isinstance(row, Figure) and row.direction in query.direction)
    if query.period is not None:
        words = query.period
        made.append(lambda row: isinstance(row, Figure) and row.period is not None and in_period(row.period, words))
    values = asked(query)
    if values.anything:
        made.append(lambda row: isinstance(row, Figure) and values.test(row))
    return made


_ISO = re.compile(r"\d{4}(-\d{2}){0,2}")


def in_period(period: Period, words: str) -> bool:
    """Whether a period lies within a year, month or day in ISO words, or is told in these words."""
    if words.casefold() in period.text.casefold():
        return True
    ends = (period.start or period.end, period.end or period.start)
    return bool(_ISO.fullmatch(words)) and all(end is not None and end.isoformat().startswith(words) for end in ends)


def _statements(network: Network, query: StatementFilter) -> list[Test]:
    made = _about(network, query.about)
    speakers = named(network, query.speaker, "speaker")
    if speakers:
        made.append(lambda row: isinstance(row, Statement) and any_of(speakers)([row.speaker]))
    firms = named(network, query.affiliation, "affiliation")
    if firms:
        made.append(lambda row: isinstance(row, Statement) and any_of(firms)(filter(None, [row.affiliation])))
    if query.kind:
        made.append(lambda row: isinstance(row, Statement) and row.kind in query.kind)
    return made


def _relations(network: Network, query: RelationFilter) -> list[Test]:
    made: list[Test] = []
    subjects, objects = named(network, query.subject, "subject"), named(network, query.object, "object")
    either = named(network, query.about, "about")
    if subjects:
        made.append(lambda row: isinstance(row, Relation) and any_of(subjects)([row.subject]))
    if objects:
        made.append(lambda row: isinstance(row, Relation) and any_of(objects)([row.object]))
    if either:
        made.append(lambda row: isinstance(row, Relation) and any_of(either)([row.subject, row.object]))
    return [*made, *_relation_words(query)]


def _relation_words(query: RelationFilter) -> list[Test]:
    made: list[Test] = []
    if query.predicate:
        made.append(lambda row: isinstance(row, Relation) and row.predicate in query.predicate)
    if query.subject_type:
        made.append(lambda row: isinstance(row, Relation) and row.subject.type in query.subject_type)
    if query.object_type:
        made.append(lambda row: isinstance(row, Relation) and row.object.type in query.object_type)
    if query.role is not None:
        wanted = content(query.role)
        made.append(lambda row: isinstance(row, Relation) and wanted <= content(row.role or ""))
    return made


def _about(network: Network, names: Iterable[str]) -> list[Test]:
    whom = named(network, names, "about")
    ids = frozenset[str]().union(*(who.ids for who in whom))

    def test(row: Row) -> bool:
        return not isinstance(row, JoinedDeal) and bool(ids & about(row, network.records[row.document]))

    return [test] if whom else []


def _text(network: Network, row: Row) -> str:
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

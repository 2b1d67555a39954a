"""What a filter asks by the parameters that only one kind of claim has."""

import re
from collections.abc import Iterable, Sequence

from graph.facts import content
from graph.joined import JoinedDeal
from graph.model import Figure, Period, Relation, Statement
from graph.network import Network
from graph.projection import about as claim_about
from graph.query.filters import DealFilter, FigureFilter, RelationFilter, StatementFilter
from graph.query.row import Row, Test
from graph.query.values import Asked, Verdict, asked
from graph.query.who import Who, any_of, named


def deals(network: Network, query: DealFilter) -> list[Test]:
    """The tests of a deal's own parameters."""
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
    values = asked(query, network)
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


def figures(network: Network, query: FigureFilter) -> list[Test]:
    """The tests of a figure's own parameters."""
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
    values = asked(query, network)
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


def statements(network: Network, query: StatementFilter) -> list[Test]:
    """The tests of a statement's own parameters."""
    made = about(network, query.about)
    speakers = named(network, query.speaker, "speaker")
    if speakers:
        made.append(lambda row: isinstance(row, Statement) and any_of(speakers)([row.speaker]))
    firms = named(network, query.affiliation, "affiliation")
    if firms:
        made.append(lambda row: isinstance(row, Statement) and any_of(firms)(filter(None, [row.affiliation])))
    if query.kind:
        made.append(lambda row: isinstance(row, Statement) and row.kind in query.kind)
    return made


def relations(network: Network, query: RelationFilter) -> list[Test]:
    """The tests of a relation's own parameters."""
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


def about(network: Network, names: Iterable[str]) -> list[Test]:
    """The test whether a claim is about one of those named."""
    whom = named(network, names, "about")
    ids = frozenset[str]().union(*(who.ids for who in whom))

    def test(row: Row) -> bool:
        return not isinstance(row, JoinedDeal) and bool(ids & claim_about(row, network.records[row.document]))

    return [test] if whom else []

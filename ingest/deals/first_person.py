"""Whom "we" means in words that somebody said: the speaker's company."""

import re
from collections.abc import Iterator

from graph.model import Ref, Statement
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.deals.party import is_firm

_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|[Tt]he (?:holding )?company)\b")


def first_person(analysis: Analysis) -> tuple[Name, ...]:
    """A name for each "we" and "our" within a statement: the speaker's affiliation, else whom the document is about."""
    taken = {n.start for n in analysis.names}
    topic = _topic(analysis)
    spans = [(s.start, s.end, _company(s, topic)) for s in analysis.statements]
    return tuple(n for n in _found(analysis, spans) if n.start not in taken)


def _found(analysis: Analysis, spans: list[tuple[int, int, Ref | None]]) -> Iterator[Name]:
    if not spans:
        return
    for match in _WE.finditer(analysis.text):
        start, end = analysis.raw(*match.span())
        for first, last, ref in spans:
            if first <= start and end <= last and ref is not None:
                yield Name(*match.span(), ref, "coreference: we")
                break


def _company(statement: Statement, topic: Ref | None) -> Ref | None:
    """The company for which a speaker says "we"."""
    if statement.affiliation is not None:
        return (
            statement.affiliation
            if statement.affiliation.type in {EntityType.COMPANY, EntityType.ORGANIZATION}
            else None
        )
    return topic if statement.speaker.type is EntityType.PERSON else None


def _topic(analysis: Analysis) -> Ref | None:
    """The first company that the document names."""
    return next((n.ref for n in analysis.names if is_firm(n) and not analysis.is_furniture(n.start, n.end)), None)

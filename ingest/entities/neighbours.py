"""Votes of the neighbours in a list: "Northwind, Contoso and Fabrikam" are of one type."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from graph.vocab import EntityType
from ingest.analysis import Name
from ingest.entities.forms import written
from ingest.entities.scan import Candidate

_LIST_BEFORE = re.compile(r"(?:,? (?:and|or|with) |, | / |/|; | & )$")
_LIST_AFTER = re.compile(r",? (?:and|or|with) |, | / |/|; | & ")


def vote_neighbours(
    text: str, known: Iterable[Name], ballots: Mapping[str, Counter[EntityType]], unknown: Iterable[Candidate]
) -> None:
    """What stands in a list beside a name of known type is of that type."""
    named = tuple(known)
    ends = {n.end: n for n in named}
    starts = {n.start: n for n in named}
    for candidate in unknown:
        ballot = ballots.get(written(candidate.span.text))
        if ballot is None:
            continue
        if gap := _LIST_BEFORE.search(text, max(0, candidate.span.start - 8), candidate.span.start):
            beside = ends.get(gap.start())
            ballot.update([beside.ref.type] if beside else [])
        if gap := _LIST_AFTER.match(text, candidate.span.end):
            beside = starts.get(gap.end())
            owner = beside is not None and text[beside.end : beside.end + 2] in {"'s", "’s"}
            ballot.update([beside.ref.type] if beside and not owner else [])

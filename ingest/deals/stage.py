"""How far a deal has come: rumoured, reported, planned, announced, completed, cancelled."""

import re
from functools import cache

from graph.vocab import Status
from ingest.analysis import Analysis
from ingest.deals.join import Group
from ingest.lexicon_file import load


@cache
def _cues() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    """The cues in the order in which they are asked: the first that speaks decides."""
    rows = load("deals")["status"]
    return tuple((Status(row["status"]), re.compile(row["cue"], re.IGNORECASE)) for row in rows)


def stage(analysis: Analysis, group: Group) -> tuple[Status, bool]:
    """The status by the words of the clauses that tell of the deal, and whether it is denied."""
    told = " … ".join(analysis.text[s:e] for s, e in [*(v.clause for v in group.events), *group.spans])
    denied = bool(re.search(r"\b(?:denie[sd]|deny|denying)\b", told))
    fixed = [e.status for e in group.events if e.status is not None]
    if Status.CANCELLED in fixed:
        return Status.CANCELLED, denied
    for status, cue in _cues():
        if cue.search(told):
            return status, denied
    return (fixed[0] if fixed else Status.ANNOUNCED), denied

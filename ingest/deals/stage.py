"""How far a deal has come: rumoured, reported, planned, announced, completed, cancelled."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.vocab import DealType, Status
from ingest.analysis import Analysis
from ingest.context.periods import times_in
from ingest.deals.event import Event
from ingest.deals.join import Group
from ingest.lexicon_file import load


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a status. `far`: also in the sentences that go on about the deal."""

    status: Status
    words: re.Pattern[str]
    far: bool
    types: frozenset[DealType]


@cache
def _cues() -> tuple[Cue, ...]:
    """The cues in the order in which they are asked: the first that speaks decides."""
    return tuple(
        Cue(
            Status(row["status"]),
            re.compile(row["cue"], re.IGNORECASE),
            row.get("far", False),
            frozenset(DealType(t) for t in row.get("types", ())),
        )
        for row in load("deals")["status"]
    )


def stage(analysis: Analysis, group: Group) -> Status:
    """The status by what the tellings say, the definite ones before the general."""
    if any(e.status is Status.CANCELLED for e in group.events):
        return Status.CANCELLED
    near = " … ".join(_around(analysis, e) for e in group.events)
    far = near + " … " + " … ".join(analysis.text[s:e] for s, e in group.spans)
    for cue in _cues():
        if cue.types and group.lead.type not in cue.types:
            continue
        if cue.words.search(far if cue.far else near):
            return cue.status
    if any(_is_past(analysis, e) for e in group.events):
        return Status.COMPLETED
    fixed = [e.status for e in group.events if e.status is not None]
    return fixed[0] if fixed else Status.ANNOUNCED


def is_denied(analysis: Analysis, group: Group) -> bool:
    """Whether the text denies the deal."""
    return any(re.search(r"\b(?:denie[sd]|deny|denying)\b", _around(analysis, e)) for e in group.events)


def _around(analysis: Analysis, event: Event) -> str:
    """The words of the sentence; of a long one with several parts only those of the clause."""
    if event.tree is None or event.trigger is None:
        return analysis.text[event.clause[0] : event.clause[1]]
    sentence = event.tree.sentence
    whole = analysis.text[sentence.start : sentence.end]
    return whole if len(whole) < 220 or ";" not in whole else analysis.text[event.clause[0] : event.clause[1]]


def _is_past(analysis: Analysis, event: Event) -> bool:
    """Whether the telling is dated before the document's year, or told as done by its tense."""
    words = analysis.text[event.clause[0] : event.clause[1]]
    published = analysis.document.published
    years = list(_years(words))
    if years and (published is None or max(years) < published.year):
        return True
    verb = event.trigger
    if verb is None or verb.pos_ != "VERB":
        return False
    done = verb.tag_ == "VBD" or any(c.lower_ in {"has", "have", "had"} for c in verb.children if c.dep_ == "aux")
    return done and event.type not in {DealType.SUPPLY, DealType.PARTNERSHIP, DealType.LEASE}


def _years(words: str) -> Iterator[int]:
    for when in times_in(words):
        match = re.fullmatch(r".*\b((?:19|20)\d\d)", when.words)
        if match and when.lead not in {"by", "until", "through", "from"}:
            yield int(match[1])

"""When a deal was agreed or done, by the words of time in the clauses that tell of it."""

import re

from graph.model import Period
from ingest.analysis import Analysis
from ingest.context.dates import When, resolve
from ingest.context.periods import times_in
from ingest.deals.join import Group

_FUTURE = frozenset(
    {"by", "until", "till", "through", "from", "over", "within", "since", "to", "for", "during", "before"}
)
_NO_DAY = re.compile(
    r"^(?:today|currently|at present|year|the year|quarter|\d+|the (?:same|first|last|next) (?:time|day|month)"
    r"|(?:the )?(?:next|coming|following|fiscal|full|first|second|third|fourth|final)\b.*"
    r"|.*(?:trading|hours|quarter|years|period|half))$",
    re.IGNORECASE,
)
_FRAME = re.compile(r"^\W*(?:[Ii]n|[Oo]n|[Ll]ast|[Ee]arlier|[Tt]his)\b")


def date_of(analysis: Analysis, group: Group) -> Period | None:
    """The first time stated for the event itself: not when it will end, start or how long it lasts."""
    for event in group.events:
        start, end = event.clause
        sentence = analysis.sentence_at(start)
        opening = analysis.text[sentence.start : start]
        if _FRAME.match(opening) and len(opening) < 80:
            start = sentence.start
        for when in times_in(analysis.text[start:end]):
            if _dates(when):
                return resolve(when, analysis.document.published)
    return None


def _dates(when: When) -> bool:
    return when.lead not in _FUTURE and not _NO_DAY.match(when.words)

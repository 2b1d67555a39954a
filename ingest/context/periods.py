# ruff: noqa: E501 - a pattern is one line, to be read whole
"""Periods: the words that date a figure, and the dates that they mean where the document's own date allows."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from graph import units
from graph.model import Period
from graph.vocab import Dimension
from ingest.context.dates import When, resolve
from ingest.context.dating import compared, is_absolute, is_coordinate, is_dropped, is_term, left_behind, reaches, told
from ingest.context.scene import Bearing, Scene, token_at
from ingest.modality import clause_verb

_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.?|April|Apr\.?|May|June|July|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_YEAR = r"(?:19|20|21)\d\d"
_NUMBER = r"(?:\d{1,3}(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|several|few|couple of|half)"
_SPAN = r"(?:second|minute|hour|day|week|month|quarter|year|decade|century)s?"
_NTH = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|last|final|latest|current|previous|prior|same|next|following)"
_FORMS = (
    r"(?:the\s)?(?:corresponding|same|comparable|prior-year|year-ago|preceding)\s(?:period|quarter|month|week|time|half)(?:\s(?:of\s|in\s)?(?:the\s)?(?:last|previous|prior|a)\syear)?",
    rf"(?:the\s)?(?:(?:{_NUMBER}|fiscal|financial)\s)?(?:first\s|second\s|third\s|fourth\s)?(?:quarter|half|year|months|weeks|period|half-year)\s(?:ended|ending|to|through)\s(?:on\s)?(?:\d{{1,2}}\s)?{_MONTH}(?:\s\d{{1,2}})?(?:,?\s{_YEAR})?(?!\w)",
    rf"(?:the\s)?(?:{_NTH}\s){{1,2}}(?:(?:{_NUMBER}|fiscal|full|calendar|financial)\s){{0,2}}(?:quarters?|half|halves|months?|years?|decades?|fiscal|period|season)(?:\s(?:of|in)\s(?:(?:fiscal|the\s(?:current|previous|next|last)|this|last|next)\s)?(?:{_YEAR}|the\syear|year|{_MONTH}))?(?:\s{_YEAR})?",
    rf"(?:this|last|next|past|the\spast|the\slast|the\snext|the\scoming|the\scurrent|the\sprevious|the\ssame|the\sfollowing|the\sprior)\s(?:{_NUMBER}\s)?(?:fiscal\s|financial\s|calendar\s)?(?:{_SPAN}|summer|winter|spring|autumn|fall|weekend|{_MONTH}|Monday|Tuesday|Wednesday|Thursday|Friday)(?!\w)(?:\s(?:of|in)\s{_YEAR})?",
    rf"(?:the\s)?(?:{_MONTH}|first|second|third|fourth|Christmas|holiday|December|March|June|September)[\s-](?:quarter|half)(?!\w)(?:\s(?:of\s)?(?:fiscal\s)?{_YEAR})?",
    r"(?:Q[1-4]|H[12]|[1-4]Q|[12]H|9M)(?:\s(?:of\s)?(?:fiscal\s|FY)?['’]?(?:20)?\d\d|['’]\d\d|20\d\d|(?:FY|CY)\d\d)?(?!\w)|(?:[1-4]Q|[12]H)\d\d(?!\w)",
    r"(?:(?:the\s)?(?:fiscal|financial|calendar)\s(?:year\s)?|FY\s?['’]?)(?:20)?\d\d(?:[-/–]\d\d)?(?!\w)",
    rf"(?:early|late|mid|the\send\sof|end|the\sbeginning\sof|the\sstart\sof|year-end|mid-)[\s-]?(?:{_MONTH}\s)?{_YEAR}s?(?![\d%])",
    rf"{_YEAR}\s?(?:[-–/]|to|through|until|and)\s?(?:{_YEAR}|\d\d)(?![\d%,.]\d|\d)",
    rf"{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s{_YEAR})?(?![\d%]|,\d)|\d{{1,2}}\s{_MONTH}(?:\s{_YEAR})?(?!\w)",
    rf"{_MONTH},?\s{_YEAR}(?!\d)",
    rf"(?<![$€£\d.,-]){_YEAR}[eE]?(?![\d%]|,\d|\.\d|-\w|\s(?:people|workers|jobs|employees|units))",
    rf"(?:a|one|{_NUMBER})[\s-](?:{_SPAN})\s(?:ago|earlier|before|previously|later)",
    r"(?:the\s)?(?:year|month|quarter|week)\s(?:ago|earlier|later|(?:before|after)(?!\s(?:its|his|her|their|the|an?|it|they|he|she)\b))(?:\speriod|\squarter)?|(?:the\s)?(?:year|month|quarter)-(?:ago|earlier)(?:\s(?:period|quarter|month))?",
    r"(?:the\s)?(?:corresponding|same|comparable|prior-year|year-ago|preceding)\s(?:period|quarter|month|week|time|half)(?:\s(?:of\s)?(?:last|the\sprevious|a)\syear)?",
    rf"{_MONTH}(?=[\s,.;)]|$)",
    r"(?:today|yesterday|tomorrow|tonight|currently|at\spresent|this\smorning|New\sYear|Diwali|Christmas|Easter|year-end|(?:the\s)?end\sof\s(?:the\s|this\s|next\s)?(?:year|decade|month|century|quarter)|to\sdate|so\sfar\sthis\syear|the\s(?:19|20)\d0s)",
    r"(?:premarket|pre-market|after-hours|afternoon|morning|early|intraday|extended)\s(?:trading|trade|hours)",
    rf"(?:(?:the\s)?(?:first|last|next|past|coming|following|previous)\s){_NUMBER}\s(?:{_SPAN})",
    rf"(?<=over\s){_NUMBER}[\s-](?:{_SPAN})|(?<=within\s){_NUMBER}[\s-](?:{_SPAN})|(?<=over\sa\s){_NUMBER}[\s-](?:{_SPAN})|(?:prior|previous|last|this|next)\sweek|week\s\d{{1,2}}(?:,\s{_YEAR})?",
    rf"(?:the\s)?{_NUMBER}\s(?:days|weeks|months)\sto\s(?:{_MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!\w)",
    r"(?<=in\s)(?:a\ssingle\s(?:day|week|month|session)|the\s(?:week|spring|summer|autumn|winter))(?=[\s,.;]|$)|(?<=for\sthe\s)year(?=[\s,.;]|$)",
)  # fmt: skip
_CLAUSE = re.compile(r";|\s[-–—]\s|(?:,?\s(?:while|whereas|but|although|though|compared|versus|against)\s)|:\s")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w$€£.-])(?P<lead>(?:in|by|since|until|till|through|during|for|over|from|at|on|before|after|throughout|within|as of|to)\s)?(?P<time>{'|'.join(_FORMS)})",
        re.IGNORECASE,
    )


@lru_cache(maxsize=64)
def times_in(text: str) -> tuple[When, ...]:
    """The words of time of a sentence, in order. A capital letter is asked of months."""
    return tuple(_times(text))


def _times(text: str) -> Iterator[When]:
    for match in _pattern().finditer(text[:4000]):
        words = match["time"]
        if re.fullmatch(r"(?:may|march|mar|dec|jan|sept?|oct|nov|aug|apr|feb)\.?", words) or (
            re.fullmatch(r"May|March", words) and not match["lead"]
        ):
            continue
        yield When(match.start("time"), match.end("time"), (match["lead"] or "").strip().lower(), words)


_RESULTS = re.compile(r"quarter|half|fiscal|Q[1-4]|H[12]|\bFY|\bnine months|year", re.IGNORECASE)


def carried(text: str) -> str | None:
    """The period of results that a heading or a sentence states for what follows it, as words, or null."""
    times = [t for t in times_in(text) if _RESULTS.search(t.words) and not _EARLIER.search(t.words)]
    return times[0].words if times else None


def period_of(scene: Scene, bearing: Bearing, published: dt.date | None) -> Period | None:
    """The period that dates a figure: words after it in its clause, else before it, else at the sentence's head."""
    chosen = _choose(scene.scanned.plain, bearing, scene)
    return None if chosen is None else resolve(chosen, published)


def _choose(text: str, bearing: Bearing, scene: Scene) -> When | None:
    amount = bearing.amount
    times = [
        t
        for t in times_in(text)
        if not (
            _is_report(text, t) or is_term(text, t) or (t.lead in {"over", "from", "on"} and _EARLIER.search(t.words))
        )
    ]
    own = [t for t in times if t.start < amount.end and amount.head < t.end]
    if own and re.match(r"(?:the\s)?(?:last|next|past|coming|following|previous|first)\s", own[0].words, re.IGNORECASE):
        return own[0]
    times = [t for t in times if t not in own and not (_is_counted(t, scene) and t.lead not in _SPANNING)]
    after = [t for t in times if t.start >= amount.end and not text.startswith(("'s", "’s"), t.end)]
    if after and _follows(scene, bearing, after[0]):
        return after[0]
    before = [t for t in times if t.end <= amount.start]
    if not before or is_base(text[: amount.start]) or _is_length(bearing):
        return None
    return _before(scene, bearing, before)


def _before(scene: Scene, bearing: Bearing, before: list[When]) -> When | None:
    """The nearest of the times before a figure where it is of the figure's clause, else the one at the sentence's head."""
    text, start, near = scene.scanned.plain, bearing.amount.start, before[-1]
    if re.match(r",?\s(?:when|in which|during which)\b", text[near.end :]):
        return near
    if told(scene, bearing, near):
        return None
    if compared(scene, bearing, near):
        return near
    if (
        not _CLAUSE.search(text, near.end, start)
        and not _taken(text, near, start)
        and _same_clause(scene, bearing, near)
    ):
        return None if left_behind(scene, bearing, near) else near
    head = before[0]
    if head.start - len(head.lead) > 6 or _taken(text, head, head.end) or left_behind(scene, bearing, head):
        return None
    return head


def _follows(scene: Scene, bearing: Bearing, when: When) -> bool:
    """Whether words of time after a figure date it."""
    text, end = scene.scanned.plain, bearing.amount.end
    return not (
        _CLAUSE.search(text, end, when.start) or _parted(text, end, when) or is_dropped(text, end, when)
    ) and reaches(scene, bearing, when)


def _is_length(bearing: Bearing) -> bool:
    """Whether the figure is a length of time: what stands before dates the event, not its length ("last week it
    signed a ten-year lease")."""
    return bearing.amount.unit is not None and units.unit(bearing.amount.unit).dimension is Dimension.DURATION


_SPANNING = frozenset({"over", "in", "within", "during", "through"})


def _is_counted(when: When, scene: Scene) -> bool:
    """Whether the words of time are a figure of the sentence themselves ("six years", not "six years ago")."""
    return not when.words.lower().endswith(("ago", "earlier", "previously")) and any(
        when.start <= b.amount.head < when.end for b in scene.bearings
    )


def is_base(before: str) -> bool:
    """Whether an amount is what another is compared with: "up from 5.8 million", "versus 12%"."""
    return re.search(
        r"\b(?:from|than|versus|vs\.?|against|with|to)\s(?:about\s|just\s|only\s|nearly\s|a\s(?:loss|profit)\sof\s)?$",
        before[-30:],
    ) is not None and not before.rstrip().endswith((" to", " with"))


def _same_clause(scene: Scene, bearing: Bearing, when: When) -> bool:
    """Whether the words of time and the figure have one verb, or the figure's clause depends on the time's."""
    time, token = token_at(scene.tree, when.start), bearing.token
    if time is None or token is None:
        return True
    theirs, ours = clause_verb(time), clause_verb(token)
    if theirs is None or ours is None or theirs == ours:
        return True
    node = ours
    for _ in range(8):
        if is_coordinate(node) or is_absolute(node):
            return False
        if node.head == node:
            return False
        node = node.head
        if node == theirs:
            return True
    return False


_COMPARED = re.compile(
    r"\b(?:from|versus|vs\.?|against|than|over|that of|compared (?:with|to)|on|in)\s(?:that of\s)?(?:the\s|a\s)?$"
)
_EARLIER = re.compile(
    r"(?:same|corresponding|comparable|prior|previous|year-ago|year ago|year earlier|last year|ago|earlier|before)",
    re.IGNORECASE,
)


def _parted(text: str, start: int, when: When) -> bool:
    """Whether another level stands between, or the time is that of the other level: "$5bn from $4bn a year earlier"."""
    between = text[start : when.start]
    if between.count("(") > between.count(")") or len(between) > 90:
        return True
    if re.search(r"\b(?:from|versus|vs\.?|against|than|compared with|compared to|that of)\b", between):
        return bool(re.search(r"\d|\b(?:one|two|three)\b", between)) or bool(_EARLIER.search(when.words))
    if re.search(
        r"\b(?:worst|best|highest|lowest|biggest|largest|weakest|strongest|most|least|slowest|fastest|first|steepest|sharpest)\b",
        between[-50:],
    ):
        return when.lead in {"since", "in"} or when.words.lower() == "to date"
    if re.search(r"\b(?:(?:closing|share) price on|ahead of)\s(?:the\s)?$", between):
        return True
    return bool(re.search(r",\s(?:and\s)?(?:\w+\s){1,6}(?:is|was|are|were|will|has|have|rose|fell|grew)\b", between))


def _taken(text: str, when: When, start: int) -> bool:
    """Whether the words before belong to an earlier figure: "$2bn a year earlier to $3bn", "its worst since 2022"."""
    superlative = re.search(
        r"\b(?:worst|best|highest|lowest|biggest|largest|weakest|strongest|most|least|slowest|fastest|steepest|sharpest|founded|established|launched|created|born|listed)\b",
        text[max(0, when.start - 45) : when.start],
    )
    return (
        when.words.lower().endswith(("ago", "earlier", "before", "previously"))
        or len(text[when.end : start]) > 110
        or superlative is not None
    )


_SAID = re.compile(
    r"\b(?:said|says|announced|reported|told|signed|completed|published|dated|founded|established|learned|released|confirmed|disclosed|added|wrote|revealed|introduced|filed|unveiled|agreed)\b(?:\s\w+){0,3}\s*$",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\b(?:said|says|told|announced|wrote|confirmed|disclosed|revealed)\s(?:\w+\s){0,2}$|\b(?:company|firm|group|it|they|he|she|agency|ministry)\sreported\s(?:\w+\s)?$",
    re.IGNORECASE,
)


def _is_report(text: str, when: When) -> bool:
    """A dateline or the day of a report: "LONDON, Nov 11 (Wire)", "said on March 3", "said last month"."""
    head = text[: when.start]
    exact = re.match(
        rf"(?:{_MONTH})\s\d{{1,2}}|\d{{1,2}}\s|(?:last|this)\s\w+day|today|yesterday", when.words, re.IGNORECASE
    )
    if when.start < 60 and exact and re.match(r"\s?(?:\(|--|–|—|-|:|/PRN)|,?\s\d{4}\s?[-–—/]", text[when.end :]):
        return True
    said = _SPEECH.search(head[-40:]) or (exact and _SAID.search(head[-60:]))
    return bool(said) or bool(
        re.search(r"\b(?:founded|established|born|created|listed|incorporated|headquartered)\s(?:in\s)?$", head[-24:])
    )

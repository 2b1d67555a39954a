"""What a span of indirect speech sheds at its ends: datelines, days, "that", marks, further sources."""

import re

from ingest.speech.dateline import past_dateline

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WHEN = (
    rf"(?:(?:late |early )?(?:on|last|this|late|early) {_DAY}|yesterday|today|{_DAY}|earlier"
    r"|(?:earlier |later )?(?:last|this|next) (?:week|month|year|quarter)"
    r"|in an? (?:[a-z]+ )?(?:statement|filing|interview|report|note|letter|email|e-mail|memo|post|tweet|release)"
    r"(?: (?:to|with|on|in) [^,]{2,40}?)?)"
)
_LEAD = re.compile(rf"(?:(?:that|{_WHEN})\b|,|:|—|–|-|[•*·▪]|\s)+", re.IGNORECASE)
_SOURCE = re.compile(r", according to (?=[^,;]*[.;]?$)|;\s(?=[^\"“”]*$)")
"""What ends the words of one who is told of: a further source, or a new clause behind a semicolon."""
_CLOSING = re.compile(r'[.,!?]?["”]')
"""The end of a quotation that the span cuts: its mark belongs to it."""
_TAIL = re.compile(r"[\s.,;:!?—–-]+$")
_LABEL = re.compile(r"(?:[A-Z][\w /]{2,24}:\s+|[^:.]{1,24}%:\s+)")


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without dateline, leading "that" and marks at either end; None where fewer than two words are left."""
    label = _LABEL.match(text[start:end])
    start = max(past_dateline(text, start, end), start + (label.end() if label else 0))
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    source = _SOURCE.search(text, start, end)
    end = source.start() if source is not None and source.start() > start else end
    tail = _TAIL.search(text[start:end])
    end -= len(tail[0]) if tail else 0
    open_ = text.count('"', start, end) % 2 or text.count("“", start, end) > text.count("”", start, end)
    closing = _CLOSING.match(text, end) if open_ else None
    end = closing.end() if closing else end
    return (start, end) if len(text[start:end].split()) > 1 else None

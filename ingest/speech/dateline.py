"""Datelines: "LONDON, 3 May (Reuters) - ", "MUMBAI: ", "Paris — " before the first sentence of a story."""

import re

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z .,/'’-]{2,40}(?:,[^—–]{0,40}?)?(?:\([^)]{2,20}\)\s*|/[^/]{2,20}/\s*)?\s*(?:[—–]+|--?)\s+"
    r"|[A-Z][A-Z /]{2,24}:\s+"
    r"|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}(?:, [A-Z][\w. ]{1,20})?\s+[—–]\s+)"
)


def past_dateline(text: str, start: int, end: int) -> int:
    """Where the sentence [start, end) begins behind its dateline; `start` where it has none."""
    found = _DATELINE.match(text, start, min(end, start + 120))
    return found.end() if found else start

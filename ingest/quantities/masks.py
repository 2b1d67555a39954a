# ruff: noqa: E501 - a pattern is one line, to be read whole
"""What holds digits and is no quantity: dates, times, addresses, links, numbering. Masked before the scanner reads."""

import re
from dataclasses import dataclass

MASK = "\x01"

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|JAN(?:UARY)?|FEB(?:RUARY)?|MARCH|APRIL|MAY|JUNE|JULY|AUG(?:UST)?"
    r"|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
_YEAR = r"(?:1[6-9]|20|21)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "score",
        r"(?<![\w.,$€£%-])\d{1,3}[-–]\d{1,3}(?=\s(?:\w+\s)?(?:wins?|victor(?:y|ies)|defeats?|loss|losses|draws?|leads?|thrashing|rout)\b)",
    ),
    ("link", r"(?:https?://|www\.)\S++|\S++@\S+\.\w++"),
    (
        "numbering",
        r"^\s*\d{1,3}(?:\.\d{1,3})+\s+(?=[A-Z][a-z])|^\s*\(?\d{1,2}[.)](?=\s)|^\s*\((?:[ivx]{1,4}|[a-z])\)(?=\s)",
    ),
    (
        "phone",
        r"(?<![\w.])\+\d[\d \u00a0().-]{7,18}\d(?!\w)|(?<![\w.-])(?:1-)?\d{3}-\d{3}-\d{4}(?!\w)|\(\d{3}\)\s?\d{3}-\d{4}",
    ),
    (
        "phone",
        r"(?i:\b(?:tel|phone|fax|passcode|dial|toll-free|conference id|access code|ext)\b[.:]?)(?:\s(?:is|at|number|no\.?)){0,2}\s*[+\d][\d ()-]*",
    ),
    ("date", rf"\b{_MONTH}\s{{1,2}}{_DAY}(?:st|nd|rd|th)?(?!\d|[,.]\d|%)(?:\s?[-–]\s?{_DAY}(?!\d))?(?:,?\s{_YEAR}\b)?"),
    (
        "date",
        rf"(?<![\d.,$€£])\b{_DAY}(?:st|nd|rd|th)?(?:\s?[-–]\s?{_DAY})?[\s-](?:of\s)?{_MONTH}\b(?:,?[\s-](?:{_YEAR}|\d\d)\b(?!\s*(?:%|per)))?",
    ),
    ("date", rf"\b{_MONTH}(?:\s+of|,)?\s+{_YEAR}\b(?!,\d)|\b{_MONTH}[-\s]?['’]\d\d\b"),
    ("date", rf"(?<![\d.,/-]){_YEAR}[-/.](?:0?[1-9]|1[0-2])[-/.]{_DAY}(?![\d])"),
    ("date", rf"(?<![\d.,/-])(?:{_DAY}[/.-]){{2}}(?:{_YEAR}|\d\d)(?![\d%])"),
    (
        "date",
        r"(?<![\d.,/$-])(?:0\d/(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])/0\d|1[0-2]/(?:1[3-9]|2\d|3[01])|(?:1[3-9]|2\d|3[01])/1[0-2]|1[0-2]/1[0-2])(?![\d/])",
    ),
    (
        "date",
        r"(?i)(?<![\w.])(?:FY|CY|fiscal year |fiscal |financial year )['’]?(?:20)?\d\d(?:[-/–]\d\d)?(?!\w|,\d|\.\d)",
    ),
    ("date", r"(?<!\w)(?:[QH][1-4]|[1-4][QH])(?:\s?(?:FY|CY)?['’]?(?:20)?\d\d\b)?(?!\w)"),
    ("date", rf"(?<![\d.,]){_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)(?![\d,%]|\.\d)"),
    ("date", r"(?<![\d.,$€£])(?:1[6-9]|20)?\d0['’]?s(?!\w)|(?<!\w)['’]\d\ds?(?!\w)"),
    (
        "date",
        rf"(?i:\b(?:mid|early|late|pre|post|end|since|until|till|by|circa)[-–\s]|\bweek \d+,?\s){_YEAR}(?![\d%]|,\d|\.\d)",
    ),
    ("date", r"(?i)\b(?:week|day)\s\d{1,3}(?![.\w]|\s?(?:%|per|x\b))"),
    (
        "time",
        r"(?<![\d.,:])(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?\s?(?:[ap]\.?m\b\.?|hrs\b|hours\b|GMT|UTC|[ECMPB]S?T\b|IST\b|o['’]clock)",
    ),
    ("time", r"(?<![\d.,:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])"),
    ("time", r"(?i)(?<![\d.,:$])\b\d{1,2}\s?(?:[ap]\.m\.|[ap]m\b|noon\b|o['’]clock)"),
    ("page", r"(?i)\bpages?\s\d+(?:\s(?:of|to|-)\s\d+)?|\b\d+\s?/\s?\d+\s?$"),
    ("version", r"(?i)\b(?:v|version\s|ver\.?\s?|release\s)\d+(?:\.\d+)*\b(?!\s?%)"),
    (
        "section",
        r"(?i)(?:\b(?:section|article|clause|rule|paragraph|chapter|exhibit|appendix|regulation|part|note|item|annex|schedule)s?\s|§+\s?)\d+[\d.\w]*(?:\(\w+\))*(?:\s(?:and|or|to)\s\d+\b(?:\(\w+\))*)?",
    ),
    (
        "address",
        r"\b\d{1,5}(?:-\d+)?\s(?:(?:North|South|East|West|N\.|S\.|E\.|W\.)\s)?(?:[A-Z0-9][\w'’]+\s){1,4}(?:Street|St\b\.?|Avenue|Ave\b\.?|Road|Rd\b\.?|Boulevard|Blvd\b\.?|Lane|Drive|Square|Plaza|Way|Parkway|Place|Court|Highway)",
    ),
    (
        "reference",
        r"(?<!\w)[A-Z]{1,4}/\d\d+/\d+|(?<!\w)(?:ISIN|CUSIP|SEDOL|NYSE|NASDAQ|LSE|HKEX|SEHK|SSE|SZSE|TSE|KRX|BSE|NSE|TYO|TPE|KS|HKG|ASX)\s?:\s?[\w.]+|(?<!\w)\d{4,6}\.(?:HK|SS|SZ|KS|KQ|TW|TWO|T|SH)\b|(?<!\w)[0-9a-f]{12,}(?!\w)",
    ),
    (
        "reference",
        r"(?i)(?<!\w)(?:24/7|9/11|401\(?k\)?|403\(b\)|10-[KQ]|8-K|20-F|6-K|20/20|4x4|2x2|\d+x\d+)(?!\w)",
    ),
    (
        "score",
        r"(?i)\b(?:won|beat|lost|win|beating|vote[ds]?|voted|ruled|ruling|lead|score|draw|defeat(?:ed)?|margin of|decision|victory)\s(?:by\s)?(?:[A-Z]\w+\s){0,3}\d{1,2}[-–]\d{1,2}(?!\s?(?:%|per|[a-z]{4,}))",
    ),
)


@dataclass(frozen=True, slots=True)
class Mask:
    """Characters [start, end) of a sentence that are no quantity, and why."""

    start: int
    end: int
    why: str


_COMPILED = tuple((why, re.compile(pattern, re.MULTILINE)) for why, pattern in _PATTERNS)
_NEEDED = re.compile(r"\d")


def find_masks(text: str) -> tuple[Mask, ...]:
    """What is to be masked, in order; the first pattern wins where two overlap."""
    if not _NEEDED.search(text):
        return ()
    found: list[Mask] = []
    for why, pattern in _COMPILED:
        for match in pattern.finditer(text):
            if not any(m.start < match.end() and match.start() < m.end for m in found):
                found.append(Mask(match.start(), match.end(), why))
    return tuple(sorted(found, key=lambda m: m.start))


def masked(text: str, masks: tuple[Mask, ...]) -> str:
    """The text with what is masked made unreadable, at the same length."""
    for mask in masks:
        text = text[: mask.start] + MASK * (mask.end - mask.start) + text[mask.end :]
    return text

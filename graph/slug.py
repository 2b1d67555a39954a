"""Identifiers: slugs of names and hashes of content. No counter, no clock, no base address."""

import hashlib
import re
import unicodedata

_OUTSIDE = re.compile(r"[^a-z0-9]+")
_LATIN = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "å": "a", "đ": "d", "ł": "l", "œ": "oe", "þ": "th", "ð": "d"})


def slug(name: str) -> str:
    """The name in lower-case ASCII words joined by hyphens; a hash where no such letter is left.

    >>> slug("Panaderia Solé SL"), slug("AT&T"), slug("L3Harris")
    ('panaderia-sole-sl', 'at-and-t', 'l3harris')
    """
    lowered = name.casefold().replace("&", " and ").replace("+", " plus ").translate(_LATIN)
    ascii_only = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    joined = _OUTSIDE.sub("-", ascii_only.replace("'", "")).strip("-")
    return joined[:80].rstrip("-") or "x" + digest(name, length=12)


def entity_id(kind: str, name: str) -> str:
    """The id of an entity: `company/nvidia`."""
    return f"{kind}/{slug(name)}"


def digest(*parts: object, length: int = 20) -> str:
    """The first `length` hexadecimal digits of the SHA-256 of the parts, each ended by a NUL."""
    joined = "".join(f"{part}\0" for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:length]


def document_id(text: str) -> str:
    """The id of a document: 32 hexadecimal digits of the SHA-256 of its text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def claim_id(kind: str, document: str, start: int, end: int) -> str:
    """The id of a claim, made of its kind, its document and the span of its anchor words.

    The anchor is what a better extractor would still find: a figure's own words, a deal's trigger,
    the words said, a relation's cue. Where two claims of one kind share an anchor the extractor
    widens it (`discriminate`).
    """
    return f"{kind}-{digest(kind, document, start, end)}"


def discriminated_id(kind: str, document: str, start: int, end: int, *also: str) -> str:
    """`claim_id` of a claim that shares its anchor with another: two deals of one trigger, told apart by parties."""
    return f"{kind}-{digest(kind, document, start, end, *also)}"

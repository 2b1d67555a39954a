"""RDF terms as N-Triples tokens.

A term is a string that is already escaped: `<iri>`, `"text"@en`, `"51"^^<...integer>`. Only those escapes are written
that N-Triples, Turtle and JSON share, so that every writer can use the quoted part as it stands, and terms sort and
compare as text.
Grammar: https://www.w3.org/TR/n-triples/#n-triples-grammar
"""

import datetime as dt
import re
from decimal import ROUND_HALF_EVEN, Decimal
from typing import NewType

Term = NewType("Term", str)
Triple = tuple[Term, Term, Term]

XSD = "http://www.w3.org/2001/XMLSchema#"
INTEGER = f"^^<{XSD}integer>"
DECIMAL = f"^^<{XSD}decimal>"
BOOLEAN = f"^^<{XSD}boolean>"
DATE = f"^^<{XSD}date>"
ANY_URI = f"^^<{XSD}anyURI>"
ENGLISH = "@en"

# quotes and backslash; controls; the separators that some readers take for an end of line; what no RDF syntax can carry
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_FORBIDDEN_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\\ud800-\udfff]')
_MOST_PLACES = Decimal(1).scaleb(-18)
"""oxigraph keeps 18 decimal places."""


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in _SHORT:
        return _SHORT[character]
    if character == "\0" or "\ud800" <= character <= "\udfff" or character >= "\ufffe":
        return "\ufffd"
    return f"\\u{ord(character):04X}"


def iri(address: str) -> Term:
    """The term of an absolute IRI. Raises `ValueError` on a character that no IRI may hold."""
    if bad := _FORBIDDEN_IN_IRI.search(address):
        raise ValueError(f"{address!r} is no IRI: {bad[0]!r} at {bad.start()}")
    return Term(f"<{address}>")


def address(term: Term) -> str:
    """The IRI of an IRI term."""
    return term[1:-1]


def text(words: str, suffix: str = "") -> Term:
    """A literal; `suffix` is its language or datatype as in N-Triples.

    NUL, lone surrogates and the two non-characters U+FFFE and U+FFFF become U+FFFD: no reader of RDF agrees on them.
    """
    return Term(f'"{_ESCAPED.sub(_escape, words)}"{suffix}')


def english(words: str) -> Term:
    """A literal in English."""
    return text(words, ENGLISH)


def number(value: Decimal) -> Term:
    """An integer where the value is integral, else a decimal without trailing zeros.

    It is the one form that rdflib's Turtle and oxigraph's store both keep. More than 18 decimal places are rounded
    half to even.
    """
    if value == value.to_integral_value():
        return Term(f'"{int(value)}"{INTEGER}')
    if _exponent(value) < -18:
        return number(value.quantize(_MOST_PLACES, ROUND_HALF_EVEN))
    return Term(f'"{value.normalize():f}"{DECIMAL}')


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{value} is no number")  # noqa: TRY004 - NaN is a Decimal all the same
    return exponent


def integer(value: int) -> Term:
    """An xsd:integer; its derived types are rewritten by stores."""
    return Term(f'"{value}"{INTEGER}')


def boolean(value: bool) -> Term:
    """`true` or `false`."""
    return Term(f'"{str(value).lower()}"{BOOLEAN}')


def date(value: dt.date) -> Term:
    """An ISO date without a zone."""
    return Term(f'"{value.isoformat()}"{DATE}')

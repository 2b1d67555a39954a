"""What a SPARQL query may not say: SERVICE, FROM, LOAD and every update.

The jail refuses them anyhow, for it can open nothing; this is for a clear answer. The text is cut into the tokens of
SPARQL 1.1 (19.8), once as it stands and once with its code-point escapes undone (19.2). Parsers without a scanner also
read `ASKFROM<g>` and `SERVICE:x`, so a forbidden word is sought within bare words and prefixes too.

Every part of a token is possessive, and words, numbers and strings without an end are sought through as a whole: the
time grows with the length and no faster.
"""

import re

from graph.errors import QueryError

_TOKEN = re.compile(
    r"""
      (?P<passed>
          <[^<>"{}|^`\\\x00-\x20]*+>
        | \#[^\n\r]*+
        | \"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\"
        | '''(?:[^'\\]|\\.|'(?!''))*+'''
        | "(?:[^"\\\n\r]|\\.)*+"
        | '(?:[^'\\\n\r]|\\.)*+'
        | [?$]\w++
        | @[A-Za-z][A-Za-z0-9-]*+
      )
      | (?P<prefix>[\w.-]*+):(?:[\w.:%-]|\\.)*+
      | (?P<run>[\w.-]++|"(?:[^"\\\n\r]|\\.)*+|'(?:[^'\\\n\r]|\\.)*+)
    """,
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"[A-Za-z_]\w*+")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_OUTWARD = ("SERVICE", "FROM", "LOAD")
_UPDATES = frozenset({"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"})


def check(query: str, longest: int) -> None:
    """Raise `QueryError` where a query is too long, reaches out of the graph, or is an update."""
    if len(query) > longest:
        raise QueryError(f"a query has at most {longest} characters, this one {len(query)}", "query")
    for text in {query, _ESCAPE.sub(_unescape, query)}:
        for token in _TOKEN.finditer(text):
            _check_word((token["prefix"] or "").upper(), bare=False)
            for word in _WORD.findall(token["run"] or ""):
                _check_word(word.upper(), bare=True)


def _check_word(word: str, *, bare: bool) -> None:
    for outward in _OUTWARD:
        if outward in word:
            raise QueryError(f"{outward} is refused: a query reads this graph and nothing else", "query")
    if bare and word in _UPDATES:
        raise QueryError(f"{word} is refused: this endpoint is read only", "query")


def _unescape(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else match[0]

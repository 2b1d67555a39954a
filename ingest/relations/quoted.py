"""Things that quotation marks and the noun beside them tell: "the 'Larkspur' model", "'Larkspur', a large model"."""

import re
from collections.abc import Iterator

from graph.lexicon import load
from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.segment import Sentence

_TYPES = {
    "model": EntityType.MODEL,
    "chatbot": EntityType.MODEL,
    "assistant": EntityType.MODEL,
    "chip": EntityType.CHIP,
    "processor": EntityType.CHIP,
    "accelerator": EntityType.CHIP,
}
_NOUNS = rf"{'|'.join(_TYPES)}|microservice|app|software|platform|tool|service|suite"
_QUOTED = re.compile(
    r"(?<!\w)['‘“\"]([A-Z][\w.+-]*(?: [A-Z0-9][\w.+-]*){0,3})['’”\"](?: |, an? (?:(?!that|which|who)[\w-]+ ){0,4})"
    rf"({_NOUNS})s?\b"
)


def with_quoted(analysis: Analysis, sentence: Sentence, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names of a sentence, with the quoted ones of things that no name of a lexicon covers."""
    found = {(n.start, n.end): n for n in _found(analysis, sentence, names)}
    if not found:
        return names
    kept = (n for n in names if (n.start, n.end) not in found)
    return tuple(sorted((*kept, *found.values()), key=lambda n: (n.start, n.end)))


def _found(analysis: Analysis, sentence: Sentence, names: tuple[Name, ...]) -> Iterator[Name]:
    for match in _QUOTED.finditer(analysis.text, sentence.start, sentence.end):
        start, end = match.span(1)
        over = [n for n in names if n.start < end and start < n.end]
        if all((n.start, n.end) == (start, end) and load().get(n.ref.id or "") is None for n in over):
            yield Name(start, end, Ref.to(_TYPES.get(match[2], EntityType.PRODUCT), match[1]), "quoted")

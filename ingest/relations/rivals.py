"""Rivals whose rival the sentence before names: "Larkmoor raised its prices. Rival Brabo Stores did not."."""

import re
from collections.abc import Iterator

from graph.model import Ref
from graph.vocab import EntityType, Predicate
from ingest.analysis import Analysis, Name
from ingest.relations.found import Found
from ingest.segment import Sentence

_LEAD = re.compile(
    r"(?:(?:But|And|Meanwhile,?) )?(?:(?:An?|The|Another|Its|a|an|the|another|its) )?(?:[A-Za-z-]+ ){0,2}?"
    r"(?:[Rr]ival|[Cc]ompetitor)s?,? $"
)


def from_rivals(analysis: Analysis, sentence: Sentence, names: tuple[Name, ...]) -> Iterator[Found]:
    """A company that opens a sentence as a rival or competitor is one of the first company of the sentence before."""
    first = next((n for n in names if n.ref.type is EntityType.COMPANY and n.how != "coreference"), None)
    if first is None or not sentence.index or not _LEAD.match(analysis.text[sentence.start : first.start]):
        return
    owner = _first(analysis, analysis.sentences[sentence.index - 1], sentence)
    if owner is not None and owner != first.ref:
        yield Found(first.ref, Predicate.COMPETES_WITH, owner, sentence.start, first.end, "rival")


def _first(analysis: Analysis, before: Sentence, sentence: Sentence) -> Ref | None:
    if sentence.paragraph - before.paragraph > 1:
        return None
    named = analysis.names_in(before.start, before.end)
    return next((n.ref for n in named if n.ref.type is EntityType.COMPANY), None)

"""Places that only their use tells: "Huddersfield-based", "the Piraeus-headquartered group"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.lexicon import load
from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.segment import Sentence

_BASED = re.compile(r"\b(?!The )((?:[A-Z][\w'’.]+ ){0,2}[A-Z][\w'’.]+)[-‑](?:based|headquartered) ")


def with_bases(analysis: Analysis, sentence: Sentence, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names of a sentence, with the places before "-based" that no name covers; words that stand for a company
    ("the Piraeus-based group") begin after them."""
    found = list(_BASED.finditer(analysis.text, sentence.start, sentence.end))
    if not found:
        return names
    return tuple(sorted(_parted(names, found), key=lambda n: (n.start, n.end)))


def _mistaken(name: Name) -> bool:
    """Whether a name that no lexicon holds was taken for something else than the place that it is here."""
    return name.ref.type is not EntityType.PLACE and load().get(name.ref.id or "") is None


def _parted(names: tuple[Name, ...], found: list[re.Match[str]]) -> Iterator[Name]:
    taken = {m.span(1) for m in found}
    for match in found:
        start, end = match.span(1)
        over = [n for n in names if n.start < end and start < n.end and n.how != "coreference"]
        if all((n.start, n.end) == (start, end) and _mistaken(n) for n in over):
            yield Name(start, end, Ref.to(EntityType.PLACE, match.group(1)), "based")
    for name in names:
        if (name.start, name.end) in taken and _mistaken(name):
            continue
        within = next((m for m in found if name.start < m.end() < name.end and name.how == "coreference"), None)
        yield name if within is None else replace(name, start=within.end())

"""Who bears an office of the state that the text does not name beside it: "President Ann Roe", "Senators Ann Roe and
Ada Quint"."""

import re
from collections.abc import Iterator

from graph.lexicon import load
from graph.model import Ref
from graph.vocab import EntityType, Predicate
from ingest.analysis import Analysis, Name
from ingest.relations.found import Found
from ingest.relations.lexicon import Lexicon, State

_BEFORE = 20


def from_states(analysis: Analysis, words: Lexicon, settled: set[str]) -> Iterator[Found]:
    """The offices of a state where the document names a body of it; an office of the country itself only where the
    country is the last that was named before, in the same paragraph. `settled` holds those who have an office."""
    for state in words.states:
        if any(n.ref.name.startswith(state.bodies) for n in analysis.names if n.ref.type is EntityType.ORGANIZATION):
            yield from _of(analysis, state, settled)


def _of(analysis: Analysis, state: State, settled: set[str]) -> Iterator[Found]:
    title = re.compile(rf"\b({'|'.join(map(re.escape, state.offices))})\.? $")
    last: tuple[str, Name] | None = None
    for name in analysis.names:
        if name.ref.type is not EntityType.PERSON or name.how == "coreference" or name.ref.id in settled:
            continue
        found = title.search(analysis.text[max(0, name.start - _BEFORE) : name.start])
        if found is not None:
            last = (found[1], name)
        elif last is None or analysis.text[last[1].end : name.start] not in {" and ", ", "}:
            continue
        else:
            last = (last[0], name)
        body = _ref(state.offices[last[0]])
        if body is not None and (body.type is not EntityType.PLACE or _spoken_of(analysis, name, body)):
            start = name.start - len(found[0]) if found is not None else name.start
            yield Found(name.ref, Predicate.HOLDS_ROLE, body, start, name.end, "state", last[0].rstrip("s."))


def _ref(name: str) -> Ref | None:
    return next((e.ref for e in load().by_alias(name) if e.name == name), None)


def _spoken_of(analysis: Analysis, name: Name, country: Ref) -> bool:
    """Whether a country is the last that was named before a person, in the same paragraph."""
    paragraph = analysis.sentence_at(name.start).paragraph
    before = (n for n in analysis.names if n.end <= name.start and n.ref.type is EntityType.PLACE)
    countries = [n for n in before if (entry := load().get(n.ref.id or "")) is not None and entry.adjectives]
    return bool(countries) and (
        countries[-1].ref == country and analysis.sentence_at(countries[-1].start).paragraph == paragraph
    )

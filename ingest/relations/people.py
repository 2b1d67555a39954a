"""People whom only the person beside them tells: "economists Ann Roe and Sayo Quint"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.lexicon import load
from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name

_PERSON = re.compile(r"[A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-z]+")


def with_people(analysis: Analysis, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names of a sentence; one of two plain words that no lexicon holds, joined by "and" to a person, is one."""
    return tuple(_typed(analysis, names))


def _typed(analysis: Analysis, names: tuple[Name, ...]) -> Iterator[Name]:
    before: Name | None = None
    for name in names:
        joined = before is not None and analysis.text[before.end : name.start] == " and "
        person = before is not None and before.ref.type is EntityType.PERSON and before.how != "coreference"
        guessed = name.how == "capitals" and load().get(name.ref.id or "") is None
        if joined and person and guessed and _PERSON.fullmatch(name.ref.name):
            name = replace(name, ref=Ref.to(EntityType.PERSON, name.ref.name))  # noqa: PLW2901 - what it is here
        yield name
        before = name

"""Whether a name fits the words that may stand for it, by type and by what the lexicon knows."""

from functools import cache

from graph.lexicon import load
from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Name
from ingest.entities.wording import words


def fits(name: Name, kinds: frozenset[EntityType]) -> bool:
    """Whether it is a name of these types that the text is about: no adjective, no news medium."""
    return name.ref.type in kinds and name.how != "adjective" and name.ref.id not in media()


@cache
def media() -> frozenset[str]:
    """Exchanges and news media: they are named as sources, not as what the text is about."""
    entries = (e for name in words().media for e in load().by_alias(name))
    return frozenset(e.id for e in entries if e.type is EntityType.ORGANIZATION)


def maker_of(name: Name) -> Ref | None:
    """Who makes or owns what is named, as the lexicon knows."""
    entry = load().get(name.ref.id or "")
    if entry is None or entry.maker is None:
        return None
    firms = [e for e in load().by_alias(entry.maker) if e.type is EntityType.COMPANY]
    return firms[0].ref if firms else None

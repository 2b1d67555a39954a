"""Which entities the graph holds and under which names they are found.

An entity is what all documents say of it together: the commonest of its names that fit its id (ties: the first by
alphabet), every other name and alias, its Wikidata id. All of it is counted per document, so that taking a document
away leaves what would have been there without it. Names are compared as slugs: case, accents and punctuation do not
count.
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from graph.errors import UnknownEntity
from graph.model import Entity
from graph.slug import slug
from graph.stems import stem
from graph.vocab import EntityType

_QID = re.compile(r"[Qq][1-9][0-9]*")
_T = TypeVar("_T")
_NEAREST = 5
"""How many names an unknown one is answered with."""


class Entry(Protocol):
    """One entity of a lexicon."""

    @property
    def id(self) -> str:
        """The id, as entities of the graph bear it."""

    @property
    def name(self) -> str:
        """The canonical name."""


class Lexicon(Protocol):
    """What is asked of a lexicon of names (`graph.lexicon`)."""

    def by_alias(self, name: str, /) -> Sequence[Entry]:
        """The entries that bear this name or alias."""

    def get(self, entity_id: str, /) -> Entry | None:
        """The entry with this id."""


class _Told:
    """What the documents say of one entity, counted."""

    __slots__ = ("aliases", "documents", "entity", "names", "types", "wikidata")

    def __init__(self) -> None:
        self.documents = 0
        self.names: Counter[str] = Counter()
        self.types: Counter[EntityType] = Counter()
        self.aliases: Counter[str] = Counter()
        self.wikidata: Counter[str] = Counter()
        self.entity: Entity | None = None

    def count(self, entity: Entity, step: int) -> None:
        self.documents += step
        _count(self.names, [entity.name], step)
        _count(self.types, [entity.type], step)
        _count(self.aliases, set(entity.aliases), step)
        _count(self.wikidata, [entity.wikidata] if entity.wikidata else [], step)
        self.entity = None


class Naming:
    """The entities of the graph, by id and by name."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon
        self._told: dict[str, _Told] = {}
        self._names: dict[str, Counter[str]] = {}
        self._aliases: dict[str, Counter[str]] = {}
        self._wikidata: dict[str, Counter[str]] = {}
        self._stems: dict[str, Counter[str]] = {}

    def __len__(self) -> int:
        return len(self._told)

    def __contains__(self, entity_id: object) -> bool:
        return entity_id in self._told

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def add(self, entity: Entity) -> None:
        """Count what one document says of an entity."""
        self._count(entity, 1)

    def remove(self, entity: Entity) -> None:
        """Take back what `add` counted, exactly."""
        self._count(entity, -1)

    def get(self, entity_id: str) -> Entity | None:
        """The entity with this id, as all documents together tell of it."""
        told = self._told.get(entity_id)
        if told is None:
            return None
        if told.entity is None:
            told.entity = self._sum(entity_id, told)
        return told.entity

    def documents(self, entity_id: str) -> int:
        """How many documents name the entity."""
        told = self._told.get(entity_id)
        return told.documents if told else 0

    def resolve(self, name: str, parameter: str | None = None) -> tuple[str, ...]:
        """The ids that a name, an alias, an id or a Wikidata id stands for: namesakes of several types are all given.

        A canonical name goes before an alias, an alias of a document before one of the lexicon. Raises `UnknownEntity`
        with the nearest names where nothing fits.
        """
        found = self.find(name)
        if not found:
            raise UnknownEntity(f"no entity is called {name!r}", parameter=parameter, allowed=self.nearest(name))
        return found

    def find(self, name: str) -> tuple[str, ...]:
        """As `resolve`, but nothing where nothing fits."""
        if name in self._told:
            return (name,)
        if _QID.fullmatch(name):
            return tuple(sorted(self._wikidata.get(name.upper(), ())))
        key = slug(name)
        told = self._names.get(key) or self._aliases.get(key)
        if told:
            return tuple(sorted(told))
        entries = self._lexicon.by_alias(name) if self._lexicon else ()
        known = tuple(sorted({entry.id for entry in entries if entry.id in self._told}))
        return known or self._old_id(name)

    def _old_id(self, name: str) -> tuple[str, ...]:
        """An id that joined another: those of its type that bear its slug as a name or alias."""
        kind, slash, key = name.partition("/")
        if not slash:
            return ()
        told = self._names.get(key) or self._aliases.get(key) or ()
        return tuple(sorted(one for one in told if one.startswith(f"{kind}/")))

    def by_stem(self, entity_type: EntityType, words: str) -> list[Entity]:
        """The entities of a type that bear a name with this stem, in the order of their ids."""
        return self._all(self._stems.get(_stem_key(entity_type, words), ()))

    def by_name(self, key: str) -> list[Entity]:
        """The entities that a document names so; `key` is a slug."""
        return self._all(self._names.get(key, ()))

    def bearers(self, name: str) -> list[Entity]:
        """The entities that some document gives this alias."""
        return self._all(self._aliases.get(slug(name), ()))

    def _all(self, ids: Iterable[str]) -> list[Entity]:
        return [entity for one in sorted(ids) if (entity := self.get(one))]

    def nearest(self, name: str) -> tuple[str, ...]:
        """The canonical names that are spelt most like this one, nearest first."""
        known = {**self._aliases, **self._names}
        keys = difflib.get_close_matches(slug(name), sorted(known), n=_NEAREST, cutoff=0.5)
        names = [entity.name for key in keys for found in sorted(known[key]) if (entity := self.get(found))]
        return tuple(dict.fromkeys(names))[:_NEAREST]

    def _count(self, entity: Entity, step: int) -> None:
        told = self._told.setdefault(entity.id, _Told())
        told.count(entity, step)
        _index(self._names, slug(entity.name), entity.id, step)
        _index(self._stems, _stem_key(entity.type, stem(entity.type, entity.name)), entity.id, step)
        for alias in {slug(alias) for alias in entity.aliases}:
            _index(self._aliases, alias, entity.id, step)
        if entity.wikidata:
            _index(self._wikidata, entity.wikidata, entity.id, step)
        if not told.documents:
            del self._told[entity.id]

    def _sum(self, entity_id: str, told: _Told) -> Entity:
        entry = self._lexicon.get(entity_id) if self._lexicon else None
        own = Counter({n: count for n, count in told.names.items() if entity_id.endswith(f"/{slug(n)}")})
        name = entry.name if entry else _commonest(own or told.names)
        others = (set(told.names) | set(told.aliases)) - {name}
        return Entity(
            id=entity_id,
            type=EntityType(_commonest(told.types)),
            name=name,
            aliases=tuple(sorted(others)),
            wikidata=_commonest(told.wikidata) if told.wikidata else None,
        )


def _stem_key(entity_type: EntityType, words: str) -> str:
    return f"{entity_type.value} {words}"


def _commonest(counter: Counter[str] | Counter[EntityType]) -> str:
    return str(min(counter.items(), key=lambda item: (-item[1], str(item[0])))[0])


def _count(counter: Counter[_T], items: Iterable[_T], step: int) -> None:
    for item in items:
        counter[item] += step
        if not counter[item]:
            del counter[item]


def _index(table: dict[str, Counter[str]], key: str, entity_id: str, step: int) -> None:
    ids = table.setdefault(key, Counter())
    _count(ids, [entity_id], step)
    if not ids:
        del table[key]

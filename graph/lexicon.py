"""The entities that are known beforehand: names, aliases, types and ids of the industries that news is about.

The files of `graph/lexicons` hold the words; this module reads and checks them once. An alias may mean several entries
(DeepSeek is a company and a model); which of them a text means is decided by those who read the text.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from graph.model import Entity, Ref
from graph.slug import entity_id
from graph.vocab import EntityType

_FOLDER = Path(__file__).resolve().parent / "lexicons"
_KEYS = frozenset({"type", "contextual", "wikidata", "makers", "names", "countries", "industry"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One known entity. `contextual` aliases are also common words: names only where the words around them say so.

    `industry` is that of the file (technology, finance, general): a lender is no technology company.
    """

    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    contextual: frozenset[str] = frozenset()
    maker: str | None = None
    industry: str | None = None
    wikidata: str | None = None
    capital: str | None = None

    @property
    def id(self) -> str:
        """The entity's id: `company/nvidia`."""
        return entity_id(self.type, self.name)

    @property
    def ref(self) -> Ref:
        """The entity as claims refer to it."""
        return _ref(self.type, self.name)

    @property
    def entity(self) -> Entity:
        """The entity as a value of the graph."""
        return Entity(
            id=self.id, type=self.type, name=self.name, aliases=self.aliases + self.adjectives, wikidata=self.wikidata
        )

    def forms(self) -> tuple[str, ...]:
        """Every form in which a text may name it, adjectives included."""
        return (self.name, *self.aliases, *self.adjectives)


@cache
def _ref(kind: EntityType, name: str) -> Ref:
    return Ref.to(kind, name)


class Lexicon:
    """Entries by id and by alias. Aliases are looked up as `str.casefold` writes them; order is that of the files."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self._by_id: dict[str, Entry] = {}
        self._by_alias: dict[str, tuple[Entry, ...]] = {}
        for entry in entries:
            if entry.id in self._by_id:
                raise ValueError(f"the lexicons hold {entry.id} twice")
            self._by_id[entry.id] = entry
            for form in {form.casefold() for form in entry.forms()}:
                self._by_alias[form] = (*self._by_alias.get(form, ()), entry)

    def get(self, id_: str) -> Entry | None:
        """The entry with this id."""
        return self._by_id.get(id_)

    def by_alias(self, alias: str) -> tuple[Entry, ...]:
        """The entries that bear this name, whatever its capitals."""
        return self._by_alias.get(alias.casefold(), ())

    @cached_property
    def adjectives(self) -> dict[str, Entry]:
        """Which place an adjective of nationality means ("Chinese")."""
        return {word: entry for entry in self.entries for word in entry.adjectives}

    @cached_property
    def capitals(self) -> dict[str, Entry]:
        """Which country's capital a city is ("Beijing"): the city's name stands for the country's government."""
        return {entry.capital: entry for entry in self.entries if entry.capital is not None}

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


@cache
def load() -> Lexicon:
    """The lexicon of all files, read once. Raises `ValueError` where a file breaks the rules."""
    return Lexicon(tuple(entry for path in sorted(_FOLDER.glob("*.toml")) for entry in _read(path)))


def _read(path: Path) -> Iterator[Entry]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if unknown := set(table) - _KEYS:
        raise ValueError(f"{path.name}: unknown keys {sorted(unknown)}")
    kind = EntityType(table["type"])
    contextual = frozenset(table.get("contextual", ()))
    makers, wikidata = table.get("makers", {}), table.get("wikidata", {})
    names: dict[str, list[str]] = table.get("names", {})
    for name, aliases in names.items():
        yield Entry(
            type=kind,
            name=name,
            aliases=tuple(aliases),
            contextual=contextual & {name, *aliases},
            maker=makers.get(name),
            industry=table.get("industry"),
            wikidata=wikidata.get(name),
        )
    for name, country in table.get("countries", {}).items():
        aliases = country.get("aliases", ())
        adjectives, capital = tuple(country.get("adjectives", ())), country.get("capital")
        yield Entry(kind, name, tuple(aliases), adjectives, wikidata=wikidata.get(name), capital=capital)
        if capital is not None:
            yield Entry(kind, capital)

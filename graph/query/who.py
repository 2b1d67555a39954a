"""Whom a parameter names: entities by name, alias, id or Wikidata id, and unnamed sources by their words."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.errors import UnknownEntity
from graph.model import Ref
from graph.network import Network

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Who:
    """One name that a query gave: the entities that bear it, and the words that an unnamed source may bear."""

    ids: frozenset[str]
    words: frozenset[str]

    def fits(self, ref: Ref) -> bool:
        """Whether a ref is meant."""
        if ref.id is not None:
            return ref.id in self.ids
        return bool(self.words) and self.words <= words(ref.name)


def words(text: str) -> frozenset[str]:
    """The words of a text, whatever their capitals."""
    return frozenset(_WORD.findall(text.casefold()))


def named(network: Network, names: Iterable[str], parameter: str) -> tuple[Who, ...]:
    """Whom these names stand for. Raises `UnknownEntity` for one that nobody in the graph bears."""
    return tuple(_named(network, name, parameter) for name in names)


def _named(network: Network, name: str, parameter: str) -> Who:
    ids = frozenset(network.naming.find(name))
    found = Who(ids, frozenset() if ids else words(name))
    if found.ids or any(found.words and found.words <= words(label) for label in network.labels):
        return found
    nearest = network.naming.nearest(name)
    raise UnknownEntity(f"nothing in the graph is called {name!r}", parameter=parameter, allowed=nearest)


def any_of(whom: tuple[Who, ...]) -> Callable[[Iterable[Ref]], bool]:
    """The test whether one of some refs is one of those meant."""
    return lambda refs: any(who.fits(ref) for ref in refs for who in whom)

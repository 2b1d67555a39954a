"""Under which id each id of the documents is told of, kept up as documents come and go.

Only what a change can touch is looked at again: ids that share a stem or a name with what was added or removed, and
those that joined through them.
"""

from collections.abc import Collection, Iterable, Iterator

from graph.decision import Decisions
from graph.identity import Identity, Join
from graph.model import Entity
from graph.naming import Lexicon, Naming
from graph.slug import slug
from graph.stems import stem


class Identities:
    """The joins of all ids that the documents use."""

    def __init__(self, lexicon: Lexicon | None = None, decisions: Decisions | None = None) -> None:
        self._lexicon = lexicon
        self._naming = Naming(lexicon)
        self._identity = Identity(self._naming, lexicon, decisions or Decisions())
        self._chains: dict[str, tuple[str, ...]] = {}
        self._through: dict[str, set[str]] = {}

    def of(self, entity_id: str) -> str:
        """The id that an id is told of under."""
        return self._chains.get(entity_id, (entity_id,))[-1]

    def add(self, entities: Collection[Entity]) -> set[str]:
        """Count what a document says of entities; the ids that are now told of under another id."""
        for entity in entities:
            self._naming.add(entity)
        return self._again(self._touched(entities))

    def remove(self, entities: Collection[Entity]) -> set[str]:
        """Take back what `add` counted; the ids that are now told of under another id."""
        touched = self._touched(entities)
        for entity in entities:
            self._naming.remove(entity)
        return self._again(touched)

    def decide(self, decisions: Decisions) -> set[str]:
        """Follow other decisions; the ids that are now told of under another id."""
        self._identity = Identity(self._naming, self._lexicon, decisions)
        return self._again({*self._naming, *self._chains})

    def joins(self) -> Iterator[Join]:
        """Every join, in the order of the ids."""
        for entity_id in sorted(self._chains):
            join = self._identity.join(entity_id)
            if join is not None and self.of(entity_id) != entity_id:
                yield join

    def _touched(self, entities: Iterable[Entity]) -> set[str]:
        found: set[str] = set()
        for entity in entities:
            found.add(entity.id)
            told = self._naming.get(entity.id) or entity
            for name in {told.name, *told.aliases, entity.name, *entity.aliases}:
                found.update(e.id for e in self._naming.by_stem(entity.type, stem(entity.type, name)))
                found.update(e.id for e in self._naming.by_name(slug(name)))
        return found.union(*(self._through.get(one, ()) for one in found))

    def _again(self, ids: Iterable[str]) -> set[str]:
        changed: set[str] = set()
        for one in ids:
            before = self.of(one)
            self._note(one, self._identity.chain(one))
            if self.of(one) != before:
                changed.add(one)
        return changed

    def _note(self, one: str, chain: tuple[str, ...]) -> None:
        for step in self._chains.pop(one, ()):
            self._through[step].discard(one)
            if not self._through[step]:
                del self._through[step]
        if len(chain) > 1:
            self._chains[one] = chain
            for step in chain:
                self._through.setdefault(step, set()).add(one)

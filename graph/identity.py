"""Which names of several documents mean one entity: joins with a reason, which can be forbidden and undone.

A reader names entities document by document, so one company may come as `company/acme` and `company/acme-inc`. An id
joins another of the same type, by the first rule that fits:

1. a person's decision (`merge`);
2. the lexicon: its name is an alias of exactly one entry;
3. the same words without legal form ("Acme", "Acme Inc"); with umlauts written out ("Müller", "Mueller");
4. measures that are called by another word for a limit ("export controls", "U.S. export restrictions"), unless
   several states have some;
5. a document gives its name as an alias or acronym of exactly one other ("Advanced Widget Makers (AWM)"); for people
   only a name of two words or more, since surnames have namesakes.

An id of the lexicon joins nothing but by decision.

A pair that a decision keeps apart (`split`) does not join. Namesakes of another type never do. The result depends
only on which names the documents give and on the decisions, never on the order.
"""

from difflib import SequenceMatcher
from enum import StrEnum

from graph.decision import Decisions
from graph.model import Entity, Value
from graph.naming import Lexicon, Naming
from graph.slug import slug
from graph.stems import qualified, stem, unlauted
from graph.vocab import EntityType

_DEEPEST = 8
"""How many joins may follow one another; a ring of them ends at its smallest id."""


class Reason(StrEnum):
    """Why an id joined another."""

    DECISION = "decision"
    LEXICON = "lexicon"
    LEGAL_FORM = "legal_form"
    TRANSLITERATION = "transliteration"
    ALIAS = "alias"
    ACRONYM = "acronym"
    SYNONYM = "synonym"


SCORES = {
    Reason.DECISION: 1.0,
    Reason.LEXICON: 0.99,
    Reason.LEGAL_FORM: 0.95,
    Reason.TRANSLITERATION: 0.9,
    Reason.ACRONYM: 0.85,
    Reason.ALIAS: 0.8,
    Reason.SYNONYM: 0.7,
}
"""How safe each reason is held to be, from 0 to 1: a judgement that orders reasons, not a measured probability."""


class Join(Value):
    """One id that is told of under another."""

    entity: str
    into: str
    reason: Reason
    score: float
    words: tuple[str, str]
    """The two names that were compared."""
    features: dict[str, float]
    """How far the names agree by each measure, from 0 to 1: see `features`."""


class Identity:
    """Which id each id of the documents is told of under. `naming` holds the ids as the documents give them."""

    def __init__(self, naming: Naming, lexicon: Lexicon | None, decisions: Decisions) -> None:
        self._naming = naming
        self._lexicon = lexicon
        self._decisions = decisions

    def chain(self, entity_id: str) -> tuple[str, ...]:
        """The ids that an id joins one after the other; the last is the one that it is told of under."""
        seen = [entity_id]
        while len(seen) <= _DEEPEST:
            join = self.join(seen[-1])
            if join is None:
                break
            if join.into in seen:
                seen.append(min(seen[seen.index(join.into) :]))
                break
            seen.append(join.into)
        return tuple(seen)

    def join(self, entity_id: str) -> Join | None:
        """The join of one id into another, if there is one."""
        into = self._decisions.into(entity_id)
        entity = self._naming.get(entity_id)
        if into is not None:
            name, other = entity.name if entity else entity_id, self._naming.get(into)
            told = features(EntityType(entity_id.partition("/")[0]), name, other.name if other else into)
            words = (name, into)
            return Join(entity=entity_id, into=into, reason=Reason.DECISION, score=1.0, words=words, features=told)
        if entity is None or (self._lexicon and self._lexicon.get(entity_id)):
            return None
        return self._known(entity) or self._same_words(entity) or self._alias(entity)

    def _known(self, entity: Entity) -> Join | None:
        entries = self._lexicon.by_alias(entity.name) if self._lexicon else ()
        prefix = f"{entity.type.value}/"
        found = {entry.id: entry.name for entry in entries if entry.id.startswith(prefix)}
        if len(found) != 1 or entity.id in found:
            return None
        ((into, name),) = found.items()
        return self._joined(entity, into, Reason.LEXICON, name)

    def _same_words(self, entity: Entity) -> Join | None:
        others = list(self._naming.by_stem(entity.type, stem(entity.type, entity.name)))
        if entity.type is EntityType.POLICY:
            others = _of_one_state(entity, others)
        near = (other for other in others if not self._decisions.keep_apart(entity.id, other.id))
        best = min(near, key=_plainest, default=entity)
        if best.id == entity.id:
            return None
        if entity.type is EntityType.POLICY and unlauted(entity.name) != unlauted(best.name):
            return self._joined(entity, best.id, Reason.SYNONYM, best.name)
        plain = stem(entity.type, entity.name) == unlauted(entity.name)
        return self._joined(entity, best.id, Reason.TRANSLITERATION if plain else Reason.LEGAL_FORM, best.name)

    def _alias(self, entity: Entity) -> Join | None:
        if entity.type is EntityType.PERSON and len(entity.name.split()) < 2:
            return None
        bearers = [e for e in self._naming.bearers(entity.name) if e.type is entity.type and e.id != entity.id]
        if len(bearers) != 1:
            return None
        acronym = is_acronym(entity.name, bearers[0].name)
        return self._joined(entity, bearers[0].id, Reason.ACRONYM if acronym else Reason.ALIAS, bearers[0].name)

    def _joined(self, entity: Entity, into: str, reason: Reason, name: str) -> Join | None:
        if self._decisions.keep_apart(entity.id, into):
            return None
        told = features(entity.type, entity.name, name)
        words = (entity.name, name)
        return Join(entity=entity.id, into=into, reason=reason, score=SCORES[reason], words=words, features=told)


def _of_one_state(entity: Entity, others: list[Entity]) -> list[Entity]:
    """Of measures that are called alike those of the same state; one of no state told is of the only state told."""
    mine = qualified(entity.name)[0]
    states = {state for other in others if (state := qualified(other.name)[0])}
    return others if len(states) < 2 else [other for other in others if qualified(other.name)[0] == mine]


def _plainest(entity: Entity) -> tuple[int, int, str]:
    """The order in which names of the same words are preferred: without legal form, short, first by alphabet."""
    return (len(slug(entity.name).split("-")), len(entity.name), entity.id)


def features(kind: EntityType, one: str, other: str) -> dict[str, float]:
    """How far two names agree: letter by letter, by shared words, without legal form, as acronym and expansion.

    >>> features(EntityType.COMPANY, "Acme", "Acme Inc")
    {'letters': 0.67, 'words': 0.5, 'stem': 1.0, 'acronym': 0.0}
    """
    slugs = slug(one), slug(other)
    mine, theirs = (set(words.split("-")) for words in slugs)
    return {
        "letters": round(SequenceMatcher(None, *slugs, autojunk=False).ratio(), 2),
        "words": round(len(mine & theirs) / len(mine | theirs), 2),
        "stem": float(stem(kind, one) == stem(kind, other)),
        "acronym": float(is_acronym(one, other) or is_acronym(other, one)),
    }


def is_acronym(short: str, name: str) -> bool:
    """Whether a short form is made of the first letters of a name's words.

    >>> is_acronym("AWM", "Advanced Widget Makers"), is_acronym("Acme", "Acme Widgets")
    (True, False)
    """
    letters = "".join(word[0] for word in slug(name).split("-") if word)
    return len(short) > 1 and slug(short).replace("-", "") == letters

"""What a name's own words say about its type: "Bank" at the end, a given name in front, a legal form behind."""

from collections import Counter

from graph.lexicon import load
from graph.vocab import EntityType
from ingest.entities.span import Span
from ingest.entities.vocabulary import vocabulary

_PEOPLE = 4
"""A person's name has so many words at most."""


def head_word(name: str) -> str:
    """The word that says what kind of thing a name means: the one before "of" or "for", else the last."""
    tokens = name.split()
    at = next((i for i, t in enumerate(tokens) if i and t in {"of", "for"}), len(tokens))
    return tokens[at - 1]


def shape(span: Span) -> Counter[EntityType]:
    """The votes of a name's own words, and of the legal form or title beside it."""
    found: Counter[EntityType] = Counter()
    tokens = span.text.split()
    if span.legal:
        found[EntityType.COMPANY] += 7
    if span.titled:
        found[EntityType.PERSON] += 5
    if len(tokens) > 1:
        _vote_ends(span.text, tokens, found)
    found[EntityType.PERSON] += _person(tokens)
    return +found


def _vote_ends(name: str, tokens: list[str], found: Counter[EntityType]) -> None:
    """The first and last words of a name of several."""
    words = vocabulary()
    head = words.heads.get(head_word(name))
    if head is not None:
        found[head] += 4
    elif tokens[1] in {"of", "for"} and tokens[0] in words.of_heads:
        found[EntityType.ORGANIZATION] += 4
    if any(e.type is EntityType.COMPANY and tokens[0] not in e.contextual for e in load().by_alias(tokens[0])):
        found[EntityType.COMPANY] += 3
    if tokens[0] in words.company_firsts or "&" in tokens:
        found[EntityType.COMPANY] += 4
    if tokens[-1] in words.keep_after_common:
        found[EntityType.COMPANY] += 5
    if tokens[-1] in words.small_heads:
        found[words.small_heads[tokens[-1]]] += 9
    if tokens[0] in words.place_firsts and len(tokens) == 2:
        found[EntityType.PLACE] += 2


def _korean(given: str, family: str) -> bool:
    """Whether two syllables with a hyphen stand beside a family name ("Ji-won Park", "Lee Mei-ling")."""
    return given.partition("-")[2].islower() and family in vocabulary().family_first


def _person(tokens: list[str]) -> int:
    """The votes for a person: a given name, initials, or a family name that stands first."""
    words = vocabulary()
    letters = all(t[:1].isupper() or t in words.particles for t in tokens) and not any(
        c.isdigit() for c in "".join(tokens)
    )
    if not letters or len(tokens) > _PEOPLE:
        return 0
    first = tokens[0].title() if tokens[0].isupper() else tokens[0]
    if len(tokens) == 1:
        return int(first in words.given)
    if first in words.given or first.split("-")[0] in words.given:
        return 3
    if _korean(first, tokens[-1]) or (len(tokens) == 2 and _korean(tokens[1], first)):
        return 6
    initial = len(tokens[0].rstrip(".")) == 1
    if initial and len(tokens[-1]) > 2 and not tokens[-1].isupper():
        return 3
    last = len(tokens) == 2 and tokens[-1] in words.family_first and tokens[-1] not in words.heads
    family = last or (first in words.family_first and len(tokens) == 2 and not tokens[0].isupper())
    middle = len(tokens) > 2 and len(tokens[1].rstrip(".")) == 1
    return 2 if family or middle else 0

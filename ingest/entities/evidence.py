"""What the words around an unknown name say about its type. Each is a vote; the sum over a document decides."""

import re
from collections import Counter

from spacy.lang.en.stop_words import STOP_WORDS

from graph.vocab import EntityType
from ingest.entities.cue import vote
from ingest.entities.shape import shape
from ingest.entities.span import Span
from ingest.entities.vocabulary import vocabulary

_BEFORE = 70
_AFTER = 90
_THINGS = frozenset({EntityType.MODEL, EntityType.CHIP, EntityType.PRODUCT, EntityType.FACILITY, EntityType.TECHNOLOGY})
_APPOSITION = re.compile(
    r", (?:an?|the|its|his|her|their|our|one of the|another|formerly|now) ((?:[\w$€£.%&'’-]+ ){0,7}?[\w'’-]+)"
    r"(?=,|\.| (?:of|in|at|for|that|which|who|whose|with|to|from|by|based|owned|backed|making|known|and|said|says)\b|$)"
)
_FOLLOWING = re.compile(r"[\"'”’]? ((?:(?:[a-z][\w-]*|[A-Z]{3,5}) ){0,2})?([a-z][\w-]*)")
_NEXT_WORD = re.compile(r" ([a-z-]+)")
_OFFICE_WORD = re.compile(r"[ ,]*([\w-]+)")
_OFFICE_WORDS = 9
_IN_OFFICE = frozenset({"the", "its", "our", "their", "his", "her", "a", "an", "of", "and", "then", "now", "for", "at"})
_NAME_NEXT = re.compile(
    r"(?:(?: and|,)? (?!of\b|at\b|for\b|in\b|with\b|from\b|to\b|said\b)[a-z][\w-]*){0,3} [A-Z][a-z]+ [A-Z]"
)
_FIRMLY = frozenset({"company", "maker", "firm", "group", "bank", "fund", "company's", "startup", "unit", "arm"})
_LOCATING = re.compile(r"\b(?:in|near|outside|around|across|from|at|to|of|throughout|into) (?:the )?$")
_NOUN = re.compile(r"\b([\w-]+)(?:,| called| named| known as| -| –| :)? [\"'“‘]?$")
_LIKE = re.compile(
    r"\b([\w-]+?)s?,? (?:like|such as|including) (?:[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)?(?:, and |, | and | or )){0,4}$"
)
_HEAD_OF = re.compile(
    r"\b(?:spokes(?:man|woman|person)|founder|analyst|head|director|chief|president|partner|vice[- ]president|"
    r"professor|manager) (?:of|for) "
    r"[a-z][a-z &,-]{2,40}, $"
)
_OWNED = re.compile(
    r", (?:[A-Z][\w.&-]*[ ]){0,3}[A-Z][\w.&-]*['’]s? ((?:[\w-]+ ){0,4}?[\w-]+)"
    r"(?=,|\.| (?:of|in|at|for|that|which|who|said|says)\b|$)"
)
_FUND_MANAGER = re.compile(r"\b(?:asset|fund|pension|money|wealth|property|investment|network|hotel) manager,? $")
_COMPOUND = re.compile(
    r"\b(?:(?:pension|retirement) (?:plan|scheme|system)|(?:gas|power|electricity|water|heat|rail) (?:grid|network)|"
    r"(?:equity|animation|fashion|auction|publishing|trading|media|software|production|design|investment|film|game|games|"
    r"brokerage|commodity|video) house),? (?:called |named )?$"
)
"""Nouns that mean a firm only after another: "the pension plan", "a gas grid", "an auction house"."""
_WORD = re.compile(r"[\w'’-]+")
_JOINED = re.compile(r"[A-Z][\w&.-]+,? and $")
"""Before an abbreviation that is joined to a name ("with Aster and AP2")."""
_WATERS = frozenset({"Ocean", "Sea", "Desert", "River", "Peninsula", "Canal"})
"""Heads of places that stand after "the": without it the name is another's ("Hartwell Ocean")."""
_SHORT = 6
"""Capitals of fewer letters are an acronym, and no person's name."""


def votes(text: str, span: Span, after_place: bool) -> Counter[EntityType]:
    """The votes of one occurrence; `after_place` tells that a place follows after a comma ("Vineland, New Jersey")."""
    before = text[max(0, span.start - _BEFORE) : span.start].replace("\n", " ")
    after = text[span.end : span.end + _AFTER].replace("\n", " ")
    found = shape(span)
    vote("before", before, found)
    vote("after", after, found)
    _vote_nouns(before, found, span)
    _vote_apposition(after, found)
    _vote_following(after, found)
    if after_place:
        found[EntityType.PLACE] += 4 if _LOCATING.search(before) else 2
    if span.text.rsplit(None, 1)[-1] in _WATERS and not before.endswith("the "):
        del found[EntityType.PLACE]
    if span.text[:2].isupper() and _JOINED.search(before):
        found[EntityType.COMPANY] += 1
    if any(c.isdigit() for c in span.text):
        del found[EntityType.PERSON]
    return +found


def _vote_nouns(before: str, found: Counter[EntityType], span: Span) -> None:
    """Nouns before the name: "the lender X", "the operator, X", "firms such as X"."""
    nouns = vocabulary().nouns
    if _FUND_MANAGER.search(before):
        found[EntityType.COMPANY] += 3
    elif _HEAD_OF.search(before):
        found[EntityType.PERSON] += 4
    elif noun := _NOUN.search(before):
        kind = nouns.get(noun.group(1).lower())
        acronym = span.text.isupper() and len(span.text) < _SHORT
        either = noun.group(1).lower() in vocabulary().either
        if kind is not None and (either or not (kind is EntityType.PERSON and acronym)):
            found.update(_meant(noun.group(1).lower(), kind, span))
    if _COMPOUND.search(before):
        found[EntityType.COMPANY] += 3
    if listed := _LIKE.search(before):
        found.update({kind: 3 for kind in [nouns.get(listed.group(1).lower())] if kind is not None})


def _meant(noun: str, kind: EntityType, span: Span) -> dict[EntityType, int]:
    """The votes of a noun before a name; one for people and firms alike means a firm where the name is one word."""
    if noun not in vocabulary().either:
        return {kind: 3}
    return {EntityType.COMPANY: 3} if span.pieces == 1 else {EntityType.COMPANY: 2, EntityType.PERSON: 2}


def _vote_apposition(after: str, found: Counter[EntityType]) -> None:
    """What follows after a comma: an office, or a noun phrase that says what it is."""
    if after[:1] == "," and _is_office(after):
        found[EntityType.PERSON] += 4
    elif noun := _APPOSITION.match(after) or _OWNED.match(after):
        found.update({kind: 4 for kind in [noun_kind(noun.group(1))] if kind is not None})


def _vote_following(after: str, found: Counter[EntityType]) -> None:
    """Small words after the name: its verb, or a noun that it belongs to ("X chips")."""
    doing = _NEXT_WORD.match(after)
    if doing and (doing.group(1) in vocabulary().act_verbs or doing.group(1).endswith("ed")):
        found[EntityType.COMPANY] += 1
    follow = _FOLLOWING.match(after)
    for number, word in enumerate((*(follow.group(1) or "").split(), follow.group(2)) if follow else ()):
        kind = vocabulary().nouns.get(word)
        if kind in _THINGS:
            found[kind] += 4 if kind is EntityType.FACILITY and number == 0 else 2
            return
        if kind is EntityType.PERSON:
            found[EntityType.COMPANY] += 1
            return


def _is_office(after: str) -> bool:
    """Whether the words after a comma are an office ("head of", "President and Chief Executive") of who stands before.

    An office directly before another name is that one's ("at Hosur, chairman Raghu Rao said").
    """
    roles, at, found = vocabulary().roles, 0, False
    for _ in range(_OFFICE_WORDS):
        match = _OFFICE_WORD.match(after, at)
        word = match.group(1).lower() if match and not (found and after[at] == ",") else ""
        if word in _FIRMLY:
            return False
        joins = word in roles or (word == "and" if found else word and word not in STOP_WORDS - _IN_OFFICE)
        if match is None or not joins:
            break
        found = found or word in roles
        at = match.end()
    return found and not _NAME_NEXT.match(after, at)


def noun_kind(phrase: str) -> EntityType | None:
    """The type that the head of a noun phrase means: its last word that the nouns know."""
    nouns = vocabulary().nouns
    for word in reversed(_WORD.findall(phrase.lower())[-3:]):
        kind = nouns.get(word) or nouns.get(word.removesuffix("s"))
        if kind is not None:
            return kind
    return None

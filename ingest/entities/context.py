"""Whether a form that is also a common word is a name where it stands, and which entry an ambiguous form means."""

import re
from collections.abc import Callable, Set

from graph.lexicon import Entry
from graph.vocab import EntityType
from ingest.entities.known import Match
from ingest.entities.vocabulary import vocabulary

_DETERMINED = re.compile(
    r"\b(a|an|the|this|these|every|each|his|her|their|its|our|my|your|no|any|some)[ \n]$", re.IGNORECASE
)
_NEXT = re.compile(r"(['’‘]s\b)?,?[ \n]([\w-]+)")
_LOCATED = re.compile(r"(?:\b(?:in|near|outside|at|from|to|of|across|around)|,)[ \n]$")
_MODEL_BEFORE = re.compile(
    r"\bmodels?,? (?:like|such as|including|called|named|from) (?:[\w.-]+(?:, | and |, and ))?$|"
    r"\b(?:Chinese|open-source|open|AI|language) model,? $"
)
_MAKER_AFTER = re.compile(r"[ \n-](?:developer|maker|creator|owner|parent|designer)\b")
_FOLLOWING = re.compile(r"[\"'”’]?[ \n]([a-z-]+(?: [a-z]+)?)")
_BESIDE = re.compile(
    r"[ \n](?:supplier|rival|parent|owner|unit|subsidiary|CEO|CFO|chief|boss|founder|co-founder|chairman|executive|"
    r"spokes\w+|engineer|analyst|president|director|shareholders?|shares|stock)\b"
)
_STATE_AFTER = re.compile(r", [A-Z]|[-‑](?:based|headquartered|area|listed|born)\b")

_BEING = frozenset({"is", "was", "are", "were", "has", "had"})
_MADE = frozenset({EntityType.MODEL, EntityType.CHIP, EntityType.PRODUCT, EntityType.TECHNOLOGY})


def stands(text: str, match: Match, lead: bool, present: Set[str], acts: Callable[[], bool]) -> bool:
    """Whether a contextual form is a name here; `present` holds names that the document surely names."""
    entry = match.entries[0]
    if entry.name in present and not lead:
        return True
    before, after = text[max(0, match.start - 40) : match.start], text[match.end : match.end + 40]
    if entry.type in _MADE and _MAKER_AFTER.match(after):
        return True
    determined = _DETERMINED.search(before)
    if determined and not (entry.type is EntityType.ORGANIZATION and determined.group(1).lower() == "the"):
        return entry.type in _MADE and _noun_after(after, entry.type)
    follow = _NEXT.match(after)
    doing = bool(follow and (follow.group(1) or follow.group(2) in vocabulary().act_verbs))
    if entry.type is EntityType.PLACE:
        return bool(_LOCATED.search(before) or _STATE_AFTER.match(after))
    if entry.type in _MADE:
        nobodys = entry.maker is None and (
            _free(entry, follow, acts) if lead else doing or entry.type is EntityType.PRODUCT
        )
        longer = not lead and match.end > match.start + len(match.form)
        return _noun_after(after, entry.type) or entry.maker in present or nobodys or longer
    return doing or entry.name in present or bool(_BESIDE.match(after)) or acts() if lead else True


def _free(entry: Entry, follow: re.Match[str] | None, acts: Callable[[], bool]) -> bool:
    """Whether a product that nobody makes ("Brent") begins a sentence as the subject of another verb than "to be"."""
    return entry.type is EntityType.PRODUCT and follow is not None and follow.group(2) not in _BEING and acts()


def _noun_after(after: str, kind: EntityType) -> bool:
    """Whether a noun of the type follows ("Claude models", "Blackwell chips")."""
    follow = _FOLLOWING.match(after)
    if not follow:
        return False
    found = {vocabulary().nouns.get(word) for word in follow.group(1).split()}
    return kind in found or bool(found & _MADE)


def choose(text: str, match: Match) -> Entry:
    """The entry that is meant: a model where a noun or a version says so, else the company."""
    if len(match.entries) == 1:
        return match.entries[0]
    before, after = text[max(0, match.start - 60) : match.start], text[match.end : match.end + 30]
    if _noun_after(after, EntityType.MODEL) or _MODEL_BEFORE.search(before):
        made = [e for e in match.entries if e.type is EntityType.MODEL]
        if made:
            return made[0]
    firm = [e for e in match.entries if e.type is EntityType.COMPANY]
    return firm[0] if firm else match.entries[0]

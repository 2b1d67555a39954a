"""Which pieces of a run of capitalised words make one name together, and which are names of their own."""

from itertools import pairwise

from graph.vocab import EntityType
from ingest.entities.dictionary import Dictionary
from ingest.entities.known import Match
from ingest.entities.run import Piece
from ingest.entities.vocabulary import vocabulary

_JOINTS = frozenset({"of", "of the", "for", "&"})
_OF = frozenset({"of", "of the", "for", "for the", "on"})
_ORGANIZED = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.PLACE})
_BODIES = _ORGANIZED | {EntityType.FACILITY}
_PARTS = frozenset({"Phase", "Fund", "I", "II", "III", "IV", "V", "VI"})
_MADE = frozenset(
    {
        EntityType.MODEL,
        EntityType.CHIP,
        EntityType.PRODUCT,
        EntityType.TECHNOLOGY,
        EntityType.POLICY,
        EntityType.FACILITY,
    }
)


def end_of_name(part: list[Piece], i: int, dictionary: Dictionary) -> int:
    """Where the name that begins at piece i ends."""
    j = i + 1
    while j < len(part) and _binds(part, i, j, dictionary):
        j += 1
    return j


def _binds(part: list[Piece], i: int, j: int, dictionary: Dictionary) -> bool:
    """Whether piece j goes on with the name that began at piece i."""
    before, piece = part[i:j], part[j]
    if piece.match is not None and not piece.match.contextual:
        return _binds_known(before, piece, dictionary)
    first = before[0].match
    if first is None or first.contextual or any(p.match is None for p in before) or is_legal_form(piece):
        return True
    return _binds_unknown(first, before[0].lead, part[j:], dictionary)


def _binds_unknown(first: Match, lead: bool, rest: list[Piece], dictionary: Dictionary) -> bool:
    """Whether unknown words go on with a known form ("Samsung Biologics", "Seattle Mariners"; not "Nvidia A100")."""
    kinds = {e.type for e in first.entries}
    unknown = all(p.match is None or p.match.contextual for p in rest)
    if first.adjective:
        core = [p for p in rest if not is_legal_form(p)] or rest
        formed = len(core) < len(rest)
        alone = len(core) == 1 and not dictionary.common(core[0].text) and core[0].text not in vocabulary().given
        named = not lead and (_head(core) in vocabulary().heads or _national(core))
        return unknown and (formed or alone or named)
    if (kinds & _MADE and not kinds & _BODIES) or _verbal(rest[0].text):
        return False
    if _shortened(first) and rest[0].text not in vocabulary().never:
        return True
    if rest[-1].match is None and (_head(rest) in vocabulary().heads or (rest[0].text in _PARTS and len(rest) <= 2)):
        return True
    word = rest[0].text
    proper = not dictionary.common(word) and not any(c.isdigit() for c in word)
    several = unknown and len(rest) > 1 and not lead
    if EntityType.PLACE in kinds and not lead:
        town = not any(e.adjectives for e in first.entries)
        return word not in vocabulary().never if town else several or proper or _national(rest)
    return EntityType.PERSON not in kinds and (several or proper)


def _binds_known(before: list[Piece], piece: Piece, dictionary: Dictionary) -> bool:
    """Whether a known form goes on with unknown words before it ("Air Canada", "Kimbal Musk")."""
    if piece.match is None or piece.match.adjective:
        return False
    joined = piece.joint.strip() in _JOINTS
    kinds = {e.type for e in piece.match.entries}
    if joined or any(p.match is not None and not p.match.contextual for p in before):
        return joined or _branch(before, piece.match)
    if all(dictionary.common(p.text) for p in before) and before[0].lead:
        return len(before) == 1 and EntityType.PLACE in kinds
    lone = len(before) == 1 and " " not in piece.text
    if EntityType.PERSON in kinds:
        return lone
    if EntityType.POLICY in kinds:
        return len(before) == 1
    return EntityType.PLACE in kinds or (lone and before[0].text in vocabulary().given)


def _branch(before: list[Piece], place: Match) -> bool:
    """Whether a place directly after a company's name may make it that of its unit there ("Santander UK")."""
    first = before[0].match
    if len(before) > 1 or first is None or first.contextual or place.adjective:
        return False
    return first.entries[0].type is EntityType.COMPANY and place.entries[0].type is EntityType.PLACE


def _national(rest: list[Piece]) -> bool:
    """Whether one common word with a capital in running text goes on with a country's name ("US Dialysis")."""
    word = rest[0]
    return len(rest) == 1 and word.match is None and word.text.istitle() and word.text not in vocabulary().never


def _shortened(first: Match) -> bool:
    """Whether the form is the first word of a company's longer name: with another word after it, it is another name."""
    entry = first.entries[0]
    if entry.type is not EntityType.COMPANY or " " in first.form:
        return False
    return first.form in entry.name.split()[:-1]


def _verbal(word: str) -> bool:
    """Whether a capitalised word of a heading is a verb in the present ("Acme Announces")."""
    lower = word.lower()
    return (
        lower in vocabulary().act_verbs
        or f"{lower}s" in vocabulary().act_verbs
        or f"{lower}d" in vocabulary().act_verbs
    )


def _head(pieces: list[Piece]) -> str:
    """The word that says what kind of thing the pieces name: the one before "of" or "for", else the last."""
    for left, right in pairwise(pieces):
        if right.joint.strip() in _OF:
            return left.text
    return pieces[-1].text


def is_legal_form(piece: Piece) -> bool:
    """Whether a piece is a legal form ("Inc.", "AG")."""
    return piece.match is None and piece.text.replace(".", "") in vocabulary().legal

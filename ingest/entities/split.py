"""From a run of capitalised words to the names in it: titles, dates, nationalities and legal forms split off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from graph.vocab import EntityType
from ingest.entities.dictionary import Dictionary
from ingest.entities.known import Match
from ingest.entities.run import Piece
from ingest.entities.span import Span
from ingest.entities.vocabulary import vocabulary

_ORGANIZED = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.PLACE})
_JOINTS = frozenset({"of", "of the", "for", "&"})
_OF = frozenset({"of", "of the", "for", "for the", "on"})
_BODIES = _ORGANIZED | {EntityType.FACILITY}
_PINYIN = re.compile(
    r"(?i)(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang?|i?ong|u?ang?|u?ai|i?ao|u?ei|u?eng?|ing?|iu|ie|u?o|ou|ua|ue|ui|un|[aeiou])){1,3}"
)
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


def split(run: Sequence[Piece], dictionary: Dictionary) -> Iterator[Span]:
    """The names of a run, in order."""
    for part in _parts(run):
        yield from _untitled(_trim(part, dictionary), dictionary)


def _parts(run: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The run cut at months and days, and before the capital of a new sentence that lost its stop ("Acme We sell")."""
    part: list[Piece] = []
    for piece in run:
        if piece.match is None and piece.text in vocabulary().calendar:
            yield part
            part = []
        elif (
            part
            and piece.match is None
            and piece.text.istitle()
            and piece.text.lower() in vocabulary().small
            and piece.joint == " "
        ):
            yield part
            part = [piece]
        else:
            part.append(piece)
    yield part


def _trim(part: list[Piece], dictionary: Dictionary) -> list[Piece]:
    """Without what is no name at the ends: articles, abbreviations of business, first words of sentences."""
    while part and not _family_word(part, dictionary) and _idle(part[0], len(part) == 1, dictionary):
        part = part[1:]
    while part and part[-1].match is None and part[-1].text in vocabulary().never:
        if (
            len(part) > 1
            and part[-1].text in vocabulary().heads
            and part[-2].match is None
            and part[-2].text not in vocabulary().regional
        ):
            break
        part = part[:-1]
    return part


def _family_word(part: list[Piece], dictionary: Dictionary) -> bool:
    """Whether a part begins with a family name that is also an English word: a name in pinyin follows ("He Zhiwen")."""
    if len(part) < 2 or part[0].text not in vocabulary().family_words or part[1].joint != " ":
        return False
    return part[1].match is None and not dictionary.common(part[1].text) and bool(_PINYIN.fullmatch(part[1].text))


def _idle(piece: Piece, alone: bool, dictionary: Dictionary) -> bool:
    if piece.match is not None:
        return False
    if piece.text in vocabulary().given and not piece.lead and not alone:
        return False
    if not (alone or piece.lead or piece.text.isupper()) and piece.text.lower() not in vocabulary().small:
        return False
    if piece.text in vocabulary().never and (alone or piece.text not in vocabulary().given):
        return True
    if not piece.lead and piece.text.lower() not in vocabulary().small:
        return False
    return dictionary.function(piece.text) and not (piece.text.isupper() and len(piece.text) > 1 and not piece.lead)


def _untitled(part: list[Piece], dictionary: Dictionary) -> Iterator[Span]:
    """Names before and after a person's title ("Microsoft CEO Satya Nadella")."""
    titles = vocabulary().titles
    at = [i for i, p in enumerate(part) if p.match is None and _titlecase(p.text) in titles]
    if not at or _headed(part):
        yield from _combined(part, dictionary)
        return
    first = at[0]
    last = first
    while last + 1 < len(part) and last + 1 in at:
        last += 1
    yield from _combined(part[:first], dictionary)
    rest = part[last + 1 :]
    if not rest:
        return
    if any(i > last for i in at):
        yield from _untitled(rest, dictionary)
        return
    for number, span in enumerate(_combined(rest, dictionary)):
        lone = span.match is not None and " " not in span.text and not span.match.adjective
        if number == 0 and (span.match is None or (lone and span.match.entries[0].type is not EntityType.PERSON)):
            yield replace(span, match=None, weak=False, titled=True)
        else:
            yield span


def _titlecase(word: str) -> str:
    return word.title() if word.isupper() and len(word) > 3 else word


def _headed(part: list[Piece]) -> bool:
    """Whether the last word makes the whole a company's or organization's name ("Partner Communications")."""
    last = part[-1]
    if last.match is not None or len(part) < 2:
        return False
    return (last.text in vocabulary().heads and last.text not in vocabulary().titles) or _legal(last)


def _combined(part: list[Piece], dictionary: Dictionary) -> Iterator[Span]:
    """Known and unknown pieces put together or kept apart."""
    i = 0
    while i < len(part):
        j = _group(part, i, dictionary)
        span = _span(part[i:j], dictionary)
        if span is not None:
            yield span
        i = j


def _group(part: list[Piece], i: int, dictionary: Dictionary) -> int:
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
    if first is None or first.contextual or any(p.match is None for p in before) or _legal(piece):
        return True
    return _binds_unknown(first, before[0].lead, part[j:], dictionary)


def _binds_unknown(first: Match, lead: bool, rest: list[Piece], dictionary: Dictionary) -> bool:
    """Whether unknown words go on with a known form ("Samsung Biologics", "Seattle Mariners"; not "Nvidia A100")."""
    kinds = {e.type for e in first.entries}
    unknown = all(p.match is None or p.match.contextual for p in rest)
    if first.adjective:
        core = [p for p in rest if not _legal(p)] or rest
        formed = len(core) < len(rest)
        alone = len(core) == 1 and not dictionary.common(core[0].text) and core[0].text not in vocabulary().given
        return unknown and (formed or alone or (_head(core) in vocabulary().heads and not lead))
    if (kinds & _MADE and not kinds & _BODIES) or _verbal(rest[0].text):
        return False
    if _shortened(first) and rest[0].text not in vocabulary().never:
        return True
    if rest[-1].match is None and (_head(rest) in vocabulary().heads or (rest[0].text in _PARTS and len(rest) <= 2)):
        return True
    word = rest[0].text
    proper = not dictionary.common(word) and not any(c.isdigit() for c in word)
    several = unknown and len(rest) > 1 and not lead
    town = EntityType.PLACE in kinds and not any(e.adjectives for e in first.entries)
    if town and not lead:
        return word not in vocabulary().never
    return EntityType.PERSON not in kinds and (several or proper)


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


def _binds_known(before: list[Piece], piece: Piece, dictionary: Dictionary) -> bool:
    """Whether a known form goes on with unknown words before it ("Air Canada", "Kimbal Musk")."""
    if piece.match is None or piece.match.adjective:
        return False
    joined = piece.joint.strip() in _JOINTS
    if joined or any(p.match is not None and not p.match.contextual for p in before):
        return joined
    if all(dictionary.common(p.text) for p in before) and before[0].lead:
        return False
    kinds = {e.type for e in piece.match.entries}
    lone = len(before) == 1 and " " not in piece.text
    if EntityType.PERSON in kinds:
        return lone
    if EntityType.POLICY in kinds:
        return len(before) == 1
    return EntityType.PLACE in kinds or (lone and before[0].text in vocabulary().given)


def _legal(piece: Piece) -> bool:
    return piece.match is None and piece.text.replace(".", "") in vocabulary().legal


def _span(group: list[Piece], dictionary: Dictionary) -> Span | None:
    """The name of a group: legal forms at its end are part of the span and not of the name."""
    start, end = group[0].start, group[-1].end
    core = group
    while len(core) > 1 and _legal(core[-1]) and not _needed(core, dictionary):
        core = core[:-1]
    legal = len(core) < len(group)
    if len(core) == 1 and core[0].match is not None:
        return Span(
            start, end, core[0].match.form, core[0].match, core[0].match.contextual and core[0].lead, legal=legal
        )
    if len(core) == 1 and _dull(core[0]):
        return None
    text = "".join((p.joint if n else "") + p.text for n, p in enumerate(core))
    weak = len(core) == 1 and core[0].lead and not legal and dictionary.common(core[0].text)
    return Span(start, end, " ".join(text.split()), None, weak, legal=legal, pieces=len(core), lead=core[0].lead)


def _needed(core: list[Piece], dictionary: Dictionary) -> bool:
    """Whether the name would be common words only without its legal form ("Southern Company")."""
    return core[-1].text in vocabulary().keep_after_common and all(
        p.match.adjective if p.match is not None else dictionary.common(p.text) for p in core[:-1]
    )


def _dull(piece: Piece) -> bool:
    """Whether a lone word says nothing by its capital: one letter, a number, a legal form, a word of business."""
    word = piece.text
    return (
        len(word) == 1
        or word in vocabulary().never
        or word.removesuffix("s") in vocabulary().never
        or word.replace(".", "") in vocabulary().legal
        or not any(c.isalpha() for c in word)
        or word in vocabulary().heads
    )

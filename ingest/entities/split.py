"""From a run of capitalised words to the names in it: titles, dates, nationalities and legal forms split off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.vocab import EntityType
from ingest.entities.binding import end_of_name, is_legal_form
from ingest.entities.dictionary import Dictionary
from ingest.entities.run import Piece
from ingest.entities.span import Span
from ingest.entities.vocabulary import vocabulary

_TWO = 2
_PINYIN = re.compile(
    r"(?i)(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang?|i?ong|u?ang?|u?ai|i?ao|u?ei|u?eng?|ing?|iu|ie|u?o|ou|ua|ue|ui|un|[aeiou])){1,3}"
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
    while (
        part and not (_family_word(part, dictionary) or _initials(part)) and _idle(part[0], len(part) == 1, dictionary)
    ):
        part = part[1:]
    if len(part) > 1 and part[0].lead and _describes(part, dictionary):
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


def _initials(part: list[Piece]) -> bool:
    """Whether two capitals begin a name whose other words are no capitals ("BE Foods"), and are no small word there."""
    return len(part) > 1 and len(part[0].text) == _TWO and part[0].text.isupper() and part[1].text.istitle()


def _describes(part: list[Piece], dictionary: Dictionary) -> bool:
    """Whether the first word of a sentence only says what the name after it is ("Rival Aster", "Lessor Brenn")."""
    first, second = part[:2]
    word = first.text.lower()
    noun = (
        not vocabulary().nouns.keys().isdisjoint({word, word.removesuffix("s")})
        and first.match is None
        and first.text not in vocabulary().heads
    )
    formed = len(part) > _TWO and part[-1].text in vocabulary().heads
    uncommon = formed or second.text in vocabulary().given or not dictionary.common(second.text)
    proper = second.match is None and uncommon and second.joint == " "
    return noun and proper and first.text not in vocabulary().titles


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
    return (last.text in vocabulary().heads and last.text not in vocabulary().titles) or is_legal_form(last)


def _combined(part: list[Piece], dictionary: Dictionary) -> Iterator[Span]:
    """Known and unknown pieces put together or kept apart."""
    i = 0
    while i < len(part):
        j = end_of_name(part, i, dictionary)
        span = _span(part[i:j], dictionary)
        if span is not None:
            yield span
        i = j


def _span(group: list[Piece], dictionary: Dictionary) -> Span | None:
    """The name of a group: legal forms at its end are part of the span and not of the name."""
    start, end = group[0].start, group[-1].end
    core = group
    while len(core) > 1 and is_legal_form(core[-1]) and not _needed(core, dictionary):
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
        or (word in vocabulary().heads and word not in vocabulary().family_first)
    )

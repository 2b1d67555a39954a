"""Reading a question: amounts and dates first, then names, then what is asked, then what is left."""

from collections.abc import Iterator, Sequence

from graph.vocab import EntityType
from ingest.question.asked import Known, Parameter, Question
from ingest.question.frame import Frame, framed, placed
from ingest.question.lexicon import lexicon, parameters, single
from ingest.question.names import Named, find_names
from ingest.question.tokens import Words
from ingest.question.values import dated, find_amounts, find_dates, find_quoted, find_units

_ACTING = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.PERSON})
LONGEST = 500
"""Characters of a question; what is longer is a text and no question."""


def read_question(text: str, known: Known) -> Question:
    """The list and the parameters that a question asks for. Raises nothing that depends on the text."""
    text = " ".join(text.split())[:LONGEST]
    words = Words.of(text)
    quoted = find_quoted(words)
    values = find_amounts(words)
    dates = find_dates(words)
    while (silent := words.find(lexicon().silent)) is not None:
        words.use(*silent)
    names = find_names(words, known)
    frame = framed(words, names)
    told = _told(words, frame)
    values = values or find_units(words)
    about = told or _topic(words, frame)
    name = frame.listed
    if name is None or (name in {"timeline", "neighbours"} and not names):
        return _nothing(text, words, known)
    asked = list(
        dict.fromkeys([*placed(words, frame), *_set(frame, name), *values, *dated(name, dates), *(quoted or about)])
    )
    kept, dropped = _fitting(name, asked)
    left = [*dropped, *(words.said(i, i + 1) for i in _left(words))]
    path = _path(name, names)
    return Question(text, path, kept, _words(path, kept), tuple(left), _suggestion(name, kept) if left else None)


def _fitting(name: str, told: Sequence[Parameter]) -> tuple[tuple[Parameter, ...], list[str]]:
    """The parameters that a list takes, and the others in words."""
    took = parameters(name) | ({"from", "to"} if name == "paths" else set())
    kept: list[Parameter] = []
    dropped = []
    for key, value in told:
        again = single(name, key) and any(key == other for other, _ in kept)
        if key in took and not again:
            kept.append((key, value))
        else:
            dropped.append(f"{key} {value}")
    return tuple(kept), dropped


def _set(frame: Frame, name: str) -> Iterator[Parameter]:
    for phrase in frame.phrases:
        yield from phrase.of(name)


def _topic(words: Words, frame: Frame) -> list[Parameter]:
    """Words after "about" that name nobody are looked for in the rows; before "change hands" they are the goods."""
    goods = words.find(["change hands", "changes hands", "changed hands"])
    if goods and frame.listed == "deals":
        words.use(*goods)
        told = [i for i in range(goods[0]) if i not in words.used and words[i] not in lexicon().idle]
        return [("goods", _singular(_used(words, i))) for i in told]
    place = words.find(lexicon().topics)
    if place is None or "q" not in parameters(frame.listed or ""):
        return []
    words.use(*place)
    after = [i for i in range(place[1], len(words)) if i not in words.used and words[i] not in lexicon().idle]
    return [("q", " ".join(_used(words, i) for i in after))] if after else []


def _told(words: Words, frame: Frame) -> list[Parameter]:
    """What is told alike or otherwise, behind "that": where it names nobody who acts, its words are looked for."""
    that = next((i for i in range(len(words)) if words[i] == "that"), None)
    acting = any(name.types & _ACTING for name in frame.names)
    if that is None or acting or frame.listed not in {"corroborations", "contradictions"}:
        return []
    after = [i for i in range(that + 1, len(words)) if words[i] not in lexicon().idle]
    frame.names = [name for name in frame.names if name.start < that]
    words.use(that, len(words))
    return [("q", " ".join(words.said(i, i + 1) for i in after))] if after else []


def _used(words: Words, number: int) -> str:
    words.use(number, number + 1)
    return words.said(number, number + 1)


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


def _left(words: Words) -> list[int]:
    return [i for i in words.left() if words[i] not in lexicon().idle and words[i] not in lexicon().topics]


def _path(name: str, names: Sequence[Named]) -> str:
    if name not in {"timeline", "neighbours"}:
        return f"/v1/{name}"
    told = names[0].ids[0] if names[0].ids else names[0].name
    return f"/v1/entities/{told}/{name}"


def _words(path: str, told: Sequence[Parameter]) -> str:
    """The reading in words: "deals: involving Nvidia, status announced"."""
    listed = path.removeprefix("/v1/")
    if not told:
        return f"all {listed}"
    pairs = ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in told)
    return f"{listed}: {pairs}"


def _suggestion(name: str, told: Sequence[Parameter]) -> str:
    """The question that asks for just what was understood, in words that are."""
    whom = next((value for key, value in told if key in _NAMING), None)
    if name == "paths":
        return f"how are {dict(told)['from']} and {dict(told)['to']} connected"
    if name == "statements" and dict(told).get("speaker"):
        return f"what did {whom} say"
    return f"all {name} about {whom}" if whom else f"all {name}"


_NAMING = ("involving", "party", "subject", "object", "about", "speaker", "affiliation", "attributed_to")


def _nothing(text: str, words: Words, known: Known) -> Question:
    """What nothing answers, with a question about the name that is spelt most like its words."""
    left = _left(words)
    told = [words.said(i, i + 1) for i in left]
    near = next((name for one in told for name in known.nearest(one)), None)
    suggestion = f"all claims about {near}" if near else "all deals"
    return Question(text, None, (), "not understood as a question to this graph", tuple(told), suggestion)

"""Which list a question asks for, and what the names in it are to what is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.vocab import EntityType
from ingest.question.lexicon import Act, Phrase, lexicon
from ingest.question.names import Named
from ingest.question.tokens import Words

_PARTIES = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.PERSON, EntityType.PLACE})


@dataclass(slots=True)
class Frame:
    """What the words of a question ask for, before it becomes parameters."""

    names: list[Named]
    listed: str | None = None
    act: Act | None = None
    at: int = -1
    """The number of the first word of the act."""
    passive: bool = False
    phrases: list[Phrase] = field(default_factory=list)
    types: list[EntityType] = field(default_factory=list)
    office: str | None = None
    affiliated: bool = False


def framed(words: Words, names: Sequence[Named]) -> Frame:
    """The frame of a question; the words that it was read from are used."""
    frame = Frame(list(names))
    _act(words, frame)
    _office(words, frame)
    _lists(words, frame)
    _phrases(words, frame)
    _types(words, frame)
    frame.listed = _listed(frame)
    return frame


def _act(words: Words, frame: Frame) -> None:
    found = [(place, act) for act in lexicon().acts if (place := words.find(act.words)) is not None]
    if not found:
        return
    place, act = min(found, key=lambda row: (row[0][0] - row[0][1], row[0][0]))
    words.use(*place)
    frame.act, frame.at = act, place[0]
    frame.passive = place[1] < len(words) and words[place[1]] == "by"


def _office(words: Words, frame: Frame) -> None:
    place = words.find(lexicon().offices)
    if place is not None and (frame.act is None or frame.act.listed == "relations"):
        words.use(*place)
        frame.office = words.joined(*place)
        frame.act = frame.act or next(a for a in lexicon().acts if a.object.get("predicate") == "holds_role")


def _lists(words: Words, frame: Frame) -> None:
    for name, row in lexicon().lists:
        while (place := words.find(row)) is not None:
            words.use(*place)
            frame.listed = frame.listed or name


def _phrases(words: Words, frame: Frame) -> None:
    for phrase in sorted(lexicon().phrases, key=lambda one: -max(len(w.split()) for w in one.words)):
        while (place := words.find(phrase.words)) is not None:
            words.use(*place)
            if phrase.sets and phrase not in frame.phrases:
                frame.phrases.append(phrase)


def _types(words: Words, frame: Frame) -> None:
    for word, kind in lexicon().types.items():
        place = words.find([word])
        if place is not None:
            words.use(*place)
            frame.types.append(kind)
            after = words[place[1]] if place[1] < len(words) else ""
            frame.affiliated |= kind is EntityType.PERSON and after in {"of", "at", "from"}


def _listed(frame: Frame) -> str | None:
    """The list that is asked for: by its noun, by what is done, by the phrases, by the type of thing."""
    if frame.act is not None and frame.listed not in {
        "statements",
        "corroborations",
        "contradictions",
        "checks",
        "deals",
    }:
        return frame.act.listed
    if any(phrase.listed == "checks" for phrase in frame.phrases):
        return "checks"
    if frame.listed == "paths" and len(frame.names) < 2:
        return "neighbours" if frame.names else None
    if frame.listed is not None:
        return frame.listed
    said = next((phrase for phrase in frame.phrases if phrase.said), None)
    if said is not None and frame.names:
        return "statements"
    told = next((phrase.listed for phrase in frame.phrases if phrase.listed), None)
    return told or _of_types(frame)


def _of_types(frame: Frame) -> str | None:
    if frame.types and any(EntityType.PLACE in name.types for name in frame.names):
        return "relations"
    if frame.types and not frame.names:
        return "entities"
    return "claims" if frame.names else None


def placed(words: Words, frame: Frame) -> Iterator[tuple[str, str]]:
    """The parameters by which the names of a question are asked for."""
    match frame.listed:
        case "deals":
            yield from _deal(words, frame)
        case "relations":
            yield from _relation(frame)
        case "figures" | "claims":
            yield from _about(words, frame)
        case "statements":
            yield from _said(words, frame)
        case "corroborations" | "contradictions" | "checks" | "cycles":
            yield from (("involving", name.name) for name in frame.names)
        case "paths":
            yield from (("from", frame.names[0].name), ("to", frame.names[1].name))
        case "entities":
            yield from (("type", kind.value) for kind in frame.types)
        case _:
            return


def _ends(frame: Frame) -> Iterator[tuple[Named, str]]:
    """Each name with its end of what is done: who does it stands before the verb, or after it and "by"."""
    for name in frame.names:
        before = name.start < frame.at
        yield name, "subject" if before is not frame.passive else "object"


def _deal(words: Words, frame: Frame) -> Iterator[tuple[str, str]]:
    parties = [name for name in frame.names if name.types & _PARTIES]
    yield from (("goods", name.name) for name in frame.names if not name.types & _PARTIES)
    if frame.act is not None and frame.act.listed == "deals":
        for name, end in _ends(frame):
            told = frame.act.subject if end == "subject" else frame.act.object
            if name in parties:
                yield from ((key, value or name.name) for key, value in told.items())
                break
        yield from (("involving", name.name) for name in parties[1:])
        if not parties:
            yield from (("role", row["role"]) for row in (frame.act.subject, frame.act.object) if "role" in row)
        return
    several = len(parties) > 1 and not _together(words, parties)
    yield from (("party" if several else "involving", name.name) for name in parties)


def _together(words: Words, names: Sequence[Named]) -> bool:
    """Whether two names are joined by "and" or another word, and not by a comma or "or"."""
    gap = words.text[words.tokens[names[0].end - 1].end() : words.tokens[names[1].start].start()]
    return "," not in gap and " or " not in gap


def _relation(frame: Frame) -> Iterator[tuple[str, str]]:
    act = frame.act
    if act is None:
        yield from _located(frame)
        return
    yield "predicate", act.object["predicate"]
    ends = list(_ends(frame)) if frame.at >= 0 else [(name, "object") for name in frame.names]
    yield from (("about" if act.both else end, name.name) for name, end in ends)
    asked = {"subject", "object"} - {end for _, end in ends}
    if frame.types and len(asked) == 1 and not act.both:
        yield from ((f"{next(iter(asked))}_type", kind.value) for kind in frame.types)
    if frame.office:
        yield "role", frame.office


def _located(frame: Frame) -> Iterator[tuple[str, str]]:
    """ "Which models are Chinese": things of a type that are located in a place."""
    places = [name for name in frame.names if EntityType.PLACE in name.types]
    if places and frame.types:
        yield "predicate", "located_in"
        yield from (("object", name.name) for name in places)
        yield from (("subject_type", kind.value) for kind in frame.types)
    else:
        yield from (("about", name.name) for name in frame.names)


def _about(words: Words, frame: Frame) -> Iterator[tuple[str, str]]:
    key = "subject" if frame.listed == "figures" else "about"
    for name in frame.names:
        yield ("attributed_to" if _source(words, name) or not name.ids else key), name.name


_SOURCES = frozenset({"attributed", "according", "by", "from"})


def _source(words: Words, name: Named) -> bool:
    """Whether the words before a name make it the source: "attributed to", "according to", "by"."""
    return any(words[i] in _SOURCES for i in range(max(0, name.start - 2), name.start))


def _said(words: Words, frame: Frame) -> Iterator[tuple[str, str]]:
    topics = lexicon().topics
    for name in frame.names:
        about = name.start > 0 and any(words[i] in topics for i in range(max(0, name.start - 2), name.start))
        key = "affiliation" if frame.affiliated else "about" if about else "speaker"
        yield key, name.name

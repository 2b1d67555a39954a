"""Whom a word stands for: each who is in sight is described by named features, and a learned ranking chooses, or none.

The features hold classes of words, places in the parse and counts, never words of a text; `make train` learns their
weights from labelled text (`tests/training/coreference`).
"""

import math
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from graph.lexicon import load
from graph.model import Ref
from graph.vocab import EntityType
from ingest.classifier import Classifier, classifier
from ingest.entities.anaphor import Anaphor
from ingest.entities.described import Described
from ingest.entities.discourse import Discourse, Mention, Referent
from ingest.entities.governing import SUBJECT, governors, standing
from ingest.entities.wording import words

LEAST = 0.45
"""So likely must the best be, or nobody is meant."""
_STEPS = ((0, "0"), (1, "1"), (2, "2"), (4, "4"), (8, "8"))


def choose(anaphor: Anaphor, referents: Sequence[Referent], discourse: Discourse, described: Described) -> Ref | None:
    """The one of those in sight, last named first, who is meant most likely, if likely enough."""
    shares = chances(classifier("coreference"), features(anaphor, referents, discourse, described))
    at = likeliest(shares, LEAST)
    if at is None:
        discourse.guess(anaphor.start, anaphor.end, {r.ref.id or "": p for r, p in zip(referents, shares, strict=True)})
    return referents[at].ref if at is not None else None


def chances(model: Classifier, rows: Sequence[frozenset[str]]) -> list[float]:
    """How likely each of the rows is, where all of them and "none" share 1."""
    scores = [model.score(row) for row in rows]
    top = max(scores, default=0.0)
    parts = [math.exp(score - top) for score in scores]
    whole = sum(parts) + math.exp(-top)
    return [part / whole for part in parts]


def likeliest(shares: Sequence[float], least: float) -> int | None:
    """Which has the highest chance; None below `least`."""
    top = max(shares, default=0.0)
    return shares.index(top) if shares and top >= least else None


def features(
    anaphor: Anaphor, referents: Sequence[Referent], discourse: Discourse, described: Described
) -> list[frozenset[str]]:
    """What speaks for and against each of them; every feature is told by itself and for its group of anaphors."""
    levels = governors(anaphor.token)
    most = discourse.most(anaphor.types)
    common = set(_shape(anaphor, discourse))
    employer = _employer(levels, anaphor, discourse)
    main = discourse.latest_main(anaphor.types)
    group = GROUPS.get(anaphor.kind, anaphor.kind)
    rows: list[frozenset[str]] = []
    for number, referent in enumerate(referents):
        row = {f"rank={min(number, 3)}", "sole" if len(referents) == 1 else "several"}
        row.update(_distance(anaphor, referent))
        row.update(_salience(anaphor, referent, most))
        row.update(_clause(anaphor, referent, levels))
        row.update(_quotes(anaphor, referent, discourse))
        row.update(_source(referent.last, discourse))
        row.update({"employer"} if referent.ref == employer else ())
        row.update({"latestmain"} if referent.ref == main else ())
        fit = set(described.fits(anaphor, referent.ref))
        joined = {f"{group}|{name}" for name in row | fit | common}
        joined |= {f"{group}|{a}&{b}" for a in common for b in _KEY & row}
        joined |= {f"{anaphor.kind}:{name}" for name in fit | (row & _KEY)}
        rows.append(frozenset({*row, *fit, *joined, f"kind={anaphor.kind}"}))
    return _compared(rows, group)


def _compared(rows: list[frozenset[str]], group: str) -> list[frozenset[str]]:
    """With what the others have that one lacks: another is at home there, is called so, stands in a like place."""
    places = [next((name for name in sorted(row) if name.startswith(_PLACED)), "") for row in rows]
    rows = [
        row | {"tied", f"{group}|tied"} if p and places.count(p) > 1 else row
        for row, p in zip(rows, places, strict=True)
    ]
    for mark in _TELLING:
        having = [mark in row for row in rows]
        if any(having):
            name = f"only {mark}" if having.count(True) == 1 else f"one {mark}"
            rows = [row | {name if has else f"other {mark}"} for row, has in zip(rows, having, strict=True)]
    return rows


_PLACED = ("place=main", "place=subject", "before=main", "before=subject")
_TELLING = ("athome", "called", "kin", "in1", "employer", "country", "province")


GROUPS = {
    "generic": "firm",
    "trade": "firm",
    "part": "firm",
    "side": "firm",
    "body": "firm",
    "site": "thing",
    "state": "place",
    "area": "place",
}
"""Classes of nouns that behave alike."""
_KEY = frozenset(
    {"rank=0", "most", "distance=0", "distance=1", "before=main", "in1", "up1", "sole", "latestmain", "employer"}
)
"""Features of a referent that are told together with the shape of the anaphor."""


def _employer(levels: list[tuple[str, Token]], anaphor: Anaphor, discourse: Discourse) -> Ref | None:
    """The company of the person who is the subject of a clause around the anaphor."""
    for _, subject in levels:
        person = discourse.person_at(anaphor.sentence, subject)
        if person is not None:
            return discourse.employers.of(person)
    return None


def _shape(anaphor: Anaphor, discourse: Discourse) -> Iterator[str]:
    """Of the words alone: their place in the sentence, what follows that restricts them, their modifiers."""
    text = discourse.text
    yield from _standing_as(anaphor.token)
    if anaphor.start - anaphor.sentence.start <= 1:
        yield "first"
    if discourse.quote_at(anaphor.start) is not None:
        yield "quoted"
    if anaphor.modifiers:
        yield "modified"
    if any(word.lower() in words().blocked for word in anaphor.modifiers.split()):
        yield "blocked"
    beside = {"restricted": words().restricted, "owning": words().owned}
    yield from (name for name, pattern in beside.items() if pattern.match(text, anaphor.end))
    if words().aside.search(text, max(0, anaphor.start - 3), anaphor.start):
        yield "aside"


def _standing_as(token: Token) -> Iterator[str]:
    """Subject or object; and whether the verb is one whose "it" often means nothing ("it is clear that")."""
    if token.dep_ in SUBJECT:
        yield "subject" if token.head.dep_ in {"ROOT", "conj"} else "subsubject"
        clausal = any(c.dep_ in {"ccomp", "xcomp", "acomp"} for c in token.head.children)
        if clausal and token.head.lemma_ in {"be", "seem", "take"}:
            yield "expletive"
    elif token.dep_ in {"dobj", "pobj"}:
        yield "object"


def _distance(anaphor: Anaphor, referent: Referent) -> Iterator[str]:
    last = referent.last
    between = anaphor.sentence.index - last.sentence.index
    yield f"distance={next((name for most, name in _STEPS if between <= most), 'far')}"
    if anaphor.sentence.paragraph == last.sentence.paragraph:
        yield "paragraph"
    if between == 0:
        yield f"place={last.role}"
        yield "touching" if anaphor.start - last.name.end <= 2 else "apart"
    elif between == 1:
        yield f"before={last.role}"
    else:
        yield f"earlier={last.role}"


def _salience(anaphor: Anaphor, referent: Referent, most: int) -> Iterator[str]:
    count = len(referent.mentions)
    yield f"count={next((name for top, name in _STEPS if count <= top), 'many')}"
    if count == most:
        yield "most"
    elif count * 2 < most:
        yield "seldom"
    if referent.subjects:
        yield "subject" if referent.subjects < count else "allsubject"
    if referent.mentions[0].sentence.index == 0:
        yield "heading"
    elif referent.mentions[0].sentence.index <= 3:
        yield "opening"
    if referent.last.name.how == "coreference":
        yield "chain"
    if any(m.sentence.paragraph == anaphor.sentence.paragraph and m.role == "main" for m in referent.mentions):
        yield "paragraphmain"
    yield f"type={referent.ref.type.value}"


def _clause(anaphor: Anaphor, referent: Referent, levels: list[tuple[str, Token]]) -> Iterator[str]:
    """How the latest mentions in the same sentence stand to the clauses around the anaphor."""
    near = [m for m in referent.mentions if m.sentence.index == anaphor.sentence.index]
    for number, (side, subject) in enumerate(levels, 1):
        for mention in near:
            if (place := standing(mention.token, subject)) is not None:
                yield f"{side}{number}{place}"
    if near and not levels:
        yield "ungoverned"


def _quotes(anaphor: Anaphor, referent: Referent, discourse: Discourse) -> Iterator[str]:
    inside = discourse.quote_at(anaphor.start)
    there = discourse.quote_at(referent.last.name.start)
    if inside is None and there is not None:
        yield "said"
    elif inside is not None:
        yield "samequote" if inside == there else "outquote"


def _source(mention: Mention, discourse: Discourse) -> Iterator[str]:
    text, name = discourse.text, mention.name
    if words().source.search(text, max(0, name.start - 40), name.start):
        yield "source"
    if words().owned.match(text, name.end):
        yield "possessive"
    if words().thing.match(text, name.end):
        yield "thing"
    entry = load().get(name.ref.id or "")
    if entry is not None and entry.type is EntityType.ORGANIZATION and entry.name in words().media:
        yield "media"

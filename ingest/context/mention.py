"""What speaks for one occurrence of a name as the subject of a figure in its sentence, as named features."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from graph import lexicon
from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Name
from ingest.context.anchor import pronoun
from ingest.context.candidates import only_locates
from ingest.context.path import SAYING, SUBJECTS, path, preposition, root_of
from ingest.context.topic import in_dateline, is_employer
from ingest.context.view import View
from ingest.modality import clause_verb
from ingest.segment import Block

_POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s)")
_CELL = re.compile(r"[|\t]|  +")
_FAR = (2, 4, 7, 12, 20)


@cache
def countries() -> frozenset[str]:
    """The canonical names of countries: what a national figure measures."""
    return frozenset(e.name for e in lexicon.load().entries if e.type is EntityType.PLACE and e.adjectives)


def kind_of(ref: Ref) -> str:
    """The type of a name, countries apart from other places."""
    return "country" if ref.type is EntityType.PLACE and ref.name in countries() else ref.type.value


def traits(view: View, name: Name, names: list[Name]) -> Iterator[str]:
    """Where the name stands, how it is written, and its way to the figure in the parse."""
    side = "before" if name.end <= view.start else "after"
    yield from _written(view, name)
    yield from (f"{side} {trait}" for trait in _between(view, name, names))
    if view.scene.sentence.block is Block.ROW:
        yield from _in_row(view, name, names)
        return
    offset = view.scene.sentence.start
    root = root_of(view.scene.tree, name.start - offset, name.end - offset)
    if root is not None and view.token is not None:
        yield from _parsed(view, name, root, side)


def _written(view: View, name: Name) -> Iterator[str]:
    """How the name is written, and what keeps it from being a subject."""
    text = view.analysis.text
    person = pronoun(text[name.start : name.end])
    yield f"stands {person or ('noun' if name.how == 'coreference' else 'market' if name.how == 'market' else 'name')}"
    if _POSSESSIVE.match(text, name.end):
        yield f"possessive {kind_of(name.ref)}"
    if in_dateline(view.analysis, view.scene.sentence, name):
        yield "dateline"
    if is_employer(text, name):
        yield "employs an analyst"
    if only_locates(text, view.scene, name):
        yield "only locates"
    if view.said is not None and name.ref == view.said.speaker:
        yield f"speaks here {view.said.kind}"


def _between(view: View, name: Name, names: list[Name]) -> Iterator[str]:
    """What stands between the name and the figure."""
    text = view.analysis.text
    low, high = (name.end, view.start) if name.end <= view.start else (view.end, name.start)
    others = {n.ref for n in names if low <= n.start and n.end <= high} - {name.ref}
    yield f"names between {min(3, len(others))}"
    offset = view.scene.sentence.start
    numbers = sum(low <= offset + b.amount.start < high for b in view.scene.bearings)
    yield f"figures between {min(3, numbers)}"
    yield f"names and figures between {min(2, len(others))} {min(2, numbers)}"
    between = text[low:high]
    for mark in ";,(":
        if mark in between and not (mark == "(" and ")" in between):
            yield f"across {mark}"
    yield f"verbs and marks between {min(3, between.count(',') + between.count(';'))}"
    if len(between.split()) <= 1:
        yield f"next to it {view.kind}{' sign' if view.bearing.amount.sign else ''}"


def _in_row(view: View, name: Name, names: list[Name]) -> Iterator[str]:
    """Where the name stands in a table's row."""
    text = view.analysis.text
    yield f"row name {min(3, names.index(name))} of {min(3, len(names))}"
    low, high = sorted((name.end, view.start))
    yield f"row cells between {min(4, len(_CELL.findall(text, low, high)))}"


def _parsed(view: View, name: Name, root: Token, side: str) -> Iterator[str]:
    """The way in the parse; that of a word which only stands for a name weighs for itself."""
    token = view.token
    if token is None:
        return
    found, _ = path(token, root)
    kind, means = kind_of(name.ref), "it " if name.how == "coreference" else ""
    for trait in found:
        yield trait if trait.startswith("steps ") else f"{means}{trait}"
        if trait.startswith(("top", "verbs")):
            yield f"{kind} {trait}"
            yield f"{view.kind} {trait}"
        elif trait.startswith("down"):
            yield f"{side} {trait}"
            yield f"{view.measure} {side} {trait}"
    yield f"{side} distance {sum(abs(root.i - token.i) >= far for far in _FAR)}"
    yield f"label {root.dep_}"
    if root.dep_ == "pobj":
        yield f"{side} {preposition(root.head)} {view.kind}"
        yield f"{side} {preposition(root.head)} {kind}"
    if root.dep_ in SUBJECTS and root.head.lemma_.lower() in SAYING:
        own = clause_verb(token) == root.head
        yield f"says it, {kind}" if own else f"says that, {kind}"

"""A sentence with its parse and its amounts, each tied to the token that bears it."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest.quantities.amount import Amount
from ingest.quantities.reading import Scanned
from ingest.segment import Sentence


@dataclass(frozen=True, slots=True)
class Bearing:
    """An amount with its place in the parse: `token` bears it (the unit or counted noun, or the number itself),
    `noun` is the counted noun, or null where the amount has a unit of its own."""

    amount: Amount
    token: Token | None
    number: Token | None
    noun: str | None = None
    title: str | None = None
    """The header of its column, in a table that has one."""
    label: str = ""
    """The first cell of its row."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, its tree, what the scanner read, and the amounts that are figures."""

    sentence: Sentence
    tree: Doc
    scanned: Scanned
    bearings: tuple[Bearing, ...]


def token_at(tree: Doc, offset: int) -> Token | None:
    """The token that holds a character of the sentence, or null beyond the parsed part."""
    low, high = 0, len(tree)
    while low < high:
        middle = (low + high) // 2
        if tree[middle].idx + len(tree[middle].text_with_ws) <= offset:
            low = middle + 1
        else:
            high = middle
    return tree[low] if low < len(tree) else None

"""Words that may stand for a name: pronouns ("it", "she", "their") and definite noun phrases ("the Dutch lender").

What they are is said here, whom they mean is decided in `antecedent`. The nouns are those of `coreference.toml`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from spacy.tokens import Doc, Token

from graph.vocab import EntityType
from ingest.analysis import Analysis
from ingest.lexicon_file import load
from ingest.segment import Sentence

_FIRMS = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION})
_THINGS = frozenset({EntityType.PRODUCT, EntityType.MODEL, EntityType.CHIP, EntityType.TECHNOLOGY})
_TYPES = {
    "generic": _FIRMS,
    "trade": _FIRMS,
    "part": _FIRMS,
    "side": _FIRMS,
    "body": frozenset({EntityType.ORGANIZATION, EntityType.COMPANY}),
    "site": frozenset({EntityType.FACILITY, EntityType.PLACE, EntityType.COMPANY}),
    "state": frozenset({EntityType.PLACE}),
    "area": frozenset({EntityType.PLACE}),
    "thing": _THINGS,
}
"""Which types of names each class of nouns may mean."""
_SMALL = (
    "a|an|the|of|in|and|or|to|for|by|with|on|at|from|as|is|was|are|were|has|had|have|that|which|who|whose|its|their|"
    "said|will|would"
)


class Sort(StrEnum):
    """How a word stands for a name."""

    IT = "it"
    ITS = "its"
    THEY = "they"
    PERSON = "person"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Characters [start, end) that may stand for a name; `kind` is the class of its `noun`, else its sort.

    `owned`: the phrase begins with "whose": whoever is named before it works there.
    """

    start: int
    end: int
    sort: Sort
    kind: str
    sentence: Sentence
    token: Token
    types: frozenset[EntityType]
    noun: str = ""
    modifiers: str = ""
    owned: bool = False


_PRONOUN_TYPES = {
    Sort.IT: frozenset(EntityType) - {EntityType.PERSON, EntityType.SOURCE},
    Sort.ITS: frozenset(EntityType) - {EntityType.PERSON, EntityType.SOURCE},
    Sort.THEY: _FIRMS,
    Sort.PERSON: frozenset({EntityType.PERSON}),
}
_PRONOUNS = {
    Sort.IT: "it itself",
    Sort.ITS: "its",
    Sort.THEY: "they them their themselves",
    Sort.PERSON: "he she his her him himself herself",
}
_SORTS = {word: sort for sort, words in _PRONOUNS.items() for word in words.split()}


@cache
def noun_classes() -> dict[str, str]:
    """The class of each noun that after "the" may stand for a name."""
    table = load("coreference")
    classes = {noun: key for key, row in table["nouns"].items() for noun in row}
    return {
        **dict.fromkeys(table["company"], "trade"),
        **dict.fromkeys(table["organization"], "body"),
        **classes,
    }


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, noun_classes()), key=lambda n: (-len(n), n)))
    modifier = rf"(?:(?!(?:{_SMALL})\b)[\w&.%'’-]+ )"
    return re.compile(
        rf"\b(?:[Tt]he|[Tt]his|whose)\s(?P<modifiers>{modifier}{{0,4}}?)(?P<noun>(?:{nouns})|[a-z]+-?(?:maker|builder|owner))\b(?![\w-])"
        rf"|\b(?P<pronoun>{'|'.join(_SORTS)})\b(?![-'’]s own)|^(?P<bare>Management)\b",
        re.IGNORECASE,
    )


def find_anaphors(analysis: Analysis, sentence: Sentence) -> Iterator[Anaphor]:
    """The pronouns and noun phrases of a sentence that may stand for names, in order."""
    found = list(_pattern().finditer(analysis.words(sentence)))
    if not found:
        return
    tree = analysis.tree(sentence)
    for match in found:
        made = _noun(tree, sentence, match) if match["noun"] else _pronoun(tree, sentence, match)
        if made is not None:
            yield made


def has_anaphor(words: str) -> bool:
    """Whether a sentence may hold one."""
    return _pattern().search(words) is not None


def _pronoun(tree: Doc, sentence: Sentence, match: re.Match[str]) -> Anaphor | None:
    span = tree.char_span(match.start(), match.end())
    word = match.group().lower()
    if span is None or (match.group().isupper() and len(word) == 2):
        return None
    start, end = sentence.start + match.start(), sentence.start + match.end()
    if match["bare"]:
        return Anaphor(start, end, Sort.NOUN, "part", sentence, span.root, _FIRMS, "management")
    sort = _SORTS[word]
    return Anaphor(start, end, sort, sort.value, sentence, span.root, _PRONOUN_TYPES[sort])


def _noun(tree: Doc, sentence: Sentence, match: re.Match[str]) -> Anaphor | None:
    """The noun phrase up to its head, where the head is a noun that may stand for a name."""
    first = tree.char_span(match.start(), match.start("modifiers") - 1)
    last = tree.char_span(match.start("noun"), match.end("noun"), alignment_mode="expand")
    if first is None or last is None:
        return None
    head = last[-1]
    while head.i + 1 < len(tree) and head.dep_ in {"compound", "amod", "nmod"} and head.head.i == head.i + 1:
        head = head.head
    noun = match["noun"].lower() if head == last[-1] else head.lower_
    kind = noun_classes().get(noun) or ("trade" if noun.endswith(("maker", "builder", "owner")) else None)
    if kind is None or head.tag_ in {"NNS", "NNPS"}:
        return None
    end = head.idx + len(head.text)
    return Anaphor(
        sentence.start + match.start(),
        sentence.start + end,
        Sort.NOUN,
        kind,
        sentence,
        head,
        _TYPES[kind],
        noun,
        tree.text[match.start("modifiers") : end - len(noun)].strip(),
        match.group().startswith("whose"),
    )

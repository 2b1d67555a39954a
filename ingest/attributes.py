"""Part of speech, lemma and morphology of parsed words: what spaCy's attribute ruler and lemmatizer say, asked once.

Both look at one word at a time, its form, tag and dependency; running them over every sentence cost as much as the
parse itself. Here each combination is given to them once and remembered.
"""

from typing import cast

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

_KEY = [ORTH, TAG, DEP]
_SAID = [TAG, DEP, POS, LEMMA, MORPH]
_MOST = 200_000
"""Combinations remembered (about 40 MB); when there are more, all are forgotten."""
_PAIRED = ("ai", "gon", "got", "let", "c'm", "y", "y'")
"""First words of the ruler's few rules about two words ("gon na"), and the dependency of "there" in "there is"."""

_Row = tuple[int, ...]


class Attributes:
    """Fills in what the tagger and the parser leave open."""

    def __init__(self, model: Language) -> None:
        self._steps = [model.get_pipe(name) for name in ("attribute_ruler", "lemmatizer")]
        self._vocab = model.vocab
        self._known: dict[_Row, _Row] = {}
        self._paired = {model.vocab.strings.add(word) for word in _PAIRED}
        self._there = model.vocab.strings.add("expl")

    def fill(self, docs: list[Doc]) -> None:
        """Set part of speech, lemma and morphology of every token, in place."""
        tables = [doc.to_array([*_KEY, LOWER]).tolist() for doc in docs]
        keys = [[tuple(row[:3]) for row in table] for table in tables]
        self._learn({key for row in keys for key in row} - self._known.keys())
        for doc, table, row in zip(docs, tables, keys, strict=True):
            if any(lower in self._paired or dependency == self._there for _, _, dependency, lower in table):
                self._ask(doc)
            elif row:
                doc.from_array(_SAID, _array([self._known[key] for key in row]))

    def _learn(self, keys: set[_Row]) -> None:
        """Ask for combinations not met before: as the words of one document, with commas between them so that no two
        are neighbours."""
        if len(self._known) > _MOST:
            self._known.clear()
        if not keys:
            return
        ordered = sorted(keys)
        comma = self._vocab.strings.add(",")
        words = [word for key in ordered for word in (key[0], comma)]
        doc = Doc(self._vocab, words=[self._vocab.strings[word] for word in words])
        given = [pair for key in ordered for pair in (key[1:], (comma, 0))]
        doc.from_array([TAG, DEP], _array(given))
        self._ask(doc)
        said = doc.to_array(_SAID).tolist()[::2]
        self._known.update((key, tuple(row)) for key, row in zip(ordered, said, strict=True))

    def _ask(self, doc: Doc) -> None:
        for step in self._steps:
            step(doc)


def _array(rows: list[_Row]) -> Ints2d:
    """Rows of attribute values as spaCy takes them: hashes of 64 bits."""
    return cast(Ints2d, np.array(rows, dtype=np.uint64))

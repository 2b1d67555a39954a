"""Adjectives that are a company's name: "Norwegian" after Norwegian Air, where it stands alone before a verb."""

from collections.abc import Iterator, Sequence

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name

_ALONE = frozenset({"ROOT", "conj", "nsubj", "nsubjpass", "dobj", "pobj", "poss"})


def companies_by_adjective(analysis: Analysis, names: Sequence[Name]) -> Iterator[Name]:
    """The names, with adjectives of nationality that mean the company whose name they begin, once it was named."""
    firms: dict[str, Ref] = {}
    for name in names:
        if name.how == "adjective":
            ref = firms.get(analysis.text[name.start : name.end])
            yield name if ref is None or not _stands(analysis, name) else Name(name.start, name.end, ref, "short form")
            continue
        if name.ref.type is EntityType.COMPANY and " " in name.ref.name:
            firms.setdefault(name.ref.name.split()[0], name.ref)
        yield name


def _stands(analysis: Analysis, name: Name) -> bool:
    """Whether the word is a phrase of its own: nothing follows that it could describe."""
    sentence = analysis.sentence_at(name.start)
    tree = analysis.tree(sentence)
    span = tree.char_span(name.start - sentence.start, name.end - sentence.start)
    return span is not None and span.root.dep_ in _ALONE

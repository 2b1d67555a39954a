"""JSON-LD: a list of nodes under our own context, which is shipped, written into the answer and never fetched.

Values whose term carries their type or language are plain strings, the others say theirs; numbers are strings with a
type, for JSON's own would become xsd:double. https://www.w3.org/TR/json-ld11/
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from graph.rdf.namespace import RDF
from graph.rdf.terms import Term, Triple
from graph.rdf.triples import Block
from graph.rdf.vocabulary import Json, context

_REMEMBERED = 1024
"""IRIs that are kept in their compact form."""


@dataclass(frozen=True, slots=True)
class Coined:
    """A term of the context: its name, and the type or language that its values have without saying so."""

    name: str
    type: str | None
    language: str | None


class Writer:
    """Writes nodes with the terms of one context."""

    def __init__(self, base: str) -> None:
        self.context = context(base)
        self.prefixes = {
            name: value
            for name, value in self.context.items()
            if isinstance(value, str) and value.startswith("http") and value.endswith(("/", "#"))
        }
        self.by_address = {address: prefix for prefix, address in self.prefixes.items()}
        self.terms = dict(self._coined())
        self._compact = lru_cache(_REMEMBERED)(self._compacted)

    def _coined(self) -> Iterator[tuple[str, Coined]]:
        for name, definition in self.context.items():
            if isinstance(definition, dict):
                kind, language = definition.get("@type"), definition.get("@language")
                full = None if kind is None else self._expand(str(kind))
                spoken = None if language is None else str(language)
                yield self._expand(str(definition["@id"])), Coined(name, full, spoken)

    def _expand(self, compact: str) -> str:
        prefix, colon, local = compact.partition(":")
        return self.prefixes[prefix] + local if colon and prefix in self.prefixes else compact

    def nodes(self, triples: Iterable[Triple]) -> Iterator[str]:
        """One JSON object a subject."""
        for subject, told in groupby(triples, key=lambda triple: triple[0]):
            node: dict[str, Json] = {"@id": subject[1:-1]}
            for predicate, same in groupby(told, key=lambda triple: triple[1]):
                name, values = self._values(predicate, [triple[2] for triple in same])
                node[name] = values[0] if len(values) == 1 else values
            yield json.dumps(node, ensure_ascii=False, separators=(",", ":"))

    def _values(self, predicate: Term, objects: list[Term]) -> tuple[str, list[Json]]:
        if predicate == RDF.type:
            return "@type", [self._compact(term[1:-1]) for term in objects]
        coined = self.terms.get(predicate[1:-1]) or Coined(predicate[1:-1], None, None)
        return coined.name, [self._value(coined, term) for term in objects]

    def _value(self, coined: Coined, term: Term) -> Json:
        if term[0] == "<":
            address = self._compact(term[1:-1])
            return address if coined.type == "@id" else {"@id": address}
        end = term.rindex('"') + 1
        words, suffix = str(json.loads(term[:end])), term[end:]
        if suffix.startswith("@"):
            return words if coined.language == suffix[1:] else {"@value": words, "@language": suffix[1:]}
        if suffix:
            kind = suffix[3:-1]
            return words if coined.type == kind else {"@value": words, "@type": self._compact(kind)}
        return {"@value": words} if coined.type or coined.language else words

    def _compacted(self, address: str) -> str:
        cut = max(address.rfind("/"), address.rfind("#")) + 1
        prefix = self.by_address.get(address[:cut])
        return f"{prefix}:{address[cut:]}" if prefix and cut < len(address) else address


def jsonld(blocks: Iterable[Block], base: str) -> Iterator[str]:
    """One document: the context, then one node a line. Named graphs are left out, as in Turtle."""
    writer = Writer(base)
    yield f'{{"@context":{json.dumps(writer.context, separators=(",", ":"))},\n"@graph":[\n'
    comma = ""
    for block in blocks:
        for node in writer.nodes(block.triples):
            yield f"{comma}{node}"
            comma = ",\n"
    yield "\n]}\n"

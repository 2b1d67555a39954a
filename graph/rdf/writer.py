"""N-Triples, N-Quads, Turtle and TriG from blocks, a block at a time.

Terms come as N-Triples tokens, so that a line is a join; Turtle shortens IRIs and canonical numbers and groups by
subject.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from graph.rdf.namespace import (
    DCAT,
    DCT,
    KIND,
    OA,
    PROV,
    QUDT,
    RDF,
    RDFS,
    SCHEMA,
    SEM,
    SKOS,
    UNIT,
    VOID,
    WIKIDATA,
    Names,
)
from graph.rdf.terms import BOOLEAN, DECIMAL, INTEGER, XSD, Term, Triple
from graph.rdf.triples import Block
from graph.vocab import EntityType

_LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?")
"""The local names that are written short: a safe part of Turtle's PN_LOCAL."""
_REMEMBERED = 1024
"""Terms that are kept in their short form: those of vocabularies recur in every claim."""
_TYPE = RDF.type
_BARE = (INTEGER, DECIMAL, BOOLEAN)

Shorten = Callable[[Term], str]


def prefixes(names: Names) -> dict[str, str]:
    """Every prefix of the export with its namespace."""
    outside = {
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "prov": PROV,
        "oa": OA,
        "qudt": QUDT,
        "unit": UNIT,
        "quantitykind": KIND,
        "sem": SEM,
        "skos": SKOS,
        "dct": DCT,
        "dcat": DCAT,
        "void": VOID,
        "cf": names.cf,
        "cfv": names.cfv,
    }
    kinds = [kind.value for kind in EntityType if kind is not EntityType.SOURCE]
    ours = {kind: f"{names.base}entity/{kind}/" for kind in kinds}
    things = {kind: f"{names.base}{kind}/" for kind in ("claim", "deal", "doc")}
    return {key: ns.address for key, ns in outside.items()} | {"xsd": XSD, "wd": WIKIDATA} | ours | things


def ntriples(blocks: Iterable[Block]) -> Iterator[str]:
    """One triple a line."""
    for block in blocks:
        yield "".join(f"{s} {p} {o} .\n" for s, p, o in block.triples)


def nquads(blocks: Iterable[Block]) -> Iterator[str]:
    """One quad a line; the default graph's without a graph."""
    for block in blocks:
        end = f" {block.graph} .\n" if block.graph else " .\n"
        yield "".join(f"{s} {p} {o}{end}" for s, p, o in block.triples)


def turtle(blocks: Iterable[Block], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Subjects in order within a block, `a` first, one predicate a line."""
    shorten = _shortener(prefixes)
    yield _header(prefixes)
    for block in blocks:
        yield _subjects(block.triples, shorten, "")


def trig(blocks: Iterable[Block], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Turtle with each named graph in braces."""
    shorten = _shortener(prefixes)
    yield _header(prefixes)
    for block in blocks:
        if not block.graph:
            yield _subjects(block.triples, shorten, "")
        else:
            yield f"{shorten(block.graph)} {{\n{_subjects(block.triples, shorten, '  ')}}}\n"


def _header(prefixes: Mapping[str, str]) -> str:
    return "".join(f"@prefix {prefix}: <{address}> .\n" for prefix, address in prefixes.items()) + "\n"


def _subjects(triples: Iterable[Triple], shorten: Shorten, indent: str) -> str:
    parts: list[str] = []
    between, begin = f" ;\n{indent}    ", f"\n{indent}"
    for subject, told in groupby(triples, key=itemgetter(0)):
        types: list[str] = []
        lines: list[str] = []
        last = None
        for _, predicate, value in told:
            if predicate == _TYPE:
                types.append(shorten(value))
            elif predicate == last:
                lines[-1] += f", {shorten(value)}"
            else:
                lines.append(f"{shorten(predicate)} {shorten(value)}")
                last = predicate
        if types:
            lines.insert(0, f"a {', '.join(types)}")
        parts.append(f"{shorten(subject)} {between.join(lines)} .")
    return f"{indent}{begin.join(parts)}\n" if parts else ""


def _shortener(prefixes: Mapping[str, str]) -> Shorten:
    """A function that writes a term short where a prefix covers it."""
    by_address = {address: prefix for prefix, address in prefixes.items()}

    @lru_cache(_REMEMBERED)
    def shorten(term: Term) -> str:
        if term[0] == '"':
            return _literal(term)
        cut = max(term.rfind("/"), term.rfind("#")) + 1
        prefix, local = by_address.get(term[1:cut]), term[cut:-1]
        return f"{prefix}:{local}" if prefix and _LOCAL.fullmatch(local) else term

    return shorten


def _literal(term: Term) -> str:
    if term.endswith(_BARE):
        return term[1 : term.rindex('"')]
    if term.endswith(">"):
        end = term.rindex('"') + 1
        return f"{term[:end]}^^xsd:{term[end + 3 + len(XSD) : -1]}" if term.startswith(XSD, end + 3) else term
    return term

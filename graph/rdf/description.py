"""What the graph says of one thing: the triples around its node, within the blocks that tell of it."""

from collections.abc import Iterable
from itertools import groupby

from graph.rdf.namespace import Names
from graph.rdf.terms import Term, Triple, address
from graph.rdf.triples import Block


def around(names: Names, block: Block, node: Term) -> Block:
    """The triples of a node and of its parts, and of the words that they point to."""
    told = {subject: tuple(group) for subject, group in groupby(block.triples, key=lambda triple: triple[0])}
    words = f"<{names.base}doc/"
    found: dict[Term, None] = {}
    waiting = [subject for subject in told if _part_of(node, subject)]
    while waiting:
        subject = waiting.pop()
        if subject in found:
            continue
        found[subject] = None
        values = (value for _, _, value in told[subject] if value in told)
        waiting.extend(value for value in values if value.startswith(words) and "#char=" in value)
    return Block(block.graph, tuple(triple for subject in sorted(found) for triple in told[subject]))


def merged(blocks: Iterable[Block]) -> Block:
    """The triples of several blocks as one of the default graph, sorted and each once."""
    return Block(None, tuple(sorted({triple for block in blocks for triple in block.triples})))


def links(subjects: Iterable[Term], predicate: Term, value: Term) -> Block:
    """Triples that lead to one node."""
    triples: list[Triple] = [(subject, predicate, value) for subject in subjects]
    return Block(None, tuple(sorted(triples)))


def _part_of(node: Term, subject: Term) -> bool:
    return address(subject).partition("#")[0] == address(node)

"""Which documents are one source: copies of one text, and all that for one fact only repeat one named origin.

Two texts are copies where at least half of their shingles (runs of five words) are the same. That is estimated on the
128 smallest hashes of each (A. Broder, On the resemblance and containment of documents, 1997), exactly for short
texts.
"""

import re
import zlib
from collections.abc import Iterable, Mapping

from graph.model import Claim, Deal, Figure, Relation

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_KEPT = 128
_BAND = 16
"""Copies share one of their smallest hashes: of 16 at a resemblance of one half all differ once in 65,000."""
_COPY = 0.5


def sketch(text: str) -> frozenset[int]:
    """The smallest hashes of a text's shingles; a text shorter than one shingle is one shingle."""
    words = _WORD.findall(text.casefold())
    last = max(len(words) - _SHINGLE, 0)
    shingles = {zlib.crc32(" ".join(words[at : at + _SHINGLE]).encode()) for at in range(last + 1)}
    return frozenset(sorted(shingles)[:_KEPT])


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of shingles that two texts have in common, estimated from their sketches."""
    smallest = sorted(one | other)[:_KEPT]
    return sum(1 for value in smallest if value in one and value in other) / len(smallest)


class Sources:
    """The sketches of all documents, and the count of independent sources among some of them."""

    def __init__(self) -> None:
        self._sketches: dict[str, frozenset[int]] = {}

    def add(self, document_id: str, text: str) -> None:
        """Learn a document."""
        self._sketches[document_id] = sketch(text)

    def remove(self, document_id: str) -> None:
        """Forget a document."""
        self._sketches.pop(document_id, None)

    def count(self, documents: Iterable[str], repeats: Mapping[str, str] | None = None) -> int:
        """How many independent sources these documents are.

        `repeats` names, for a document that only repeats somebody, whom: all that repeat the same are one source.
        """
        return len(self.groups(documents, repeats))

    def groups(self, documents: Iterable[str], repeats: Mapping[str, str] | None = None) -> list[tuple[str, ...]]:
        """The documents in groups of one source each, sorted."""
        ordered = sorted(set(documents))
        if len(ordered) == 1:
            return [(ordered[0],)]
        leader = {document: document for document in ordered}
        seen: dict[object, list[str]] = {}
        for document in ordered:
            for key in self._keys(document, repeats or {}):
                for earlier in seen.setdefault(key, []):
                    if isinstance(key, str) or self._copies(earlier, document):
                        _join(leader, earlier, document)
                seen[key].append(document)
        groups: dict[str, list[str]] = {}
        for document in ordered:
            groups.setdefault(_leader(leader, document), []).append(document)
        return sorted(tuple(group) for group in groups.values())

    def _keys(self, document: str, repeats: Mapping[str, str]) -> list[object]:
        smallest: list[object] = list(sorted(self._sketches[document])[:_BAND])
        return [*smallest, repeats[document]] if document in repeats else smallest

    def _copies(self, one: str, other: str) -> bool:
        return resemblance(self._sketches[one], self._sketches[other]) >= _COPY


def repeated(claims: Iterable[Claim]) -> dict[str, str]:
    """Whom a document only repeats: all its claims among these are attributed to the same named origin."""
    named: dict[str, set[str | None]] = {}
    for claim in claims:
        said = claim.attributed_to if isinstance(claim, Deal | Figure | Relation) else None
        named.setdefault(claim.document, set()).add(said.id if said else None)
    return {document: origin for document, ids in named.items() if len(ids) == 1 and (origin := next(iter(ids)))}


def _leader(leader: dict[str, str], document: str) -> str:
    while leader[document] != document:
        document = leader[document]
    return document


def _join(leader: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_leader(leader, one), _leader(leader, other)))
    leader[second] = first

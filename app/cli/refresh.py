"""`claimgraph refresh`: read again what another extractor read, and say what that changes."""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator

from app.cli.console import answer, complain
from app.compose import Reread, reread
from graph.dead import Rereading, anchor, compare
from graph.errors import ExtractError
from graph.journal import Journal
from graph.model import Claim, Reading
from graph.projection import claims_of

_SHOWN = 60
"""Characters of a claim's words that a line shows."""


def run(arguments: argparse.Namespace) -> int:
    """Read documents again and tell, one after the other and in sum, which claims are gained, lost, moved, changed."""
    counts: Counter[str] = Counter()
    journal = Journal.open(arguments.store)
    try:
        for told in reread(journal, keep=not arguments.dry_run):
            _tell(told, counts)
    finally:
        journal.close()
    kept = "nothing was written" if arguments.dry_run else "ids stayed where the words stayed"
    answer(f"documents: {counts['documents']:,} read again ({kept})")
    answer(f"claims:    {_sum(counts)}")
    return 1 if counts["failed"] else 0


def _tell(told: Reread, counts: Counter[str]) -> None:
    name = told.document.origin.name if told.document.origins else told.document.id
    if isinstance(told.after, ExtractError):
        counts["failed"] += 1
        complain(f"{name}: {told.after}")
        return
    change = compare(told.before, told.after)
    own = Counter({verb: len(getattr(change, verb)) for verb in Rereading._fields})
    counts.update(own, documents=1)
    answer(f"{name}: {_sum(own)}")
    for line in _lines(change, told.before, told.after):
        answer(line)


def _sum(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[verb]:,} {verb}" for verb in Rereading._fields)


def _lines(change: Rereading, before: Reading, after: Reading) -> Iterator[str]:
    """A line a claim: a sign, its id, its words."""
    old, new = _by_id(claims_of(before)), _by_id(claims_of(after))
    yield from (f"  + {_shown(new[one])}" for one in change.gained)
    yield from (f"  - {_shown(old[one])}" for one in change.lost)
    yield from (f"  > {_shown(old[one])} -> {_shown(new[other])}" for one, other in change.moved)


def _by_id(claims: Iterable[Claim]) -> dict[str, Claim]:
    return {claim.id: claim for claim in claims}


def _shown(claim: Claim) -> str:
    words = " ".join(anchor(claim).quote.split())
    return f"{claim.id} {words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'!r}"

"""`claimgraph ingest`: documents into the store, with a progress bar and a summary."""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from app.cli.console import answer
from app.cli.given import given
from app.cli.inputs import Inputs
from app.compose import take
from graph.errors import ExtractError
from graph.journal import Journal, Outcome
from graph.model import Reading

_KINDS = ("figures", "deals", "statements", "relations")


def run(arguments: argparse.Namespace) -> int:
    """Add the documents to the store and say what came of it."""
    inputs = Inputs(arguments.paths, given(arguments), arguments.allow_private)
    started = time.monotonic()
    outcomes: Counter[Outcome] = Counter()
    claims: Counter[str] = Counter()
    journal = Journal.open(arguments.store)
    try:
        with _progress(inputs) as step:
            for document, reading, outcome in take(journal, inputs.documents()):
                if isinstance(reading, ExtractError):
                    inputs.fail(document.origin.name, reading)
                elif outcome is not None:
                    outcomes[outcome] += 1
                    claims.update(_counted(reading))
                step(claims.total())
    finally:
        journal.close()
    for line in _summary(inputs, outcomes, claims, time.monotonic() - started):
        answer(line)
    return 1 if inputs.failures else 0


@contextmanager
def _progress(inputs: Inputs) -> Iterator["Step"]:
    """A bar on standard error where that is a terminal, nothing elsewhere."""
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[claims]} claims"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        yield Step(bar, bar.add_task("reading", total=None, claims=0), inputs)


class Step:
    """Moves the bar by one document."""

    def __init__(self, bar: Progress, task: TaskID, inputs: Inputs) -> None:
        self._bar = bar
        self._task = task
        self._inputs = inputs

    def __call__(self, claims: int) -> None:
        self._bar.update(self._task, advance=1, total=self._inputs.expected, claims=f"{claims:,}")


def _counted(reading: Reading) -> dict[str, int]:
    return {kind: len(getattr(reading, kind)) for kind in _KINDS}


def _summary(inputs: Inputs, outcomes: Counter[Outcome], claims: Counter[str], seconds: float) -> Iterator[str]:
    """What was read, what was not and why, in lines for people."""
    new, again = outcomes[Outcome.ADDED], outcomes[Outcome.ORIGIN_ADDED]
    known = outcomes[Outcome.KNOWN]
    yield f"documents: {outcomes.total()} read: {new} new, {known} known already, {again} known from another origin"
    yield "claims:    " + ", ".join(f"{claims[kind]:,} {kind}" for kind in _KINDS)
    yield f"seconds:   {seconds:.1f}"
    if inputs.failures:
        yield f"skipped:   {inputs.failures} could not be read, each named on standard error with the reason"
    if inputs.passed_over:
        kinds = ", ".join(f"{count} {ending}" for ending, count in sorted(inputs.passed_over.items()))
        yield f"skipped:   {inputs.passed_over.total()} of kinds that no reader knows ({kinds})"

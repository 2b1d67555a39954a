"""What a benchmark yields, and how its work is timed: in CPU seconds of this process, best of several runs."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass

RUNS = 3


@dataclass(frozen=True)
class Row:
    """One measured figure: `0.31 MB/s`."""

    name: str
    value: float
    unit: str


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """CPU seconds of the fastest run: what disturbs a run only makes it slower."""
    best = float("inf")
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best

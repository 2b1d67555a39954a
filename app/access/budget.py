"""Request budgets: a bucket of tokens for each key, or for each address that shows none.

Written here and not taken from the `limits` package: the whole of it is the arithmetic below, a service of one process
needs no store for it, and a clock that is handed in makes its tests exact.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable

_MOST = 10_000
"""How many buckets are kept; the one that was used longest ago goes first, and comes back full."""


class Budgets:
    """Counts requests. A budget of so many a minute may be spent at once and comes back evenly."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def spend(self, whose: str, per_minute: int) -> int:
        """Take one request from a budget. Answers 0, else the whole seconds after which there will be one.

        >>> now = [0.0]
        >>> budgets = Budgets(lambda: now[0])
        >>> [budgets.spend("a", 2) for _ in range(3)]
        [0, 0, 30]
        >>> now[0] = 30.0
        >>> budgets.spend("a", 2)
        0
        """
        now = self._clock()
        rate = per_minute / 60
        left, before = self._left.pop(whose, (float(per_minute), now))
        left = min(float(per_minute), left + (now - before) * rate)
        wait = 0 if left >= 1 else max(1, math.ceil((1 - left) / rate))
        self._left[whose] = (left if wait else left - 1, now)
        if len(self._left) > _MOST:
            self._left.popitem(last=False)
        return wait

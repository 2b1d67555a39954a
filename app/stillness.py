"""The graph stands still while worker threads look at it: many may look, who changes it waits until none does.

The event loop's own thread needs none of this: it looks and changes between two awaits, so that it meets no change half
made. All of it is used from that thread.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Stillness:
    """Keeps lookers and the one changer apart. A changer that waits goes before lookers that come after it."""

    def __init__(self) -> None:
        self._lookers = 0
        self._unseen = asyncio.Event()
        self._unseen.set()
        self._unchanging = asyncio.Event()
        self._unchanging.set()

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[None]:
        """While somebody looks."""
        while not self._unchanging.is_set():
            await self._unchanging.wait()
        self._lookers += 1
        self._unseen.clear()
        try:
            yield
        finally:
            self._lookers -= 1
            if not self._lookers:
                self._unseen.set()

    @asynccontextmanager
    async def changing(self) -> AsyncIterator[None]:
        """While somebody changes; the caller sees to it that only one does."""
        self._unchanging.clear()
        try:
            await self._unseen.wait()
            yield
        finally:
            self._unchanging.set()

"""Politeness: how often a host may be asked and by how many connections at once, shared by all who ask it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Clock:
    """Monotonic seconds and waiting for them, in one place so that a test can let hours pass at once."""

    def now(self) -> float:
        return time.monotonic()

    async def until(self, moment: float) -> None:
        """Return when `now()` has reached the moment."""
        while (left := moment - self.now()) > 0:
            await asyncio.sleep(left)


class Gate:
    """The door to one host. Starts of requests are at least `delay` seconds apart, never more than
    `connections` are under way, and after `pause` nobody starts before its end."""

    def __init__(self, delay: float, connections: int, clock: Clock) -> None:
        self.delay = delay
        self._slots = asyncio.Semaphore(connections)
        self._turn = asyncio.Lock()
        self._clock = clock
        self._next = 0.0

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[None]:
        """Wait for a turn and hold it."""
        async with self._slots:
            async with self._turn:
                # Again after waiting, because a pause may have come meanwhile.
                while self._clock.now() < self._next:
                    await self._clock.until(self._next)
                self._next = self._clock.now() + self.delay
            yield

    def reached(self) -> None:
        """The host has the request (its answer begins): the delay counts from here, so that the host itself never sees
        two requests closer together, however long the first was on its way."""
        self._next = max(self._next, self._clock.now() + self.delay)

    def slow_down(self, delay: float) -> None:
        """Ask for a longer delay; a shorter one changes nothing."""
        self.delay = max(self.delay, delay)

    def pause(self, seconds: float) -> None:
        """Let nobody start for so long (Retry-After)."""
        self._next = max(self._next, self._clock.now() + seconds)

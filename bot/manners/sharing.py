"""What several people ask for at once, or shortly after one another, is made once for all of them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

V = TypeVar("V")

SIZE = 256
"""The most that is kept at a time."""


class Sharing(Generic[V]):
    """Keeps what was made for `seconds` by `clock`. A failure is shared by those who wait for it, and then forgotten."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._seconds = seconds
        self._clock = clock
        self._made: OrderedDict[Hashable, tuple[float, asyncio.Future[V]]] = OrderedDict()

    async def shared(self, key: Hashable, make: Callable[[], Awaitable[V]]) -> V:
        """What `make` gives, or gave to somebody else under the same `key`.

        It goes on when the one who waits is cancelled: others may wait, too.
        """
        self._forget_old()
        if key not in self._made:
            self._made[key] = (self._clock(), asyncio.ensure_future(make()))
            self._made[key][1].add_done_callback(lambda making: self._forget_failed(key, making))
        return await asyncio.shield(self._made[key][1])

    def _forget_old(self) -> None:
        oldest_allowed = self._clock() - self._seconds
        while self._made:
            begun, _ = next(iter(self._made.values()))
            if begun > oldest_allowed and len(self._made) < SIZE:
                return
            self._made.popitem(last=False)

    def _forget_failed(self, key: Hashable, making: asyncio.Future[V]) -> None:
        if (making.cancelled() or making.exception()) and self._made.get(key, (0, None))[1] is making:
            del self._made[key]

"""One thing after another: what happens to one message waits for what happened to it before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class Order:
    """One line a key; lines that nobody stands in are gone."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def of(self, key: int) -> AsyncIterator[None]:
        """Waits for those who came before with the same `key`."""
        lock = self._locks.get(key) or asyncio.Lock()
        self._locks[key] = lock
        async with lock:
            yield

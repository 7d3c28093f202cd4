"""A queue that is fair by user: ten questions of one person do not hold up the one question of another."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Generic, TypeVar

T = TypeVar("T")


class RoundRobin(Generic[T]):
    """One line a user, each in its order; the users take turns."""

    def __init__(self) -> None:
        self._lines: OrderedDict[int, deque[T]] = OrderedDict()

    def add(self, user: int, one: T) -> None:
        """Puts `one` at the end of the user's line."""
        self._lines.setdefault(user, deque()).append(one)

    def take(self) -> T | None:
        """The first in the line of the user whose turn it is; `None` where nobody waits."""
        if not self._lines:
            return None
        user, line = self._lines.popitem(last=False)
        one = line.popleft()
        if line:
            self._lines[user] = line  # at the end: the others are next
        return one


class FairQueue:
    """Lets in `width` at a time."""

    def __init__(self, width: int) -> None:
        self._free = width
        self._waiting: RoundRobin[asyncio.Future[None]] = RoundRobin()

    @asynccontextmanager
    async def turn(self, user: int) -> AsyncIterator[None]:
        """Waits until it is the user's turn; who comes next is let in at its end."""
        await self._let_in(user)
        try:
            yield
        finally:
            self._leave()

    async def _let_in(self, user: int) -> None:
        if self._free:
            self._free -= 1
            return
        ticket: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(user, ticket)
        try:
            await ticket
        except asyncio.CancelledError:
            if not ticket.cancelled():  # let in and cancelled at once: the turn must not get lost
                self._leave()
            raise

    def _leave(self) -> None:
        while (ticket := self._waiting.take()) is not None:
            if not ticket.done():
                ticket.set_result(None)
                return
        self._free += 1

"""Calls to Discord that are made again where waiting helps, and what became of each attempt."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace
from typing import TypeVar

import aiohttp
import discord

T = TypeVar("T")

PAUSES = (0.5, 2.0, 5.0, 10.0, 30.0, 60.0)
"""Seconds before further attempts: together fewer than the minutes for which Discord remembers a message's nonce."""

PATIENT = (*PAUSES, *[60.0] * 12)
"""The same for what may be repeated as long as an interaction's token lives."""

TOKEN_LIFETIME = 900.0
"""Seconds."""

CONNECTION_LOST = (aiohttp.ClientError, OSError, TimeoutError)

NOT_DELIVERED = (*CONNECTION_LOST, discord.HTTPException, discord.RateLimited)
"""What to expect of any call to Discord."""

_statuses: ContextVar[list[int] | None] = ContextVar("_statuses", default=None)


def wait_after(error: Exception, pause: float) -> float | None:
    """Seconds until another attempt, at least `pause`; `None` where Discord would refuse it again.

    A 403 without one of Discord's codes is a page of the proxy before it. A 429 gets here where it names no end or
    a far one: discord.py waits for the others by itself.
    """
    if isinstance(error, discord.RateLimited):
        return max(pause, error.retry_after) if error.retry_after < TOKEN_LIFETIME else None
    if isinstance(error, discord.HTTPException):
        is_of_proxy = error.status == 403 and error.code == 0
        return pause if error.status >= 500 or error.status == 429 or is_of_proxy else None
    return pause if isinstance(error, CONNECTION_LOST) else None


async def persistently(call: Callable[[], Awaitable[T]], pauses: Sequence[float] | None = None) -> T:
    """`call()`, again after each of `pauses` (default: `PAUSES`). Only for calls that do no harm when repeated.

    Raises:
        Exception: What the last attempt raised, one of `NOT_DELIVERED`.
    """
    for pause in PAUSES if pauses is None else pauses:
        try:
            return await call()
        except NOT_DELIVERED as error:
            wait = wait_after(error, pause)
            if wait is None:
                raise
            await asyncio.sleep(wait)
    return await call()


@contextmanager
def watched_attempts() -> Iterator[list[int]]:
    """Gets the status of every request that is sent within, 0 where the connection broke.

    discord.py repeats some by itself, so that a refusal may be the answer to a request that repeats a successful one.
    """
    statuses: list[int] = []
    outside = _statuses.set(statuses)
    try:
        yield statuses
    finally:
        _statuses.reset(outside)


def attempts_trace() -> aiohttp.TraceConfig:
    """What tells `watched_attempts` of requests, for the client's HTTP session."""

    async def answered(
        session: aiohttp.ClientSession, context: SimpleNamespace, sent: aiohttp.TraceRequestEndParams
    ) -> None:
        _note(sent.response.status)

    async def broken(
        session: aiohttp.ClientSession, context: SimpleNamespace, sent: aiohttp.TraceRequestExceptionParams
    ) -> None:
        _note(0)

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(answered)
    trace.on_request_exception.append(broken)
    return trace


def _note(status: int) -> None:
    statuses = _statuses.get()
    if statuses is not None:
        statuses.append(status)

"""Getting words to Discord over connections that break."""

from __future__ import annotations

from typing import Any, cast

import aiohttp
import discord
import pytest

from bot.delivery import retrying
from bot.delivery.retrying import persistently, wait_after
from bot.delivery.sending import acknowledged


class Response:
    def __init__(self, status: int) -> None:
        self.status = status
        self.reason = "because"


def refused(status: int, code: int = 0) -> discord.HTTPException:
    return discord.HTTPException(cast(Any, Response(status)), {"code": code, "message": "because"})


class Defers:
    """An interaction whose acknowledgements end as told, one after the other."""

    def __init__(self, *ends: Exception | None) -> None:
        self.ends = list(ends)
        self.response = self

    async def defer(self, *, ephemeral: bool, thinking: bool) -> None:
        end = self.ends.pop(0)
        if end is not None:
            raise end


async def ends(*outcomes: Exception | str) -> str:
    left = list(outcomes)

    async def call() -> str:
        outcome = left.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return await persistently(call)


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrying, "PAUSES", (0.0, 0.0))


async def test_a_lost_connection_and_a_503_are_tried_again() -> None:
    assert await ends(aiohttp.ServerDisconnectedError(), refused(503), "sent") == "sent"


async def test_a_third_failure_is_final() -> None:
    with pytest.raises(ConnectionResetError):
        await ends(refused(503), ConnectionResetError(), ConnectionResetError(), "sent")


async def test_a_refusal_is_not_tried_again() -> None:
    with pytest.raises(discord.HTTPException):
        await ends(refused(403, 50013), "sent")


@pytest.mark.parametrize(
    ("outcomes", "ours"),
    [
        ([None], True),
        ([refused(400, 40060)], False),
        ([refused(404, 10062)], False),
        ([aiohttp.ServerDisconnectedError(), refused(400, 40060)], True),
        ([aiohttp.ServerDisconnectedError(), None], True),
        ([aiohttp.ServerDisconnectedError()] * 3, True),
        ([refused(503), refused(400, 40060)], True),
    ],
)
async def test_an_interaction_is_answered_by_who_acknowledged_it(outcomes: list[Exception | None], ours: bool) -> None:
    assert await acknowledged(cast(Any, Defers(*outcomes))) is ours


@pytest.mark.parametrize(
    ("error", "seconds"),
    [
        (ConnectionResetError(), 2.0),
        (refused(500), 2.0),
        (refused(429), 2.0),
        (refused(403), 2.0),
        (discord.RateLimited(70.0), 70.0),
        (discord.RateLimited(3600.0), None),
        (refused(403, 50013), None),
        (refused(404, 10003), None),
        (refused(401, 50027), None),
        (ValueError(), None),
    ],
    ids=["reset", "500", "429", "page", "far limit", "too far", "permissions", "no channel", "expired", "our mistake"],
)
def test_an_attempt_is_repeated_where_waiting_helps(error: Exception, seconds: float | None) -> None:
    assert wait_after(error, 2.0) == seconds

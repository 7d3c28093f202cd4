"""Health and metrics over HTTP."""

from __future__ import annotations

import os
import socket
from dataclasses import replace

import aiohttp
import pytest

from bot.watching.health import Health
from bot.watching.metrics import Metrics
from bot.watching.monitoring import HOST, monitored

SERVING = Health(os.getpid(), 900.0, True, "g1", 1000.0)
ANY = 0


async def got(address: tuple[str, int] | None, path: str) -> tuple[int, str, str]:
    """Status, type and text."""
    assert address is not None
    host, port = address
    async with aiohttp.ClientSession() as session, session.get(f"http://{host}:{port}{path}") as response:
        return response.status, response.content_type, await response.text()


async def test_metrics_are_served_on_this_machine_only() -> None:
    async with monitored(ANY, Metrics().registry, lambda: SERVING) as address:
        status, kind, text = await got(address, "/metrics")

    assert address is not None
    assert address[0] == HOST
    assert (status, kind) == (200, "text/plain")
    assert "\ntalentmoves_questions_total 0.0\n" in text


@pytest.mark.parametrize(
    ("health", "status", "said"),
    [
        (SERVING, 200, "serving"),
        (replace(SERVING, ready=False), 503, "the gateway to Discord is not ready"),
        (replace(SERVING, generation=""), 503, "no index is loaded; run `talentmoves rebuild`"),
    ],
)
async def test_health_is_a_status_and_a_reason(health: Health, status: int, said: str) -> None:
    async with monitored(ANY, Metrics().registry, lambda: health) as address:
        answer = await got(address, "/healthz")

    assert answer == (status, "application/json", f'{{"status": "{said}"}}')


async def test_without_a_port_nothing_is_served() -> None:
    async with monitored(None, Metrics().registry, lambda: SERVING) as address:
        assert address is None


async def test_a_port_that_is_taken_is_one_line_and_the_bot_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]
        async with monitored(port, Metrics().registry, lambda: SERVING) as address:
            assert address is None

    assert caplog.messages == [
        f"No metrics: port {port} cannot be used (Address already in use); set another BOT_METRICS_PORT"
    ]

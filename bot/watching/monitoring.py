"""`/healthz` and `/metrics` over HTTP, for this machine only."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from bot.watching.health import Health, trouble_of

logger = logging.getLogger(__name__)

HOST = "127.0.0.1"


@asynccontextmanager
async def monitored(
    port: int | None, registry: CollectorRegistry, health: Callable[[], Health]
) -> AsyncIterator[tuple[str, int] | None]:
    """Serves on `port` (0: any free one) meanwhile; gives the address, or `None` where nothing is served.

    A port that cannot be had is logged: people's answers are worth more than figures about them.
    """
    runner = web.AppRunner(_application(registry, health), access_log=None)
    try:
        yield None if port is None else await _served(runner, port)
    finally:
        await runner.cleanup()


async def _served(runner: web.AppRunner, port: int) -> tuple[str, int] | None:
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, port).start()
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else "no reason given"  # asyncio's own words repeat the address
        logger.warning("No metrics: port %d cannot be used (%s); set another BOT_METRICS_PORT", port, why)
        return None
    address: tuple[str, int] = runner.addresses[0]
    logger.info("Metrics on http://%s:%d/metrics, health on /healthz", *address)
    return address


def _application(registry: CollectorRegistry, health: Callable[[], Health]) -> web.Application:
    """Both are worked out in a thread: a look at the index may open what was just built."""

    async def healthz(request: web.Request) -> web.Response:
        trouble = trouble_of(await asyncio.to_thread(health))
        return web.json_response({"status": trouble or "serving"}, status=503 if trouble else 200)

    async def metrics(request: web.Request) -> web.Response:
        text = await asyncio.to_thread(generate_latest, registry)
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_LATEST})

    application = web.Application()
    application.add_routes([web.get("/healthz", healthz), web.get("/metrics", metrics)])
    return application

"""`talentmoves serve`: from settings to a bot that heals, and to the exit code.

Exit 0 after SIGTERM or SIGINT; `DO_NOT_RESTART` where Discord wants a person to act; 1 where no index can be served.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from functools import partial
from time import time
from typing import Any

from bot.background.rebuilding import Order, Rebuilder
from bot.background.refreshing import RenewalOrder, keep_refreshing
from bot.client import TalentmovesBot
from bot.serving.closures import DO_NOT_RESTART
from bot.serving.healing import Healing, RefusedError
from bot.serving.sharded import ShardedBot
from bot.serving.warming import keep_warm
from bot.settings import BotSettings
from bot.watching.health import Health, keep_reporting
from bot.watching.logs import set_up_logging
from bot.watching.metrics import Metrics
from bot.watching.monitoring import monitored
from bot.watching.stalls import keep_timing
from index import (
    Answerer,
    EmbedderError,
    GenerationError,
    IndexSettings,
    Manners,
    RerankerError,
    load_embedder,
    load_reranker,
)

logger = logging.getLogger(__name__)


def serve(bot_settings: BotSettings, index_settings: IndexSettings) -> int:
    """Runs the bot until it is told to stop; the exit code of the process."""
    if bot_settings.token is None:
        return _failed("BOT_TOKEN is not set; put the bot's token into .env", DO_NOT_RESTART)
    token = bot_settings.token.get_secret_value()
    set_up_logging(secrets=[token])
    try:
        embedder = load_embedder(index_settings.embedder)
        reranker = load_reranker(index_settings.reranker)
        answerer = Answerer.open(index_settings.folder, embedder, reranker, engine=index_settings.database)
    except (EmbedderError, GenerationError, RerankerError) as error:
        return _failed(str(error))
    metrics = Metrics()
    manners = Manners(index_settings.contact, loopback=index_settings.loopback)
    order = Order(
        (index_settings.articles,), index_settings.folder, index_settings.embedder, manners, index_settings.database
    )
    started = datetime.now(UTC)

    def build() -> TalentmovesBot:
        rebuilder = Rebuilder(order)
        folder, database = index_settings.folder, index_settings.database
        make = ShardedBot if bot_settings.shards else TalentmovesBot
        return make(
            bot_settings, answerer, rebuilder, folder, embedder.fingerprint, started, metrics, database, manners
        )

    try:
        metrics.watch_index(answerer)
        refreshing = partial(keep_refreshing, RenewalOrder(order, timedelta(minutes=bot_settings.refresh_minutes)))
        asyncio.run(_until_stopped(Healing(build, token), metrics, bot_settings.metrics_port, refreshing))
    except RefusedError as error:
        return _failed(str(error), DO_NOT_RESTART)
    finally:
        answerer.close()
    return 0


async def _until_stopped(
    healing: Healing, metrics: Metrics, port: int | None, refreshing: Callable[[], Coroutine[Any, Any, None]]
) -> None:
    """Serves until SIGTERM or SIGINT; meanwhile tells other processes how it is."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, healing.stop.set)
    metrics.watch_gateway(lambda: healing.bot)
    beside = [
        asyncio.create_task(keep_reporting(healing.bot.folder, lambda: _health(healing.bot))),
        asyncio.create_task(keep_timing(metrics.note_stall)),
        asyncio.create_task(refreshing()),
        asyncio.create_task(keep_warm(healing.bot.answers)),
    ]
    try:
        async with monitored(port, metrics.registry, lambda: _health(healing.bot)):
            await healing.until_stopped()
    finally:
        for task in beside:
            task.cancel()
        await asyncio.wait(beside)
    logger.info("Stopped")


def _health(bot: TalentmovesBot) -> Health:
    return Health(
        pid=os.getpid(),
        started=bot.started.timestamp(),
        ready=bot.is_connected,
        generation=bot.answers.generation,
        written=time(),
    )


def _failed(line: str, code: int = 1) -> int:
    print(f"talentmoves: {line}", file=sys.stderr)
    return code

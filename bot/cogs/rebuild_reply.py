"""A rebuild that somebody started on Discord: its progress in the reply, and at the end what it did."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

import discord

from bot.background.rebuilding import Rebuilder
from bot.background.worker import WorkFailedError
from bot.delivery.hindrances import hindrance
from bot.delivery.retrying import NOT_DELIVERED
from bot.delivery.sending import AnyInteraction, answer_interaction, texts_of
from bot.rendering.reply import Reply
from bot.rendering.reporting import failure_text, progress_text, report_text, running_text
from bot.texts import Texts
from index import Progress

logger = logging.getLogger(__name__)

EVERY = 2.0
"""Seconds between two edits of the progress."""


async def rebuild_and_report(interaction: AnyInteraction, rebuilder: Rebuilder, page: str | None = None) -> None:
    """Rebuilds, with the article at the address `page`, or says who is rebuilding already.

    For who has been found to be the operator, in an interaction that is acknowledged.
    """
    texts = texts_of(interaction)
    if rebuilder.running is not None:
        await answer_interaction(interaction, Reply(running_text(rebuilder.running, texts)))
        return
    await _report(interaction, await _rebuilt(interaction, rebuilder, page, texts))


async def _rebuilt(interaction: AnyInteraction, rebuilder: Rebuilder, page: str | None, texts: Texts) -> str:
    """What to tell about the rebuild when it is over; meanwhile its progress is shown."""
    board = _Board(interaction, texts)
    showing = asyncio.create_task(board.show())
    logger.info("Rebuild started")
    try:
        report = await rebuilder.run(interaction.user.display_name, board.note, page)
    except WorkFailedError as error:
        logger.error("Rebuild failed (%s): %s", error.kind, error)
        return failure_text(error.kind, texts)
    finally:
        board.over.set()
        await showing
    logger.info("Rebuild finished: %d articles, %d passages", report.articles, report.passages)
    return report_text(report, texts)


class _Board:
    """Shows the latest progress in an interaction's reply, never faster than Discord likes edits."""

    def __init__(self, interaction: AnyInteraction, texts: Texts) -> None:
        self._interaction = interaction
        self._texts = texts
        self._words = texts.rebuild_started
        self.over = asyncio.Event()

    def note(self, progress: Progress) -> None:
        self._words = progress_text(progress, self._texts)

    async def show(self) -> None:
        shown = ""
        while not self.over.is_set():
            if self._words != shown:
                shown = self._words
                await self._edit(shown)
            try:
                await asyncio.wait_for(self.over.wait(), EVERY)
            except TimeoutError:
                continue

    async def _edit(self, words: str) -> None:
        try:
            await self._interaction.edit_original_response(content=words)
        except NOT_DELIVERED as error:
            logger.info("Progress could not be shown (%s)", hindrance(error))


async def _report(interaction: AnyInteraction, words: str) -> None:
    """Tells the operator how it ended: in the reply, else by direct message, else in the channel.

    The reply's token lives 15 minutes, and a rebuild may take longer.
    """
    ways: list[Callable[[], Awaitable[object]]] = [
        lambda: answer_interaction(interaction, Reply(words)),
        lambda: interaction.user.send(words),
        lambda: _in_channel(interaction, words.partition("\n")[0]),
    ]
    for way in ways:
        try:
            await way()
        except NOT_DELIVERED as error:
            logger.info("A report took another way (%s)", hindrance(error))
        else:
            return


async def _in_channel(interaction: AnyInteraction, words: str) -> None:
    if isinstance(interaction.channel, discord.abc.Messageable):
        await interaction.channel.send(words)

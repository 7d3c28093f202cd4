"""Telling Discord about the commands, only when they have changed."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from pathlib import Path
from typing import Any

from discord import app_commands

from bot.delivery.hindrances import hindrance
from bot.delivery.retrying import NOT_DELIVERED

logger = logging.getLogger(__name__)

FILE = "commands.sha256"
PAUSES = (60.0, 600.0, 3600.0)
"""Seconds between attempts; the last one repeats."""


async def tree_hash(tree: app_commands.CommandTree[Any]) -> str:
    """Changes with anything that Discord would be told, translations and the application included."""
    translator = tree.translator
    commands = tree.get_commands()
    payload = [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in commands
    ]
    told = json.dumps([tree.client.application_id, payload], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


async def keep_synced(tree: app_commands.CommandTree[Any], folder: Path) -> None:
    """Syncs the commands if they have changed, in as many attempts as it takes.

    To run beside everything else: the bot answers with the commands that Discord knows meanwhile. A call ends
    by itself (the client refuses long rate limits), so none has to be cancelled: cancelling inside a global
    rate limit would leave discord.py waiting for its end for ever.
    """
    current = await tree_hash(tree)
    if _known(folder) == current:
        return
    attempt = 0
    while not await _synced(tree):
        await asyncio.sleep(PAUSES[min(attempt, len(PAUSES) - 1)])
        attempt += 1
    logger.info("Commands synced")
    try:
        await asyncio.to_thread(_remember, folder, current)
    except OSError as error:
        logger.warning("Could not remember the synced commands: %s", error.strerror)


async def _synced(tree: app_commands.CommandTree[Any]) -> bool:
    try:
        await tree.sync()
    except (*NOT_DELIVERED, app_commands.CommandSyncFailure) as error:
        logger.warning("Commands not synced (%s); trying again later", hindrance(error))
        return False
    return True


def _known(folder: Path) -> str | None:
    try:
        return (folder / FILE).read_text(encoding="ascii")
    except (OSError, ValueError):
        return None


def _remember(folder: Path, current: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(current, encoding="ascii")

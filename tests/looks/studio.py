"""The bot on a simulated Discord, answering from the index of `seeds/`, and a camera before it."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import discord
import simcord
import simcord.preview._markdown as preview_markdown
from PIL import Image
from playwright.async_api import Browser, async_playwright

from bot.client import TalentmovesBot
from bot.settings import BotSettings
from bot.watching.metrics import Metrics
from index import Answerer, load_embedder, rebuild
from tests.bot.fakes import FakeAnswers, FakeRebuilder
from tests.bot.stage import Stage

SEEDS = Path(__file__).parents[2] / "seeds"

WIDTHS = {"desktop": 800, "phone": 390}
"""CSS pixels."""

TALL = 4000
"""Pixels; taller than any message, so that nothing has to be scrolled to."""


@contextmanager
def seeds_index() -> Iterator[Answerer]:
    """Answers from `seeds/`, in a folder of its own for as long as the context lasts."""
    with TemporaryDirectory() as folder:
        embedder = load_embedder()
        rebuild([SEEDS], Path(folder), embedder)
        answerer = Answerer.open(Path(folder), embedder)
        yield answerer
        answerer.close()


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium, without a window."""
    async with async_playwright() as playwright:
        yield await playwright.chromium.launch(executable_path=shutil.which("chromium"))


@asynccontextmanager
async def studio(answerer: Answerer, rebuilder: FakeRebuilder, locale: str) -> AsyncIterator[Stage]:
    """A bot that just started, operated by Alice, who reads Discord in `locale`."""
    with TemporaryDirectory() as folder:
        bot = TalentmovesBot(
            BotSettings(),
            answerer,
            rebuilder,
            Path(folder),
            "static-multilingual-256",
            datetime.now(UTC),
            Metrics(),
        )
        env = simcord.Env(bot)
        env.backend.bot_user.name = "talentmoves"
        alice = env.create_user("alice", global_name="Alice")
        bot.settings = BotSettings(operators=frozenset({alice.id}))
        await env.start()
        guild = env.create_guild(preferred_locale=locale)
        role = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        channel = guild.create_text_channel("news")
        stage = Stage(
            env, bot, FakeAnswers(), rebuilder, guild, channel, guild.add_member(alice, roles=[role]), locale=locale
        )
        env.backend.subscribers.insert(0, stage.complete)
        try:
            yield stage
        finally:
            await env.shutdown()
    env.raise_errors()


def blocks_ended(text: str, expanded: Callable[[str], str] = preview_markdown._discord_multiline_quotes) -> str:
    """On Discord a quote or list ends with its last line; the preview, as CommonMark has it, goes on with the next."""
    return re.sub(r"(?m)^((?:> |- |  -# ).*\n)(?![>-] |  |\n)", r"\1\n", expanded(text))


preview_markdown._discord_multiline_quotes = blocks_ended
preview_markdown._FIELD_POLICIES["embed_description"]["subtext"] = True  # small print is small in embeds, too


async def photographed(stage: Stage, shown: Any, chromium: Browser, folder: Path, name: str) -> None:
    """Writes `name-desktop.png` and `name-phone.png`."""
    for message in stage.env.backend.messages[stage.channel.id].values():
        message.edited_timestamp = None  # Discord does not call the filling of an announced reply an edit
    for device, width in WIDTHS.items():
        view = stage.env.preview(stage.channel, viewers=[stage.alice], locale=stage.locale)
        view._capture_manager._browser = chromium  # it would look for a browser of Playwright's own
        async with view:
            taken = await view.screenshot(target=shown, viewport=(width, TALL), allow_incomplete=True)
            view._capture_manager._browser = None  # it would close it
        # 256 colours weigh a third, and this way of choosing them keeps those of flags
        picture = Image.open(BytesIO(taken.png or b"")).quantize(method=Image.Quantize.FASTOCTREE)
        picture.save(folder / f"{name}-{device}.png", optimize=True)

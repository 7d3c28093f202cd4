"""Starting, healing and stopping, and the exit code that each ends with."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from bot.serving import healing, process
from bot.serving.closures import DO_NOT_RESTART
from bot.serving.process import serve
from bot.settings import BotSettings
from index import Answerer, IndexSettings, NoIndexError
from tests.bot.fakes import FakeAnswers

TOKEN = "abc.def.ghi"


class Served(FakeAnswers):
    """An answerer that opens; `answerer.close()` is called at the end."""

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[BotSettings, IndexSettings]:
    """A token and an index that opens, but no Discord; logging is left to pytest."""
    monkeypatch.setattr(process, "set_up_logging", lambda secrets: None)
    monkeypatch.setattr(healing, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(process, "load_embedder", lambda name: SimpleNamespace(fingerprint="fake"))
    monkeypatch.setattr(Answerer, "open", lambda folder, embedder, reranker, engine: Served())
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    return BotSettings(), IndexSettings(folder=tmp_path)


def test_without_a_token_one_line_says_so(
    settings: tuple[BotSettings, IndexSettings], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BOT_TOKEN")

    assert serve(BotSettings(), settings[1]) == DO_NOT_RESTART
    assert capsys.readouterr().err == "talentmoves: BOT_TOKEN is not set; put the bot's token into .env\n"


def test_without_an_index_one_line_says_what_to_run(
    settings: tuple[BotSettings, IndexSettings], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(folder: Path, embedder: object, reranker: object, engine: str | None) -> Any:
        raise NoIndexError("there is no index in data; run `talentmoves rebuild`")

    monkeypatch.setattr(Answerer, "open", missing)

    assert serve(*settings) == 1
    assert capsys.readouterr().err == "talentmoves: there is no index in data; run `talentmoves rebuild`\n"


def test_a_wrong_token_ends_with_one_line_that_does_not_show_it(
    settings: tuple[BotSettings, IndexSettings], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(self: discord.Client, token: str) -> None:
        raise discord.LoginFailure("Improper token has been passed.")

    monkeypatch.setattr(discord.Client, "login", refused)

    assert serve(*settings) == DO_NOT_RESTART
    assert capsys.readouterr().err == "talentmoves: Discord refuses the token; set BOT_TOKEN to the current one\n"


def test_discord_away_is_waited_for_and_sigterm_ends_cleanly(
    settings: tuple[BotSettings, IndexSettings], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts: list[str] = []

    async def away(self: discord.Client, token: str) -> None:
        attempts.append(token)
        if len(attempts) < 4:
            raise aiohttp.ClientConnectionError("no route to discord.com")
        asyncio.get_running_loop().call_later(0.05, os.kill, os.getpid(), signal.SIGTERM)
        await asyncio.sleep(60)

    monkeypatch.setattr(discord.Client, "login", away)
    caplog.set_level(logging.INFO)

    code = serve(*settings)

    lines = [
        record.getMessage()
        for record in caplog.records
        if record.name in ("bot.serving.healing", "bot.serving.process")
    ]
    assert code == 0
    assert attempts == [TOKEN] * 4
    away_line = "Discord is away (ClientConnectionError); check the network and discordstatus.com; next attempt in 0 s"
    assert lines == [away_line] * 3 + ["Stopped"]
    assert TOKEN not in caplog.text


def test_sigint_during_a_pause_ends_at_once(
    settings: tuple[BotSettings, IndexSettings], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(self: discord.Client, token: str) -> None:
        asyncio.get_running_loop().call_later(0.05, os.kill, os.getpid(), signal.SIGINT)
        raise AttributeError("'NoneType' object has no attribute 'sequence'")

    monkeypatch.setattr(healing, "FIRST_PAUSE", 100.0)
    monkeypatch.setattr(discord.Client, "login", away)

    assert serve(*settings) == 0

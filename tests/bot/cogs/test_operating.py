"""`/rebuild` and `/status` on a simulated Discord."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.background.worker import DIED
from tests.bot.fakes import FakeRebuilder
from tests.bot.stage import staged


async def test_the_operator_rebuilds_and_is_told_what_changed(tmp_path: Path) -> None:
    async with staged(tmp_path, operator=True) as stage:
        result = await stage.alice.slash(stage.channel, "rebuild")

        assert result.response is not None
        lines = result.response.content.splitlines()

    assert result.ephemeral
    assert stage.rebuilder.runs == 1
    assert lines == [
        "The index is rebuilt: 8 articles, 40 passages, in 1.5 seconds.",
        "2 new, 1 changed, 0 removed, 5 unchanged.",
        "1 file skipped:",
        "- broken.txt: not UTF-8",
    ]


async def test_progress_is_shown_while_it_runs(tmp_path: Path) -> None:
    async with staged(tmp_path, operator=True) as stage:
        await stage.alice.slash(stage.channel, "rebuild")

        edits = [body["content"] for body in stage.requests("PATCH", "/messages/@original")]

    assert edits[0] in ("Rebuilding the index…", "Looking for changes: 3 of 9")


async def test_others_are_refused_even_if_discord_shows_them_the_command(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        result = await stage.alice.slash(stage.channel, "rebuild")

        assert result.response is not None
        assert result.response.content == "Only the bot's operator can do this."
    assert result.ephemeral
    assert stage.rebuilder.runs == 0


async def test_a_second_caller_is_told_who_started_it_and_when_without_a_ping(tmp_path: Path) -> None:
    rebuilder = FakeRebuilder(busy_for="Bob **the** @everyone")
    async with staged(tmp_path, rebuilder=rebuilder, operator=True) as stage:
        result = await stage.alice.slash(stage.channel, "rebuild")

        assert result.response is not None
        content = result.response.content

    assert content == ("A rebuild is already running. Bob \\*\\*the\\*\\* @\u200beveryone started it <t:1721001600:R>.")
    assert rebuilder.runs == 0


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("NothingReadableError", "Not one article could be read"),
        ("EmbedderError", "The embedding model could not be loaded"),
        ("StorageError", "The disk is full"),
        ("RebuildRunningError", "A rebuild is already running, started outside Discord."),
        (DIED, "The rebuild ended unexpectedly"),
        ("ZeroDivisionError", "The rebuild failed"),
    ],
)
async def test_a_failed_rebuild_is_told_without_the_errors_own_words(tmp_path: Path, kind: str, words: str) -> None:
    async with staged(tmp_path, rebuilder=FakeRebuilder(fails_with=kind), operator=True) as stage:
        result = await stage.alice.slash(stage.channel, "rebuild")
        await stage.alice.send_dm("Who left OpenAI?")

        assert result.response is not None
        assert result.response.content.startswith(words)
        assert "/private/path" not in result.response.content
        assert stage.alice.user.dm_channel.last_message is not None


async def test_a_report_whose_token_has_expired_comes_as_a_direct_message(tmp_path: Path) -> None:
    async with staged(tmp_path, operator=True) as stage:
        stage.env.inject_error("PATCH", "/webhooks/*/messages/@original", status=401, code=50027, times=None)

        await stage.alice.slash(stage.channel, "rebuild")

        said = stage.alice.user.dm_channel.last_message

    assert said is not None
    assert said.content.startswith("The index is rebuilt: 8 articles")


async def test_a_report_that_no_direct_message_carries_is_posted_short_in_the_channel(tmp_path: Path) -> None:
    async with staged(tmp_path, operator=True) as stage:
        stage.env.inject_error("PATCH", "/webhooks/*/messages/@original", status=401, code=50027, times=None)
        stage.env.inject_error("POST", "/users/@me/channels", status=403, code=50007)

        await stage.alice.slash(stage.channel, "rebuild")

        assert stage.last.content == "The index is rebuilt: 8 articles, 40 passages, in 1.5 seconds."


async def test_status_tells_everybody_what_is_covered_and_no_more(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        result = await stage.alice.slash(stage.channel, "status")

        assert result.response is not None
        assert result.response.content == (
            "I cover 8 articles in German, French, and English, the newest from July\u00a015,\u00a02024."
        )


async def test_status_tells_the_operator_also_how_the_bot_is(tmp_path: Path) -> None:
    async with staged(tmp_path, operator=True) as stage:
        result = await stage.alice.slash(stage.channel, "status")

        assert result.response is not None
        lines = result.response.content.splitlines()

    assert lines[1:] == [
        "Generation: g1",
        "Embedder: fake-embedder",
        "Latency: 0 ms",
        "Running since <t:1721001600:f>",
        "Health: not ready yet, or the health file can't be written",
    ]

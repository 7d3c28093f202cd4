"""The health file tells other processes whether a bot serves."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.watching.health import FILE, Health, clear_health, keep_reporting, read_health, write_health


def health(*, pid: int | None = None, ready: bool = True, generation: str = "g1") -> Health:
    return Health(pid or os.getpid(), 900.0, ready, generation, 1000.0)


def ended_pid() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_ready_bot_with_an_index_serves(tmp_path: Path) -> None:
    write_health(tmp_path / "data", health())

    verdict = read_health(tmp_path / "data", now=1029.0)

    assert verdict.is_serving
    assert verdict.health == health()


@pytest.mark.parametrize(
    ("written", "now", "reason"),
    [
        (health(ready=False), 1001.0, "the gateway to Discord is not ready"),
        (health(generation=""), 1001.0, "no index is loaded; run `talentmoves rebuild`"),
        (health(), 1031.0, f"the serving process {os.getpid()} has not reported for 31 s"),
    ],
)
def test_a_bot_that_does_not_serve_says_why(tmp_path: Path, written: Health, now: float, reason: str) -> None:
    write_health(tmp_path, written)

    verdict = read_health(tmp_path, now)

    assert (verdict.is_serving, verdict.reason) == (False, reason)


def test_a_process_that_is_gone_does_not_serve(tmp_path: Path) -> None:
    write_health(tmp_path, health(pid=ended_pid()))

    assert "is gone" in read_health(tmp_path, now=1001.0).reason


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": 1}', "\x00"])
def test_a_missing_or_broken_file_is_no_serving_bot(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content, encoding="utf-8")

    assert "run `talentmoves serve`" in read_health(tmp_path).reason
    assert "run `talentmoves serve`" in read_health(tmp_path / "none").reason


def test_only_the_own_file_is_cleared(tmp_path: Path) -> None:
    write_health(tmp_path, health(pid=ended_pid()))
    clear_health(tmp_path)
    anothers = list(tmp_path.iterdir())
    write_health(tmp_path, health())
    clear_health(tmp_path)

    assert [file.name for file in anothers] == [FILE]
    assert list(tmp_path.iterdir()) == []


async def test_reporting_goes_on_over_a_folder_that_cannot_be_written_says_so_once_and_leaves_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.watching.health.EVERY", 0.01)
    blocked = tmp_path / "data"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    reporting = asyncio.create_task(keep_reporting(blocked, health))
    await asyncio.sleep(0.05)
    blocked.unlink()
    await asyncio.sleep(0.1)

    served = read_health(blocked, now=1001.0).is_serving
    reporting.cancel()
    await asyncio.wait([reporting])

    assert served
    assert caplog.text.count("cannot be written (File exists); make room or let the bot write there") == 1
    assert not (blocked / FILE).exists()

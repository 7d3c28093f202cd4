"""The file in which the bot remembers: its steps, its failures, and deaths of the process."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.state import connecting as module
from bot.state.connecting import Connection
from bot.state.database import FILE, Database, StateError
from bot.state.migrations import STEPS
from tests.conftest import ROOT

WRITES_UNTIL_KILLED = """
import asyncio, sys
from pathlib import Path
from bot.state.database import Database

async def main():
    database = Database(Path(sys.argv[1]))
    for guild in range(10_000):
        await database.run(lambda c: c.execute("INSERT INTO preferences VALUES (?, '', '', 0, 'extract')", (guild,)))
        print(guild, flush=True)

asyncio.run(main())
"""


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = Database(tmp_path / "data")
    yield opened
    opened.close()


def version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def add_guild(connection: Connection) -> None:
    connection.execute("INSERT INTO preferences VALUES (7, '', '', 0, 'extract')")


def guilds(connection: Connection) -> list[int]:
    return [guild for (guild,) in connection.execute("SELECT guild FROM preferences ORDER BY guild")]


def confirmed_by_a_killed_writer(folder: Path) -> list[int]:
    """The guilds whose writing a process confirmed before it was killed in the midst of more."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITES_UNTIL_KILLED, str(folder)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert writer.stdout is not None
    with writer.stdout as said:
        confirmed = [int(said.readline()) for _ in range(50)]
        os.kill(writer.pid, signal.SIGKILL)
        confirmed += [int(line) for line in said.read().splitlines()]
    writer.wait()
    return confirmed


async def test_a_new_file_stands_at_the_last_step(database: Database) -> None:
    assert await database.run(version) == len(STEPS)


async def test_a_file_of_an_earlier_release_is_brought_up_to_date_with_what_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = Database(tmp_path)
    await earlier.run(add_guild)
    earlier.close()
    monkeypatch.setattr(module, "STEPS", (*STEPS, "CREATE TABLE added (id INTEGER) STRICT;"))
    later = Database(tmp_path)

    kept, added = await later.run(guilds), await later.run(lambda c: c.execute("SELECT id FROM added").fetchall())

    later.close()
    assert (kept, added) == ([7], [])


async def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = Database(tmp_path)
    await earlier.run(add_guild)
    earlier.close()
    monkeypatch.setattr(module, "STEPS", (*STEPS, "CREATE TABLE half (id INTEGER); CREATE TABLE preferences (a);"))
    later = Database(tmp_path)

    with pytest.raises(StateError):
        await later.run(guilds)

    later.close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        assert version(connection) == len(STEPS)
        assert guilds(connection) == [7]
        assert connection.execute("SELECT name FROM sqlite_master WHERE name = 'half'").fetchall() == []
    connection.close()


async def test_a_file_of_a_newer_release_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    database = Database(tmp_path)

    with pytest.raises(StateError, match="newer release"):
        await database.run(version)

    database.close()


async def test_what_is_asked_for_is_done_in_order_and_nobody_has_to_wait(database: Database) -> None:
    database.soon(add_guild)

    assert await database.run(guilds) == [7]


async def test_work_that_raises_leaves_nothing_behind(database: Database) -> None:
    def half(connection: Connection) -> None:
        add_guild(connection)
        connection.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(StateError):
        await database.run(half)

    assert await database.run(guilds) == []


async def test_a_broken_file_is_logged_once_and_used_again_when_it_is_mended(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database, and longer than a header" * 10)
    database = Database(tmp_path)
    for _ in range(3):
        with pytest.raises(StateError):
            await database.run(guilds)
    (tmp_path / FILE).unlink()

    healed = await database.run(guilds)

    database.close()
    assert healed == []
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "answers go on without it" in caplog.text


async def test_a_folder_that_cannot_be_had_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    database = Database(tmp_path / "data")

    database.soon(add_guild)

    with pytest.raises(StateError):
        await database.run(guilds)
    database.close()


async def test_a_full_disk_fails_the_write_and_keeps_what_was_there(database: Database) -> None:
    await database.run(add_guild)
    await database.run(lambda c: c.execute("PRAGMA max_page_count = 1"))  # SQLite then says what it says when full

    with pytest.raises(StateError, match="full"):
        await database.run(
            lambda c: c.executemany(
                "INSERT INTO preferences VALUES (?, ?, '', 0, 0)", [(n, "x" * 4000) for n in range(9)]
            )
        )

    assert await database.run(guilds) == [7]


async def test_after_the_end_nothing_is_remembered_and_nothing_breaks(tmp_path: Path) -> None:
    database = Database(tmp_path)
    database.close()

    database.soon(add_guild)

    with pytest.raises(StateError):
        await database.run(guilds)


async def test_what_was_confirmed_survives_kill_9(tmp_path: Path) -> None:
    confirmed = confirmed_by_a_killed_writer(tmp_path)
    database = Database(tmp_path)

    kept = await database.run(guilds)

    database.close()
    assert len(confirmed) >= 50
    assert kept[: len(confirmed)] == confirmed

"""What servers prefer, across restarts and failures."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.state import connecting
from bot.state.database import FILE, Database, StateError
from bot.state.lengths import Length
from bot.state.memory import Memory
from bot.state.migrations import STEPS
from bot.state.preferences import DEFAULTS, Preferences

SET = Preferences(channels=frozenset({12, 7}), language="de", length=Length.SENTENCE, opens_threads=True)
CHANNELS = some.frozensets(some.integers(1, 9), max_size=4)


async def remembered(folder: Path, guild: int) -> Preferences:
    memory = Memory(folder)
    await memory.open()
    memory.close()
    return memory.preferences.of(guild)


async def test_what_was_set_holds_at_once_and_after_a_restart_for_that_server_alone(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    await memory.open()

    await memory.preferences.save(1, SET)

    memory.close()
    assert [memory.preferences.of(guild) for guild in (1, 2, None)] == [SET, DEFAULTS, DEFAULTS]
    assert await remembered(tmp_path, 1) == SET
    assert await remembered(tmp_path, 2) == DEFAULTS


async def test_the_last_change_wins(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    await memory.preferences.save(1, SET)

    await memory.preferences.save(1, DEFAULTS)

    memory.close()
    assert await remembered(tmp_path, 1) == DEFAULTS


async def test_a_change_that_cannot_be_written_does_not_hold(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    await memory.open()
    memory.close()

    with pytest.raises(StateError):
        await memory.preferences.save(1, SET)

    assert memory.preferences.of(1) == DEFAULTS


async def test_with_a_broken_file_the_defaults_hold(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database" * 100)

    assert await remembered(tmp_path, 1) == DEFAULTS


async def test_a_folder_that_was_backed_up_and_restored_knows_the_same(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "data")
    await memory.preferences.save(1, SET)
    memory.close()

    restored = (tmp_path / "data").rename(tmp_path / "restored")

    assert await remembered(restored, 1) == SET
    assert {path.name for path in restored.iterdir()} == {FILE}  # closed, it is one file: a copy is whole


async def test_who_wanted_single_sentences_before_there_were_extracts_still_gets_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "STEPS", STEPS[:4])
    earlier = Database(tmp_path)
    await earlier.run(
        lambda connection: connection.execute("INSERT INTO preferences VALUES (1, '', '', 1, 0), (2, '', '', 0, 0)")
    )
    earlier.close()
    monkeypatch.undo()

    lengths = [(await remembered(tmp_path, guild)).length for guild in (1, 2)]

    assert lengths == [Length.SENTENCE, Length.EXTRACT]


@given(CHANNELS, some.lists(some.integers(1, 9), max_size=2))
def test_answers_are_allowed_where_a_channel_or_its_parent_is_named_or_none_is(
    named: frozenset[int], places: list[int]
) -> None:
    expected = not named or any(place in named for place in places)

    assert Preferences(channels=named).allow(*places) is expected


async def test_the_file_can_be_read_by_sqlite_itself(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    await memory.preferences.save(1, SET)
    memory.close()

    connection = sqlite3.connect(tmp_path / FILE)
    rows = connection.execute("SELECT guild, channels, language, length, opens_threads FROM preferences").fetchall()
    connection.close()

    assert rows == [(1, "7 12", "de", "sentence", 1)]

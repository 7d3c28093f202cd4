"""`talentmoves migrate`, and the other commands with INDEX_ENGINE set."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.state.memory import Memory
from bot.state.preferences import Preferences
from bot.state.remarks import Kind
from tests.bot.commands.commandline import Command, objects, only_line

QUESTION = "Wer wechselt zu Halmwerk?"
GUILD = 1 << 62
"""Ids of Discord need eight bytes."""


@pytest.fixture
def with_engine(engine: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("INDEX_ENGINE", engine)
    return engine


async def _remember(folder: Path) -> None:
    memory = Memory(folder)
    await memory.preferences.save(GUILD, Preferences(language="de"))
    await memory.remarks.add(Kind.FEEDBACK, "more of it")
    await asyncio.to_thread(memory.close)


def test_without_a_database_it_says_what_to_set(talentmoves: Command, folder: Path) -> None:
    ran = talentmoves("migrate", "--index", folder)

    assert (ran.code, ran.out) == (1, "")
    assert only_line(ran.err).startswith("talentmoves: INDEX_ENGINE is not set")


def test_after_it_the_database_answers_without_the_folder(
    talentmoves: Command, folder: Path, with_engine: str, tmp_path: Path
) -> None:
    ran = talentmoves("migrate", "--index", folder)

    (answer,) = objects(talentmoves("ask", "--json", QUESTION, "--index", tmp_path / "another machine"))
    assert ran.code == 0
    assert ran.out.startswith("In the database: the index of ")
    assert answer["answered"]
    assert talentmoves("status", "--index", tmp_path / "another machine").code == 0


async def test_what_the_bot_remembers_comes_along_once(
    talentmoves: Command, folder: Path, with_engine: str, tmp_path: Path
) -> None:
    await _remember(folder)
    for _ in range(2):
        assert talentmoves("migrate", "--index", folder).code == 0

    memory = Memory(tmp_path / "another machine", database=with_engine)
    await memory.open()
    await memory.remarks.add(Kind.FEEDBACK, "and more")
    agenda = await memory.agendas.now(5, 5)
    await asyncio.to_thread(memory.close)

    assert memory.preferences.of(GUILD).language == "de"
    assert [remark.words for remark in agenda.remarks] == ["more of it", "and more"]


def test_what_is_removed_and_rebuilt_is_so_in_the_database(
    talentmoves: Command, folder: Path, articles: Path, with_engine: str, tmp_path: Path
) -> None:
    talentmoves("migrate", "--index", folder)

    removed = talentmoves("remove", "thiede.de.md", "--index", tmp_path / "here")
    rebuilt = talentmoves("rebuild", "--articles", articles, "--json", "--index", tmp_path / "there")

    assert (removed.code, rebuilt.code) == (0, 0)
    assert objects(rebuilt)[0]["articles"] == 1
    (answer,) = objects(talentmoves("ask", "--json", QUESTION, "--index", tmp_path / "here"))
    assert "thiede.de.md" not in [passage["article"]["path"] for passage in answer["passages"]]


def test_a_server_that_is_away_is_told_in_one_line(
    talentmoves: Command, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("INDEX_ENGINE", f"postgresql://somebody:secret@/nowhere?host={tmp_path}")

    ran = talentmoves("ask", QUESTION, "--index", folder)

    assert (ran.code, ran.out) == (1, "")
    assert only_line(ran.err).startswith("talentmoves: PostgreSQL cannot be reached")
    assert "secret" not in ran.err

"""`talentmoves run`: builds what is missing or too old, then answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.texts import texts_for
from tests.bot.commands.commandline import (
    Command,
    change_manifest,
    largest_file,
    only_line,
)


def test_run_builds_the_index_where_there_is_none_and_answers(
    talentmoves: Command, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INDEX_ARTICLES", str(articles))

    ran = talentmoves("run", "--index", tmp_path / "new", stdin="?\n")

    assert ran.code == 0
    assert ran.err.splitlines()[0] == f"talentmoves: there is no index yet; building it from {articles}"
    assert ran.out.splitlines() == ["❯ ?", texts_for("en").empty, ""]


def test_run_rebuilds_an_index_of_an_older_format_and_says_so(
    talentmoves: Command, articles: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INDEX_ARTICLES", str(articles))
    before = (folder / "live").read_text()
    change_manifest(folder, format=0)

    ran = talentmoves("run", "--index", folder, stdin="?\n")

    assert ran.code == 0
    assert ran.err.splitlines()[0] == f"talentmoves: an older release built the index; building it from {articles}"
    assert (folder / "live").read_text() != before


def test_run_rebuilds_no_index_that_is_broken(talentmoves: Command, folder: Path) -> None:
    largest_file(folder).unlink()

    ran = talentmoves("run", "--index", folder, stdin="?\n")

    assert ran.code == 1
    assert only_line(ran.err).endswith("is missing; run `talentmoves rebuild`")

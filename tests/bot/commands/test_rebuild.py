"""`talentmoves rebuild`: what it reports, skips and leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.commandline import (
    Command,
    objects,
    only_line,
)


def test_a_rebuild_reports_counts_and_shows_progress_on_standard_error(
    talentmoves: Command, articles: Path, tmp_path: Path
) -> None:
    ran = talentmoves("rebuild", "--articles", articles, "--index", tmp_path / "new")

    assert ran.code == 0
    assert ran.out.splitlines()[0].startswith("The index is rebuilt: 2 articles, 2 passages, in ")
    assert ran.out.splitlines()[1:] == ["2 new, 0 changed, 0 removed, 0 unchanged."]
    assert ran.err.splitlines() == ["Looking for changes: 2 of 2", "Reading articles: 2 of 2", "Indexing: 7 of 7"]


def test_a_rebuild_reports_as_json_for_programs(talentmoves: Command, articles: Path, folder: Path) -> None:
    (told,) = objects(talentmoves("rebuild", "--articles", articles, "--json", "--index", folder))

    assert {key: told[key] for key in ("articles", "passages", "added", "unchanged", "embedded", "skipped")} == {
        "articles": 2,
        "passages": 2,
        "added": 0,
        "unchanged": 2,
        "embedded": 0,
        "skipped": [],
    }
    assert told["generation"] == (folder / "live").read_text().strip()


def test_a_full_rebuild_makes_everything_anew(talentmoves: Command, articles: Path, folder: Path) -> None:
    (told,) = objects(talentmoves("rebuild", "--articles", articles, "--full", "--json", "--index", folder))

    assert (told["embedded"], told["unchanged"]) == (2, 2)


def test_a_file_that_cannot_be_read_is_skipped_with_a_line_that_says_why(
    talentmoves: Command, articles: Path, tmp_path: Path
) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "empty.txt").write_bytes(b"")
    (tmp_path / "more" / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    (tmp_path / "more" / "table.csv").write_text("a,b")

    ran = talentmoves("rebuild", "--articles", articles, "--articles", tmp_path / "more", "--index", tmp_path / "new")

    assert ran.code == 0
    assert "2 articles" in ran.out
    assert [line.split(":")[0] for line in ran.out.splitlines()[2:]] == [
        "3 files skipped",
        "  binary.txt",
        "  empty.txt",
        "  table.csv",
    ]


def test_the_articles_of_the_settings_are_read_where_none_are_named(
    talentmoves: Command, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INDEX_ARTICLES", str(articles))
    monkeypatch.setenv("INDEX_FOLDER", str(tmp_path / "by-setting"))

    (told,) = objects(talentmoves("rebuild", "--json"))

    assert told["articles"] == 2
    assert (tmp_path / "by-setting" / "live").exists()


def test_where_nothing_can_be_read_the_live_index_stays(talentmoves: Command, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    (tmp_path / "nothing" / "empty.txt").write_bytes(b"")
    before = (folder / "live").read_text()

    ran = talentmoves("rebuild", "--articles", tmp_path / "nothing", "--index", folder)

    assert (ran.code, ran.out) == (1, "")
    assert "no readable article" in ran.err.splitlines()[-1]
    assert (folder / "live").read_text() == before


def test_where_the_embedder_cannot_be_had_the_live_index_stays(
    talentmoves: Command, articles: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INDEX_EMBEDDER", str(folder / "no-such-model"))
    before = (folder / "live").read_text()

    ran = talentmoves("rebuild", "--articles", articles, "--index", folder)

    assert (ran.code, ran.out) == (1, "")
    assert only_line(ran.err).startswith("talentmoves: the embedding model '")
    assert only_line(ran.err).endswith("check INDEX_EMBEDDER and the network, or use INDEX_EMBEDDER=static")
    assert (folder / "live").read_text() == before


def test_where_no_machine_can_embed_the_live_index_stays(talentmoves: Command, articles: Path, folder: Path) -> None:
    before = (folder / "live").read_text()

    ran = talentmoves("rebuild", "--articles", articles, "--dask", "localhost", "--index", folder)

    assert (ran.code, ran.out) == (1, "")
    assert only_line(ran.err).startswith("talentmoves: localhost is no Dask scheduler's address")
    assert (folder / "live").read_text() == before

"""`talentmoves remove` and `rollback`, and a rebuild that is stopped."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from tests.benchmarks.articles import write_pages
from tests.bot.commands.commandline import Command, command_of, environment, objects, only_line

QUESTION = "Wer wechselt zu Halmwerk?"


def test_a_removed_article_is_told_by_its_title_and_no_longer_quoted(talentmoves: Command, folder: Path) -> None:
    (before,) = objects(talentmoves("ask", "--json", QUESTION, "--index", folder))
    article = before["passages"][0]["article"]

    ran = talentmoves("remove", article["id"], "--index", folder)

    (after,) = objects(talentmoves("ask", "--json", QUESTION, "--index", folder))
    assert (ran.code, ran.out) == (0, f"Removed: {article['title']}\n")
    assert article["id"] not in [passage["article"]["id"] for passage in after["passages"]]


def test_an_unknown_article_is_told_and_the_others_are_removed(talentmoves: Command, folder: Path) -> None:
    ran = talentmoves("remove", "nobody.md", "thiede.de.md", "--index", folder)

    assert (ran.code, ran.out) == (1, "Removed: Thiede geht von Nordlicht zu Halmwerk\n")
    assert only_line(ran.err) == (
        "talentmoves: nobody.md: no article is called so, and none was added as that; "
        "`talentmoves ask --json` shows their ids, paths and addresses"
    )


def test_where_nothing_is_removed_nothing_is_printed_before_the_reason(talentmoves: Command, folder: Path) -> None:
    ran = talentmoves("remove", "nobody.md", "--index", folder)

    assert (ran.code, ran.out) == (1, "")
    assert only_line(ran.err).startswith("talentmoves: nobody.md: ")


def test_a_removal_can_be_undone(talentmoves: Command, folder: Path) -> None:
    talentmoves("remove", "thiede.de.md", "--index", folder)

    ran = talentmoves("remove", "--undo", "--json", "thiede.de.md", "--index", folder)

    assert [one["path"] for one in objects(ran)[0]["done"]] == ["thiede.de.md"]
    assert objects(talentmoves("status", "--json", "--index", folder))[0]["index"]["coverage"]["articles"] == 2


def test_a_rollback_says_what_it_went_back_to(talentmoves: Command, articles: Path, folder: Path) -> None:
    before = (folder / "live").read_text()
    talentmoves("rebuild", "--full", "--articles", articles, "--index", folder)

    ran = talentmoves("rollback", "--index", folder)

    assert ran.code == 0
    assert ran.out.startswith("Back to the index of ")
    assert ran.out.endswith(" UTC: 2 articles, 2 passages.\n")
    assert (folder / "live").read_text() == before


def test_a_rollback_as_json_says_that_no_bot_serves(talentmoves: Command, articles: Path, folder: Path) -> None:
    talentmoves("rebuild", "--full", "--articles", articles, "--index", folder)

    (told,) = objects(talentmoves("rollback", "--json", "--index", folder))

    assert (told["serving"], told["reason"]) == (False, f"no bot is serving from {folder}; run `talentmoves serve`")


def test_where_there_is_nothing_to_go_back_to_that_is_one_line(talentmoves: Command, folder: Path) -> None:
    ran = talentmoves("rollback", "--index", folder)

    assert (ran.code, ran.out) == (1, "")
    assert only_line(ran.err).startswith("talentmoves: no generation before the live one is kept in ")


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_rebuild_that_is_stopped_says_so_in_one_line_and_leaves_the_index(
    folder: Path, tmp_path: Path, sent: signal.Signals
) -> None:
    pages, before = write_pages(tmp_path / "pages", 500), (folder / "live").read_text()
    command = command_of("rebuild", "--articles", pages, "--index", folder)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment()) as process:
        assert process.stderr is not None
        compared = process.stderr.readline()

        process.send_signal(sent)
        said = process.stderr.read()

    assert compared == "Looking for changes: 500 of 500\n"
    assert (process.returncode, said) == (
        1,
        "talentmoves: the rebuild was stopped; answers go on from the live index\n",
    )
    assert (folder / "live").read_text() == before
    assert list(folder.glob("generations/*.building")) == []

"""`talentmoves add`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.commands.commandline import Command, environment, objects, only_line
from tests.index.reading.papers import HEADLINE, PARAGRAPHS, pdf, wrapped
from tests.index.sources.outlet import Outlet, html, serving

SANDOZ = html(
    HEADLINE,
    *PARAGRAPHS,
    head='<meta property="og:site_name" content="La Gazette"><meta name="author" content="Inès Carvalho">'
    '<meta property="article:published_time" content="2024-05-02">',
    language="fr",
)
NOTE = pdf([[HEADLINE, "", *wrapped(PARAGRAPHS[0]), "", *wrapped(PARAGRAPHS[1])]])


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    with serving() as outlet:
        outlet.pages["/sandoz"] = SANDOZ
        yield outlet


@pytest.fixture(autouse=True)
def settings(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INDEX_ARTICLES", str(articles))
    monkeypatch.setenv("INDEX_LOOPBACK", "true")


def test_a_page_is_told_and_answers_at_once(talentmoves: Command, folder: Path, outlet: Outlet) -> None:
    ran = talentmoves("add", outlet.url("/sandoz"), "--index", folder)

    assert ran.code == 0
    assert ran.out.splitlines()[:2] == [
        f"Added: {HEADLINE}",
        "  La Gazette · Inès Carvalho · May\u00a02,\u00a02024 · French · 66 words",
    ]
    assert "1 new, 0 changed, 0 removed, 2 unchanged." in ran.out
    asked = talentmoves("ask", "Who leaves Ardoise for Cobalt with eleven colleagues?", "--json", "--index", folder)
    assert objects(asked)[0]["passages"][0]["article"]["url"] == outlet.url("/sandoz")


def test_an_addition_tells_how_it_is_taken_out_again(talentmoves: Command, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "note.pdf").write_bytes(NOTE)
    added = talentmoves("add", tmp_path / "note.pdf", "--index", folder)
    _, command, _ = added.out.splitlines()[2].split("`")

    ran = talentmoves(*command.split()[1:], "--index", folder)

    assert command.startswith("talentmoves remove ")
    assert (ran.code, ran.out) == (0, f"Removed: {HEADLINE}\n")


def test_a_file_is_removed_and_let_back_in_as_it_was_added(
    talentmoves: Command, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "note.pdf").write_bytes(NOTE)
    monkeypatch.chdir(tmp_path)
    talentmoves("add", "note.pdf", "--index", folder)
    (tmp_path / "note.pdf").unlink()

    removed = talentmoves("remove", "note.pdf", "--index", folder)
    restored = talentmoves("remove", "--undo", tmp_path / "note.pdf", "--index", folder)

    assert (removed.code, removed.out) == (0, f"Removed: {HEADLINE}\n")
    assert (restored.code, restored.err) == (0, "")


def test_a_page_is_removed_by_the_address_that_was_added(talentmoves: Command, folder: Path, outlet: Outlet) -> None:
    outlet.pages["/sandoz?utm_source=feed"] = SANDOZ
    talentmoves("add", outlet.url("/sandoz?utm_source=feed"), "--index", folder)

    ran = talentmoves("remove", outlet.url("/sandoz?utm_source=feed"), "--index", folder)

    assert (ran.code, ran.out) == (0, f"Removed: {HEADLINE}\n")


def test_a_saved_page_that_names_its_address_is_removed_by_its_file(
    talentmoves: Command, folder: Path, tmp_path: Path
) -> None:
    saved = SANDOZ.body.replace(b"<head>", b'<head><link rel="canonical" href="https://gazette.example/sandoz">')
    (tmp_path / "saved.html").write_bytes(saved)
    talentmoves("add", tmp_path / "saved.html", "--index", folder)

    ran = talentmoves("remove", tmp_path / "saved.html", "gazette.md", "--index", folder)

    assert (ran.code, ran.out) == (1, f"Removed: {HEADLINE}\n")
    assert only_line(ran.err).startswith("talentmoves: gazette.md: no article is called so")


def test_what_was_added_stays_through_a_rebuild(talentmoves: Command, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "note.pdf").write_bytes(NOTE)
    talentmoves("add", tmp_path / "note.pdf", "--index", folder)
    (tmp_path / "note.pdf").unlink()

    ran = talentmoves("rebuild", "--full", "--json", "--index", folder)

    assert objects(ran)[0]["articles"] == 3


def test_the_same_file_again_is_there_already(talentmoves: Command, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "note.pdf").write_bytes(NOTE)
    talentmoves("add", tmp_path / "note.pdf", "--index", folder)

    ran = talentmoves("add", tmp_path / "note.pdf", "--index", folder)

    assert ran.code == 0
    assert ran.out.startswith(f"Already there, unchanged: {HEADLINE}\n")
    assert "0 new, 0 changed, 0 removed, 3 unchanged." in ran.out


def test_what_fails_is_one_line_and_the_rest_is_added(
    talentmoves: Command, folder: Path, outlet: Outlet, tmp_path: Path
) -> None:
    (tmp_path / "note.pdf").write_bytes(NOTE)
    (tmp_path / "scan.pdf").write_bytes(pdf([[]]))

    ran = talentmoves(
        "add", tmp_path / "scan.pdf", outlet.url("/gone"), "http://10.0.0.1/x", tmp_path / "note.pdf", "--index", folder
    )

    assert ran.code == 1
    assert [line for line in ran.err.splitlines() if line.startswith("talentmoves: ")] == [
        f"talentmoves: {tmp_path / 'scan.pdf'}: the PDF holds pictures, not text; run text recognition (OCR) on it first",
        f"talentmoves: {outlet.url('/gone')} answers 404 Not Found",
        "talentmoves: http://10.0.0.1/x leads to 10.0.0.1, which is not a public address",
    ]
    assert "1 new, 0 changed, 0 removed, 2 unchanged." in ran.out


def test_where_all_fails_nothing_is_rebuilt(talentmoves: Command, folder: Path) -> None:
    live = (folder / "live").read_text()

    ran = talentmoves("add", "http://10.0.0.1/x", "--index", folder)

    assert (ran.code, ran.out) == (1, "")
    assert only_line(ran.err).startswith("talentmoves: http://10.0.0.1/x leads to")
    assert (folder / "live").read_text() == live


def test_a_program_reads_what_was_added_and_what_was_not(talentmoves: Command, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "note.pdf").write_bytes(NOTE)

    ran = talentmoves("add", tmp_path / "note.pdf", "http://10.0.0.1/x", "--json", "--index", folder)

    (told,) = objects(ran)
    (added,), (failed,) = told["added"], told["failed"]
    assert (added["title"], added["language"], added["words"], added["new"]) == (HEADLINE, "fr", 66, True)
    assert len(added["id"]) == 16
    assert failed["source"] == "http://10.0.0.1/x"
    assert told["rebuild"]["added"] == 1


def test_what_is_not_there_is_wrong_usage_and_the_rest_is_added(
    talentmoves: Command, folder: Path, outlet: Outlet, tmp_path: Path
) -> None:
    (tmp_path / "note.pdf").write_bytes(NOTE)

    ran = talentmoves("add", outlet.url("/gone"), "nowhere.pdf", tmp_path / "note.pdf", "--index", folder)

    assert ran.code == 2
    assert [line for line in ran.err.splitlines() if line.startswith("talentmoves: ")] == [
        f"talentmoves: {outlet.url('/gone')} answers 404 Not Found",
        "talentmoves: nowhere.pdf is neither a file nor an http(s) address",
    ]
    assert "1 new, 0 changed, 0 removed, 2 unchanged." in ran.out


def test_a_program_reads_what_is_not_there(talentmoves: Command, folder: Path) -> None:
    ran = talentmoves("add", "x" * 5_000, "--json", "--index", folder)

    (told,) = objects(ran)
    assert ran.code == 2
    assert told["failed"] == [
        {"source": "x" * 5_000, "reason": f"{'x' * 5_000} cannot be looked for: File name too long"}
    ]
    assert (told["added"], told["rebuild"]) == ([], None)


def test_a_folder_is_not_added_but_the_way_is_told(talentmoves: Command, folder: Path, tmp_path: Path) -> None:
    ran = talentmoves("add", tmp_path, "--index", folder)

    assert ran.code == 2
    assert "read folders with `talentmoves rebuild --articles`" in only_line(ran.err)


def test_without_the_articles_of_the_setting_nothing_is_fetched(
    talentmoves: Command, folder: Path, outlet: Outlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INDEX_ARTICLES", "nowhere")

    ran = talentmoves("add", outlet.url("/sandoz"), "--index", folder)

    assert ran.code == 2
    assert "nowhere is not there; set INDEX_ARTICLES" in only_line(ran.err)
    assert outlet.requests == []


def test_a_question_does_not_wait_for_what_only_sources_need() -> None:
    loaded = "import sys, bot.commands.asking; print({'urllib3', 'courlan', 'feedparser', 'pypdf', 'docx'} & set(sys.modules))"

    done = subprocess.run(
        [sys.executable, "-c", loaded], env=environment(), capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout == "set()\n"

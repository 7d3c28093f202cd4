"""Folders of articles: what is read, what is skipped and why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.datatypes import Progress, Skipped
from index.reading import read_articles
from tests.index.newsroom import BRANNIGAN, LINDQVIST, OKAFOR, write_reports

PROSE = (
    "Ada Lindqvist verlässt Nordlicht und wechselt zu Heliotrop Labs, wie der Bote {} am Montag aus Uppsala berichtet."
)


def test_articles_are_read_in_the_order_of_their_names_with_paths_below_the_folder(tmp_path: Path) -> None:
    write_reports(tmp_path / "2024", "okafor.md")
    write_reports(tmp_path, "lindqvist.md", "brannigan.md")

    reading = read_articles([tmp_path])

    assert [article.path for article in reading.articles] == ["2024/okafor.md", "brannigan.md", "lindqvist.md"]
    assert reading.skipped == ()


def test_what_cannot_be_read_is_skipped_with_its_path_and_reason(tmp_path: Path) -> None:
    write_reports(tmp_path, "okafor.md")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "huge.txt").write_bytes(b"a" * 5_000_001)
    (tmp_path / "photo.JPG").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "README").write_text("Read me.")
    (tmp_path / "adverts.txt").write_text("Werbung\n\nAnzeige\n")
    (tmp_path / "untitled.md").write_text("---\npublisher: A\n---\nText.")
    (tmp_path / "void.html").write_text("<html></html>")
    (tmp_path / "february.md").write_text("---\ntitle: A\npublished: 2024-02-30\n---\nText.")

    reading = read_articles([tmp_path])

    assert [article.path for article in reading.articles] == ["okafor.md"]
    assert reading.skipped == (
        Skipped("README", "files of the kind 'README' are not read (known: txt, md, html, pdf, docx)"),
        Skipped("adverts.txt", "no article text on the page, only page furniture"),
        Skipped("binary.txt", "the file is binary, not text"),
        Skipped("empty.txt", "the file is empty"),
        Skipped("february.md", "the front matter is not YAML: day is out of range for month"),
        Skipped("huge.txt", "the file is larger than 5 MB"),
        Skipped("photo.JPG", "files of the kind '.jpg' are not read (known: txt, md, html, pdf, docx)"),
        Skipped("untitled.md", "front matter, title: Field required"),
        Skipped("void.html", "no article found in the HTML page"),
    )


@pytest.mark.parametrize("hidden", [".draft.md", ".git/okafor.md", "2024/.okafor.md"])
def test_hidden_files_are_passed_over_in_silence(tmp_path: Path, hidden: str) -> None:
    file = tmp_path / "articles" / hidden
    file.parent.mkdir(parents=True)
    file.write_text(OKAFOR)

    reading = read_articles([tmp_path / "articles"])

    assert (reading.articles, reading.skipped) == ((), ())


def test_a_folder_below_a_hidden_one_is_read_when_it_is_named(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / ".cache" / "articles", "okafor.md")

    reading = read_articles([folder])

    assert [article.path for article in reading.articles] == ["okafor.md"]


def test_single_files_are_read_by_their_names(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "a")

    reading = read_articles([folder / "okafor.md", folder / "lisbon.md"])

    assert [article.path for article in reading.articles] == ["okafor.md", "lisbon.md"]


def test_files_of_one_name_in_several_folders_are_all_kept_apart(tmp_path: Path) -> None:
    folders = [tmp_path / parent / "articles" for parent in "abc"]
    for folder, report in zip(folders, (LINDQVIST, OKAFOR, BRANNIGAN), strict=True):
        folder.mkdir(parents=True)
        (folder / "report.md").write_text(report)

    articles = read_articles(folders).articles

    assert [(article.path, article.language) for article in articles] == [
        ("report.md", "de"),
        ("articles/report.md", "fr"),
        ("articles/articles/report.md", "en"),
    ]
    assert len({article.id for article in articles}) == 3


def test_a_name_that_is_not_utf_8_is_no_reason_to_stop(tmp_path: Path) -> None:
    name = os.fsdecode(b"okafor-\xe9.md")
    (tmp_path / name).write_text(OKAFOR)

    reading = read_articles([tmp_path])

    assert [article.path for article in reading.articles] == ["okafor-?.md"]


def test_an_article_keeps_its_id_while_it_keeps_its_place(tmp_path: Path) -> None:
    folder = write_reports(tmp_path, "okafor.md")
    before = read_articles([folder]).articles[0]
    (folder / "okafor.md").write_text(OKAFOR.replace("six ans", "sept ans"))

    after = read_articles([folder]).articles[0]

    assert after.text != before.text
    assert after.id == before.id


def test_a_short_line_on_three_pages_is_the_site_s_and_not_the_articles(tmp_path: Path) -> None:
    house = "Lindqvist und die anderen: der Bote aus Uppsala begleitet Heliotrop Labs seit dem ersten Tag."
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"{PROSE.format(number)}\n\n{house}\n")

    articles = read_articles([tmp_path]).articles

    assert [article.text for article in articles] == [PROSE.format(number) for number in range(3)]


def test_a_line_on_two_pages_stays(tmp_path: Path) -> None:
    house = "Lindqvist und die anderen: der Bote aus Uppsala begleitet Heliotrop Labs seit dem ersten Tag."
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text(f"{PROSE.format(number)}\n\n{house}\n")

    articles = read_articles([tmp_path]).articles

    assert [house in article.text for article in articles] == [True, True]


def test_progress_counts_every_file(tmp_path: Path) -> None:
    write_reports(tmp_path, "okafor.md", "lindqvist.md")
    (tmp_path / "empty.txt").write_text("")
    heard: list[Progress] = []

    read_articles([tmp_path], heard.append)

    assert heard == [Progress("reading", done, 3) for done in (1, 2, 3)]


def test_a_path_that_is_not_there_gives_nothing(tmp_path: Path) -> None:
    reading = read_articles([tmp_path / "nowhere"])

    assert (reading.articles, reading.skipped) == ((), ())


def test_the_shared_articles_are_dated_by_their_publication(raw_articles: dict[str, object]) -> None:
    dates = {path[:3]: str(getattr(article, "published", "")) for path, article in raw_articles.items()}

    assert dates == {"000": "None", "001": "None", "002": "2023-11-20", "003": "None", "004": "2024-03-27"}

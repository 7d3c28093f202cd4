"""A page or a file becomes an article that the data folder keeps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.errors import ForbiddenError, ReadingError
from index.reading import read_articles
from index.sources.adding import Hint, add, add_file, add_url, page_of
from index.sources.kept import kept_articles
from tests.index.newsroom import LINDQVIST
from tests.index.reading.papers import HEADLINE, PARAGRAPHS, docx, pdf, wrapped
from tests.index.sources.outlet import Outlet, Page, guest, html, moved

TEXT = "\n\n".join(PARAGRAPHS)

HEAD = """<meta property="og:site_name" content="La Gazette"><meta name="author" content="Inès Carvalho">
<meta property="article:published_time" content="2024-05-02T08:00:00+02:00">"""


def story(head: str = HEAD) -> Page:
    return html(HEADLINE, *PARAGRAPHS, head=head, language="fr")


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "kept").iterdir())


def test_a_page_is_kept_with_all_that_it_says_of_itself(outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages["/sandoz"] = story()

    added = add_url(outlet.url("/sandoz"), tmp_path, guest())

    article = added.article
    assert (article.title, article.publisher, article.published) == (HEADLINE, "La Gazette", date(2024, 5, 2))
    assert (article.text, article.language, article.url) == (TEXT, "fr", outlet.url("/sandoz"))
    assert (added.authors, added.is_new, added.words) == (("Inès Carvalho",), True, len(TEXT.split()))


def test_what_was_told_of_an_article_is_what_a_rebuild_will_read(outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages["/sandoz"] = story()

    added = add_url(outlet.url("/sandoz"), tmp_path, guest())

    assert read_articles(kept_articles(tmp_path)).articles == (added.article,)


@pytest.mark.parametrize("again", ["/sandoz", "/sandoz?utm_source=feed", "/sandoz#comments", "/short"])
def test_the_same_address_again_takes_the_place_of_the_kept_article(again: str, outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages |= dict.fromkeys(("/sandoz", "/sandoz?utm_source=feed"), story()) | {"/short": moved("/sandoz")}
    first = add_url(outlet.url("/sandoz"), tmp_path, guest())

    second = add_url(outlet.url(again), tmp_path, guest())

    assert (second.article, second.is_new) == (first.article, False)
    assert len(kept(tmp_path)) == 1


def test_a_page_that_has_changed_is_kept_as_it_is_now(outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages["/sandoz"] = story()
    first = add_url(outlet.url("/sandoz"), tmp_path, guest())
    outlet.pages["/sandoz"] = html("Sandoz reste chez Ardoise", *PARAGRAPHS, language="fr")

    second = add_url(outlet.url("/sandoz"), tmp_path, guest())

    assert (second.article.id, second.is_new) == (first.article.id, True)
    assert second.article.title == "Sandoz reste chez Ardoise"
    assert len(kept(tmp_path)) == 1


def test_a_page_may_name_its_address_on_its_own_host(outlet: Outlet, tmp_path: Path) -> None:
    canonical = f'<link rel="canonical" href="{outlet.url("/2024/sandoz")}">'
    outlet.pages["/amp/sandoz?ref=7"] = story(HEAD + canonical)

    assert add_url(outlet.url("/amp/sandoz?ref=7"), tmp_path, guest()).article.url == outlet.url("/2024/sandoz")


def test_a_page_cannot_take_the_place_of_another_hosts_article(outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages["/sandoz"] = story(HEAD + '<link rel="canonical" href="https://bote.example/lindqvist">')

    assert add_url(outlet.url("/sandoz"), tmp_path, guest()).article.url == outlet.url("/sandoz")


def test_a_page_that_does_not_name_its_outlet_is_named_by_its_host(outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages["/sandoz"] = story("")

    assert add_url(outlet.url("/sandoz"), tmp_path, guest()).article.publisher == "127.0.0.1"


def test_what_a_feed_says_counts_where_the_page_says_nothing(outlet: Outlet) -> None:
    outlet.pages |= {"/bare": story(""), "/full": story()}
    hint = Hint("Another title", "Le Fil", date(2024, 6, 1))

    bare = page_of(guest().page(outlet.url("/bare")), hint)
    full = page_of(guest().page(outlet.url("/full")), hint)

    assert (bare.title, bare.publisher, bare.published) == (HEADLINE, "Le Fil", date(2024, 6, 1))
    assert (full.title, full.publisher, full.published) == (HEADLINE, "La Gazette", date(2024, 5, 2))


@pytest.mark.parametrize("announced", ["text/html; charset=windows-1252", "text/html; charset=iso-8859-1", "text/html"])
def test_a_page_in_an_old_encoding_is_read_with_its_accents(announced: str, outlet: Outlet, tmp_path: Path) -> None:
    body = story().body.decode().replace('<meta charset="utf-8">', "").encode("cp1252")
    outlet.pages["/sandoz"] = Page(body, headers={"Content-Type": announced})

    assert add_url(outlet.url("/sandoz"), tmp_path, guest()).article.text == TEXT


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (pdf([[HEADLINE, "", *wrapped(PARAGRAPHS[0]), "", *wrapped(PARAGRAPHS[1])]]), "application/octet-stream"),
        (
            docx([HEADLINE, *PARAGRAPHS]),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (f"{HEADLINE}\n\n{TEXT}".encode(), "text/plain; charset=utf-8"),
    ],
    ids=["pdf", "docx", "text"],
)
def test_a_paper_at_an_address_is_read_too(body: bytes, media_type: str, outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages["/note"] = Page(body, headers={"Content-Type": media_type})

    article = add_url(outlet.url("/note"), tmp_path, guest()).article

    assert (article.title, article.text, article.url) == (HEADLINE, TEXT, outlet.url("/note"))


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (Page(b"\x89PNG", headers={"Content-Type": "image/png"}), "of the kind image/png, which is not read"),
        (Page(b"<html><body></body></html>", headers={"Content-Type": "text/html"}), "no article"),
        (Page(b"", headers={"Content-Type": "text/html"}), "empty"),
    ],
)
def test_what_is_no_article_is_not_kept(page: Page, reason: str, outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages["/a"] = page

    with pytest.raises(ReadingError, match=reason):
        add_url(outlet.url("/a"), tmp_path, guest())

    assert kept_articles(tmp_path) == []


def test_an_address_is_told_from_a_file(outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages["/sandoz"] = story()
    (tmp_path / "note.txt").write_text(f"{HEADLINE}\n\n{TEXT}", "utf-8")

    assert add(outlet.url("/sandoz"), tmp_path, guest()).article.url == outlet.url("/sandoz")
    assert add(str(tmp_path / "note.txt"), tmp_path, guest()).article.url is None
    with pytest.raises(ForbiddenError):
        add("http://10.0.0.1/", tmp_path, guest())


FILES = {
    "note.txt": f"{HEADLINE}\n\n{TEXT}".encode(),
    "note.html": story("").body,
    "note.md": f"# {HEADLINE}\n\n{TEXT}".encode(),
    "note.pdf": pdf([[HEADLINE, "", *wrapped(PARAGRAPHS[0]), "", *wrapped(PARAGRAPHS[1])]]),
    "note.docx": docx([HEADLINE, *PARAGRAPHS]),
}


@pytest.mark.parametrize("name", FILES)
def test_files_of_every_kind_are_kept(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(FILES[name])

    added = add_file(tmp_path / name, tmp_path / "data")

    assert (added.article.title, added.article.text, added.is_new) == (HEADLINE, TEXT, True)
    assert read_articles(kept_articles(tmp_path / "data")).articles == (added.article,)


def test_a_file_outlives_the_one_it_was_read_from_and_takes_its_place_when_it_changes(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_bytes(FILES["note.txt"])
    first = add_file(note, tmp_path / "data")
    note.write_text(f"Sandoz reste chez Ardoise\n\n{TEXT}", "utf-8")
    second = add_file(note, tmp_path / "data")
    note.unlink()

    (article,) = read_articles(kept_articles(tmp_path / "data")).articles
    assert (first.is_new, second.is_new, article) == (True, True, second.article)


def test_files_of_one_name_in_two_folders_are_two_articles(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "note.txt").write_bytes(FILES["note.txt"])
        add_file(tmp_path / folder / "note.txt", tmp_path / "data")

    assert len(kept(tmp_path / "data")) == 2


def test_markdown_keeps_what_its_front_matter_says(tmp_path: Path) -> None:
    (tmp_path / "lindqvist.md").write_text(LINDQVIST, "utf-8")

    article = add_file(tmp_path / "lindqvist.md", tmp_path / "data").article

    assert (article.people, article.organisations) == (("Ada Lindqvist",), ("Nordlicht KI", "Heliotrop Labs"))
    assert [source.outlet for source in article.reported_by] == ["Der Bote"]
    assert read_articles(kept_articles(tmp_path / "data")).articles == (article,)


def test_a_saved_page_and_the_page_itself_are_one_article(outlet: Outlet, tmp_path: Path) -> None:
    saved = story(HEAD + f'<link rel="canonical" href="{outlet.url("/sandoz")}">')
    outlet.pages["/sandoz"] = saved
    (tmp_path / "saved.html").write_bytes(saved.body)

    add_file(tmp_path / "saved.html", tmp_path / "data")
    add_url(outlet.url("/sandoz"), tmp_path / "data", guest())

    assert len(kept(tmp_path / "data")) == 1


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("photo.jpg", b"\xff\xd8", "files of the kind '.jpg' are not read"),
        ("empty.txt", b"", "the file is empty"),
        ("scan.pdf", pdf([[]]), "text recognition"),
        ("big.txt", b"x" * 5_000_001, "larger than 5 MB"),
    ],
)
def test_a_file_that_cannot_be_read_has_a_reason(name: str, data: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)

    with pytest.raises(ReadingError, match=reason):
        add_file(tmp_path / name, tmp_path / "data")

    assert kept_articles(tmp_path / "data") == []

"""Only what changed is made again, and what comes out is what would come out of making everything."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import index.building.workshop
from index.building.making import make
from index.embedding import StaticEmbedder
from index.operations.rebuilding import rebuild
from index.reading import Page
from tests.index.building.contents import contents_of
from tests.index.newsroom import REPORTS, PredictableEmbedder, write_reports

COOKIES = "Wir und unsere Partner verwenden Cookies."
PAGES = {
    f"page{number}.txt": f"Forscherin Nr. {number} wechselt zu Heliotrop Labs\n\n{COOKIES}\n\nDie Forscherin Nr. {number} "
    f"wechselt am {number + 1}. Mai 2024 zu Heliotrop Labs und erhält dort {number + 3},5 Millionen Euro im Jahr.\n"
    for number in range(5)
}
BROKEN = {"empty.txt": "", "table.csv": "a,b", "binary.txt": "\x00\x01"}
EVERYTHING = {**REPORTS, **PAGES, **BROKEN}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that were read, cleaned and cut, as it goes on."""
    paths: list[str] = []

    def noting(pages: tuple[Page, ...], *others: object) -> object:
        paths.extend(page.path for page in pages)
        return make(pages, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(index.building.workshop, "make", noting)
    return paths


def write(folder: Path, names: list[str]) -> None:
    for name in names:
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(EVERYTHING[name], "utf-8")


def change(folder: Path, chance: random.Random) -> None:
    """Add, take away and edit some of the pages."""
    for name in EVERYTHING:
        match chance.randrange(4):
            case 0:
                write(folder, [name])
            case 1:
                (folder / name).unlink(missing_ok=True)
            case 2 if (folder / name).exists():
                (folder / name).write_text(EVERYTHING[name].replace("Heliotrop", "Nordlicht"), "utf-8")
    write(folder, ["lisbon.md"])


@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes_the_index_is_what_a_full_rebuild_makes(tmp_path: Path, seed: int) -> None:
    chance, articles = random.Random(seed), tmp_path / "articles"
    write(articles, list(EVERYTHING))
    rebuild([articles], tmp_path / "data", PredictableEmbedder())

    for turn in range(3):
        change(articles, chance)
        rebuild([articles], tmp_path / "data", PredictableEmbedder())
        rebuild([articles], tmp_path / f"full{turn}", PredictableEmbedder())

        step_by_step, at_once = (contents_of(tmp_path / name, "predictable-8") for name in ("data", f"full{turn}"))
        assert step_by_step == at_once


def test_a_page_that_has_not_changed_is_not_cleaned_again(tmp_path: Path, made: list[str]) -> None:
    articles = write_reports(tmp_path / "articles")
    rebuild([articles], tmp_path / "data", PredictableEmbedder())
    made.clear()
    (articles / "okafor.md").write_text(REPORTS["okafor.md"].replace("six ans", "sept ans"))

    rebuild([articles], tmp_path / "data", PredictableEmbedder())

    assert made == ["okafor.md"]


def test_a_page_of_which_a_line_has_become_furniture_is_cleaned_again(tmp_path: Path, made: list[str]) -> None:
    articles = tmp_path / "articles"
    write(articles, ["lisbon.md", "page0.txt", "page1.txt"])
    rebuild([articles], tmp_path / "data", PredictableEmbedder())
    made.clear()
    write(articles, ["page2.txt"])

    rebuild([articles], tmp_path / "data", PredictableEmbedder())

    assert made == ["page0.txt", "page1.txt", "page2.txt"]


def test_a_file_that_could_not_be_read_is_reported_again_and_builds_nothing(tmp_path: Path, made: list[str]) -> None:
    articles = tmp_path / "articles"
    write(articles, ["lisbon.md", *BROKEN])
    first = rebuild([articles], tmp_path / "data", PredictableEmbedder())
    made.clear()

    second = rebuild([articles], tmp_path / "data", PredictableEmbedder())

    assert made == []
    assert not second.is_new
    assert second.skipped == first.skipped
    assert [one.path for one in second.skipped] == sorted(BROKEN)


def test_a_file_that_was_mended_is_read(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    write(articles, ["lisbon.md", "empty.txt"])
    rebuild([articles], tmp_path / "data", PredictableEmbedder())
    (articles / "empty.txt").write_text(PAGES["page1.txt"])

    report = rebuild([articles], tmp_path / "data", PredictableEmbedder())

    assert (report.added, report.unchanged, report.skipped) == (1, 1, ())


def test_another_release_s_cleaner_makes_everything_again_and_takes_vectors_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: list[str]
) -> None:
    articles = write_reports(tmp_path / "articles")
    rebuild([articles], tmp_path / "data", PredictableEmbedder())
    made.clear()
    monkeypatch.setattr("index.building.assembling.CLEANER_VERSION", 99)

    report = rebuild([articles], tmp_path / "data", PredictableEmbedder())

    assert (sorted(made), report.embedded, report.unchanged) == (sorted(REPORTS), 0, 4)


def test_a_page_that_changes_while_it_is_read_and_then_back_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = write_reports(tmp_path / "articles", "okafor.md", "lisbon.md")
    page, written = articles / "lisbon.md", REPORTS["lisbon.md"]

    def made_of_something_else(pages: tuple[Page, ...], static: StaticEmbedder) -> object:
        page.write_text(written.replace("Lisbon", "Porto"))
        return make(pages, static)

    with monkeypatch.context() as patch:
        patch.setattr(index.building.workshop, "make", made_of_something_else)
        rebuild([articles], tmp_path / "data", PredictableEmbedder())
    page.write_text(written)

    report = rebuild([articles], tmp_path / "data", PredictableEmbedder())

    assert (report.changed, report.unchanged) == (1, 1)

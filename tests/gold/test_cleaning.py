"""Lines are labelled one by one, and the card of the cleaner says what the cleaner does with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from index.reading.judging import LineModel
from tests.gold.cleaning import CARD, raw_row, tally
from tests.gold.lines import GOLD, LabelledPage, labelled_pages

FOLDERS = ("pages", "cleaning", "practice", "fitting")
PAGES = {folder: list(labelled_pages(GOLD / folder)) for folder in FOLDERS}
ASIDE = [page for folder in ("pages", "cleaning") for page in PAGES[folder] if page.part == "aside"]
NEW_ASIDE = [page for page in ASIDE if page.writer == "q4"]
NEWEST_ASIDE = [page for page in ASIDE if page.writer == "q8"]
FIRST_ASIDE = [page for page in ASIDE if page.writer not in ("q4", "q8")]


def bundled(_: LabelledPage) -> LineModel:
    return LineModel.bundled()


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_line_has_one_label(folder: str) -> None:
    unlike = []
    for page in sorted((GOLD / folder).glob("*.txt")):
        lines = page.read_text("utf-8").removesuffix("\n").split("\n")
        labels = (GOLD / "labels" / f"{page.stem}.labels").read_text("utf-8").strip()
        shape = "".join("." if line.strip() else "b" for line in lines)
        unlike += [page.name] * (shape != re.sub("[an]", ".", labels))

    assert unlike == []


def test_pages_kept_aside_are_not_among_those_for_fitting() -> None:
    parts = {folder: {page.part for page in pages} for folder, pages in PAGES.items()}
    aside = {page.path for page in PAGES["cleaning"] if page.part == "aside"}

    assert parts["practice"] | parts["fitting"] == {"fit"}
    assert len(FIRST_ASIDE) == 47 and len(NEW_ASIDE) == 30 and len(NEWEST_ASIDE) == 32
    assert aside == {
        page.path for page in PAGES["cleaning"] if page.writer in ("q4", "q8") or int(page.path[3:5]) % 2 == 0
    }


def test_nobody_who_wrote_pages_kept_aside_anew_wrote_pages_for_fitting() -> None:
    writers = {page.writer for page in NEW_ASIDE + NEWEST_ASIDE}

    assert writers.isdisjoint(page.writer for folder in FOLDERS for page in PAGES[folder] if page.part != "aside")


def test_the_card_tells_what_becomes_of_the_pages_kept_aside() -> None:
    card = CARD.read_text("utf-8")

    assert tally(FIRST_ASIDE, bundled).row("the first two kinds", "**aside**") in card
    assert tally(NEW_ASIDE, bundled).row("pages by new writers", "**aside**") in card
    assert tally(NEWEST_ASIDE, bundled).row("pages by the newest writer", "**aside**") in card


def test_the_card_tells_what_becomes_of_the_raw_articles(shared: Path) -> None:
    assert raw_row(shared / "articles") in CARD.read_text("utf-8")


def test_of_the_article_lines_kept_aside_no_more_than_three_of_a_hundred_are_lost() -> None:
    figures = tally(FIRST_ASIDE, bundled)

    assert (figures.article_in_text + figures.article_as_imprint) / figures.article >= 0.97

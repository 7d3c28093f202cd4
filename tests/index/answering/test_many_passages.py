"""A library of more passages than are all compared: whatever is asked, it answers as one that compares them all."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from index.answering import Answerer
from index.datatypes import Answer, Wanted
from index.embedding import StaticEmbedder
from index.library import Generation, live_generation
from index.library.removing import remove
from index.operations.rebuilding import rebuild
from index.retrieval import retriever, shortlist
from tests.benchmarks.articles import write_pages

PAGES, ALL_UP_TO = 30, 20
EMBEDDER = StaticEmbedder.from_folder()
WANTED = [
    Wanted(),
    Wanted(language="de"),
    Wanted(since=date(2024, 1, 1)),
    Wanted(language="fr", since=date(2021, 1, 1)),
]


def titles(folder: Path) -> list[str]:
    with_articles = Answerer.open(folder, EMBEDDER).passages()
    return sorted({article.title for _, article in with_articles})


def answers(folder: Path, wanted: Wanted, asked: list[str]) -> list[Answer]:
    answerer = Answerer.open(folder, EMBEDDER)
    return [answerer.answer(title, wanted=wanted) for title in asked]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages, an index of them that compares all passages, and one that does not."""
    home = tmp_path_factory.mktemp("many")
    pages = write_pages(home / "pages", PAGES)
    rebuild([pages], home / "exact", EMBEDDER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shortlist, "ALL_UP_TO", ALL_UP_TO)
        rebuild([pages], home / "shortlisted", EMBEDDER)
    return home


@pytest.fixture(autouse=True)
def _shortlisted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shortlist, "ALL_UP_TO", ALL_UP_TO)


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    """A copy that may be changed."""
    return shutil.copytree(built, tmp_path / "home")


def test_the_manifest_says_how_vectors_are_searched(built: Path) -> None:
    kinds = [
        Generation.open(live_generation(built / name), EMBEDDER.fingerprint).manifest.vectors
        for name in ("exact", "shortlisted")
    ]

    assert kinds == ["Flat", "IVF1,PQ128x4fs,RFlat"]


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_answers_are_those_of_the_index_that_compares_all(built: Path, wanted: Wanted) -> None:
    asked = titles(built / "exact")

    assert answers(built / "shortlisted", wanted, asked) == answers(built / "exact", wanted, asked)


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_answers_are_the_same_whether_words_and_vectors_are_searched_at_the_same_time_or_in_turn(
    built: Path, wanted: Wanted, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = titles(built / "shortlisted")
    in_turn = answers(built / "shortlisted", wanted, asked)

    monkeypatch.setattr(retriever, "ABREAST_FROM", 1)

    assert answers(built / "shortlisted", wanted, asked) == in_turn


def test_a_removed_article_is_in_no_answer(home: Path) -> None:
    asked = titles(home / "exact")[:5]
    gone = answers(home / "shortlisted", Wanted(), asked[:1])[0].hits[0].article

    for name in ("exact", "shortlisted"):
        remove(home / name, [gone.id])

    found = answers(home / "shortlisted", Wanted(), asked)
    assert gone.id not in {hit.article.id for answer in found for hit in answer.hits}
    assert found == answers(home / "exact", Wanted(), asked)


def test_a_rebuild_takes_over_what_has_not_changed_and_answers_as_one_of_everything(home: Path) -> None:
    pages = sorted((home / "pages").rglob("*.txt"))
    pages[0].unlink()
    pages[1].write_text(pages[1].read_text("utf-8").replace("million", "billion") + "\nTogether 7 billion.\n", "utf-8")

    again = rebuild([home / "pages"], home / "shortlisted", EMBEDDER)
    whole = rebuild([home / "pages"], home / "whole", EMBEDDER)

    asked = titles(home / "whole")
    assert (again.changed, again.removed, again.unchanged, whole.added) == (1, 1, PAGES - 2, PAGES - 1)
    assert answers(home / "shortlisted", Wanted(), asked) == answers(home / "whole", Wanted(), asked)

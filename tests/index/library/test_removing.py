"""What was removed is gone from answers at once, stays out of rebuilds, and can be let back in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.answering import Answerer
from index.embedding import StaticEmbedder
from index.errors import BrokenIndexError
from index.library import LibraryReader, live_generation, read_status
from index.library.removing import Removal, remove, restore
from index.operations.rebuilding import rebuild
from tests.index.newsroom import PredictableEmbedder, build, write_reports

QUESTION = "Wer geht zu Heliotrop Labs?"


@pytest.fixture
def folder(tmp_path: Path, static: StaticEmbedder) -> Path:
    return build(tmp_path, embedder=static)[0]


@pytest.fixture
def answerer(folder: Path, static: StaticEmbedder) -> Iterator[Answerer]:
    opened = Answerer.open(folder, static)
    yield opened
    opened.close()


def paths(answerer: Answerer) -> set[str]:
    return {hit.article.path for hit in answerer.answer(QUESTION, 20).hits}


def test_a_reader_that_is_open_stops_showing_a_removed_article(folder: Path, answerer: Answerer) -> None:
    before = paths(answerer)

    remove(folder, ["lindqvist.md"])

    assert "lindqvist.md" in before
    assert paths(answerer) == before - {"lindqvist.md"}


def test_neither_buttons_nor_lists_nor_counts_show_a_removed_article(folder: Path, answerer: Answerer) -> None:
    best = answerer.answer(QUESTION).hits[0]

    remove(folder, [best.article.id])

    assert answerer.find([best.passage.id]) == [None]
    assert answerer.browser.article(best.article.id) is None
    assert best.article.id not in {one.article.id for one in answerer.browser.newest(10)}
    assert best.article.id not in {article.id for _, article in answerer.passages()}
    assert answerer.coverage().articles == read_status(folder).coverage.articles == 3


@pytest.mark.parametrize("attribute", ["id", "path"])
def test_an_article_is_removed_by_whatever_an_answer_calls_it(folder: Path, answerer: Answerer, attribute: str) -> None:
    article = answerer.answer(QUESTION).hits[0].article

    removal = remove(folder, [getattr(article, attribute)])

    assert [(one.id, one.title) for one in removal.done] == [(article.id, article.title)]
    assert removal.unknown == ()


def test_names_of_no_article_are_told_and_the_others_are_removed(folder: Path, answerer: Answerer) -> None:
    removal = remove(folder, ["nobody.md", "okafor.md", "https://example.org/"])

    assert [one.path for one in removal.done] == ["okafor.md"]
    assert removal.unknown == ("nobody.md", "https://example.org/")
    assert answerer.coverage().articles == 3


def test_an_answer_s_generation_is_another_one_after_each_removal(folder: Path, answerer: Answerer) -> None:
    names = [answerer.generation]
    for name in ("okafor.md", "lisbon.md"):
        remove(folder, [name])
        names.append(answerer.generation)
    restore(folder, ["okafor.md", "lisbon.md"])
    names.append(answerer.generation)

    assert len(set(names)) == 3
    assert names[0] == names[-1]


def test_a_rebuild_leaves_removed_articles_out_even_where_everything_is_made_anew(
    folder: Path, tmp_path: Path, static: StaticEmbedder
) -> None:
    remove(folder, ["lindqvist.md"])

    first = rebuild([tmp_path / "articles"], folder, static)
    second = rebuild([tmp_path / "articles"], folder, static, full=True)
    third = rebuild([tmp_path / "articles"], folder, static)

    assert (first.articles, first.removed, second.articles, third.is_new) == (3, 1, 3, False)


def test_an_article_that_is_let_back_in_is_shown_at_once_or_read_by_the_next_rebuild(
    folder: Path, tmp_path: Path, answerer: Answerer, static: StaticEmbedder
) -> None:
    remove(folder, ["lindqvist.md", "okafor.md"])
    restore(folder, ["okafor.md"])
    at_once = answerer.coverage().articles
    rebuild([tmp_path / "articles"], folder, static)

    removal = restore(folder, ["lindqvist.md", "nobody.md"])
    rebuild([tmp_path / "articles"], folder, static)

    assert at_once == 3
    assert [one.path for one in removal.done] == ["lindqvist.md"]
    assert removal.unknown == ("nobody.md",)
    assert answerer.coverage().articles == 4


def test_removing_twice_is_removing_once(folder: Path) -> None:
    removals = [remove(folder, ["okafor.md"]) for _ in range(2)]

    assert removals[0] == removals[1]
    assert restore(folder, ["okafor.md"]) == Removal(removals[0].done, ())
    assert restore(folder, ["okafor.md"]).unknown == ("okafor.md",)


def test_where_every_article_was_removed_nothing_is_found_and_nothing_fails(folder: Path, answerer: Answerer) -> None:
    remove(folder, ["lindqvist.md", "okafor.md", "brannigan.md", "lisbon.md"])

    answer = answerer.answer(QUESTION)

    assert (answer.hits, answer.answered) == ((), False)


def test_a_list_that_cannot_be_read_stops_rebuilds_and_readers_keep_what_they_have(data: Path, tmp_path: Path) -> None:
    reader = LibraryReader(data, PredictableEmbedder.fingerprint)
    (data / "removed.json").write_text('[{"id": 1')

    with pytest.raises(BrokenIndexError, match=r"removed\.json cannot be read; mend it, or delete it"):
        rebuild([write_reports(tmp_path / "articles")], data, PredictableEmbedder())

    assert reader.current().folder == live_generation(data)

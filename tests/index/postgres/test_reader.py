"""Readers follow a switch and a removal, and answers never mix generations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import pytest

from index.answering import Answerer
from index.embedding import StaticEmbedder
from index.errors import EmbedderMismatchError, NoIndexError
from index.operations.rebuilding import rebuild
from index.operations.removal import remove, restore
from index.postgres.reader import PostgresReader
from tests.index.newsroom import write_reports
from tests.index.postgres.test_publishing import one_more

PATIENCE = 20.0


def becomes_true(condition: Callable[[], bool]) -> bool:
    """Whether it does, within the patience of a test on a busy machine."""
    deadline = monotonic() + PATIENCE
    while not condition() and monotonic() < deadline:
        sleep(0.02)
    return condition()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_reports(tmp_path / "articles")


@pytest.fixture
def answerer(articles: Path, engine: str, static: StaticEmbedder, tmp_path: Path) -> Iterator[Answerer]:
    rebuild([articles], tmp_path / "data", static, engine=engine)
    with closing(Answerer.open(tmp_path / "data", static, engine=engine)) as opened:
        yield opened


def test_a_database_without_an_index_cannot_be_read(engine: str, static: StaticEmbedder) -> None:
    with pytest.raises(NoIndexError):
        PostgresReader(engine, static.fingerprint)


def test_another_embedder_is_refused(answerer: Answerer, engine: str) -> None:
    with pytest.raises(EmbedderMismatchError, match="run `talentmoves rebuild`"):
        PostgresReader(engine, "other-8")


def test_a_switch_is_followed_without_a_restart(
    answerer: Answerer, articles: Path, engine: str, static: StaticEmbedder, tmp_path: Path
) -> None:
    before = answerer.generation

    report = rebuild([one_more(articles, 7)], tmp_path / "data", static, engine=engine)

    assert becomes_true(lambda: answerer.generation == report.generation)
    assert answerer.generation != before
    assert "Person 7" in answerer.answer("Who is Person 7 and who does Person 7 join?").hits[0].passage.text


def test_an_answer_that_has_begun_keeps_its_generation(
    answerer: Answerer, articles: Path, engine: str, static: StaticEmbedder, tmp_path: Path
) -> None:
    held = answerer._reader.current()

    report = rebuild([one_more(articles, 7)], tmp_path / "data", static, engine=engine)
    assert becomes_true(lambda: answerer.generation == report.generation)

    assert held.catalogue.coverage().articles == 4
    assert answerer.coverage().articles == 5


def test_what_is_removed_is_gone_from_every_reader_and_comes_back(
    answerer: Answerer, engine: str, tmp_path: Path
) -> None:
    question = "Wer geht zu Heliotrop?"
    article = answerer.answer(question).hits[0].article

    removal = remove(tmp_path / "data", [article.path, "nothing"], engine)

    assert [one.id for one in removal.done] == [article.id]
    assert removal.unknown == ("nothing",)
    assert becomes_true(lambda: "~" in answerer.generation)
    assert article.id not in {hit.article.id for hit in answerer.answer(question).hits}
    assert answerer.coverage().articles == 3

    restore(tmp_path / "data", [article.id], engine)

    assert becomes_true(lambda: "~" not in answerer.generation)
    assert answerer.answer(question).hits[0].article.id == article.id


def test_what_is_removed_stays_out_of_a_rebuild_on_another_machine(
    answerer: Answerer, articles: Path, engine: str, static: StaticEmbedder, tmp_path: Path
) -> None:
    article = answerer.answer("Wer geht zu Heliotrop?").hits[0].article
    remove(tmp_path / "data", [article.id], engine)

    report = rebuild([articles], tmp_path / "another machine", static, engine=engine)

    assert report.articles == 3

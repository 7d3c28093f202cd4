"""A generation is copied into PostgreSQL whole, once, and by one process at a time."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from index.datatypes import Progress
from index.embedding import StaticEmbedder
from index.errors import EngineError, ImplausibleError, NoIndexError, NothingBeforeError, RebuildRunningError
from index.library import Generation
from index.library.shelf import KEPT
from index.operations.rebuilding import rebuild
from index.postgres.publishing import publish, sole_publisher
from index.postgres.returning import rollback
from index.postgres.status import read_status
from tests.index.newsroom import write_reports
from tests.index.postgres.conftest import ignored
from tests.postgres_server import Server

STEPS = 15
"""Far more than a copy has."""


def asked(engine: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(engine) as connection:
        return connection.execute(query).fetchall()


def one_more(folder: Path, number: int) -> Path:
    """The reports and one more."""
    (folder / f"more-{number}.md").write_text(
        f"---\ntitle: Person {number} joins Heliotrop Labs\nlanguage: en\n---\nPerson {number} joins Heliotrop Labs.\n"
    )
    return folder


def test_an_empty_database_says_what_to_do(engine: str) -> None:
    with pytest.raises(NoIndexError, match="run `talentmoves rebuild`"):
        read_status(engine)


def test_what_is_copied_is_what_the_folder_holds(newsroom: Generation, newsroom_engine: str) -> None:
    status = read_status(newsroom_engine, verify=True)

    assert status.coverage == newsroom.catalogue.coverage()
    assert status.embedder == newsroom.manifest.embedder
    assert status.bytes > 0


def test_the_same_generation_is_not_copied_twice(newsroom: Generation, engine: str, static: StaticEmbedder) -> None:
    first = publish(newsroom, engine, static, static, ignored)

    again = publish(newsroom, engine, static, static, ignored)

    assert first == read_status(engine).generation
    assert again is None


@pytest.mark.parametrize("steps", range(1, STEPS, 4))
def test_a_copy_that_was_interrupted_goes_on_where_it_was(
    newsroom: Generation, engine: str, static: StaticEmbedder, steps: int
) -> None:
    def interrupt(progress: Progress) -> None:
        if progress.done == steps:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(newsroom, engine, static, static, interrupt)
    with pytest.raises(NoIndexError):
        read_status(engine)
    ((done,),) = asked(engine, "SELECT cardinality(done) FROM talentmoves.generations")

    publish(newsroom, engine, static, static, ignored)

    assert done == steps
    assert read_status(engine, verify=True).generation.startswith("000001-")


def test_two_do_not_copy_at_once(newsroom: Generation, engine: str, static: StaticEmbedder) -> None:
    with sole_publisher(engine), pytest.raises(RebuildRunningError):
        publish(newsroom, engine, static, static, ignored)


def test_a_rebuild_lands_in_the_database_and_the_last_ones_are_kept(
    engine: str, static: StaticEmbedder, tmp_path: Path
) -> None:
    articles = write_reports(tmp_path / "articles")

    names = [
        rebuild([one_more(articles, number)], tmp_path / "data", static, engine=engine).generation
        for number in range(KEPT + 1)
    ]

    assert read_status(engine).generation == names[-1]
    kept = asked(engine, "SELECT number FROM talentmoves.generations ORDER BY number")
    assert [number for (number,) in kept] == list(range(2, KEPT + 2))
    schemas = asked(engine, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'talentmoves\\_%'")
    assert schemas == [(2 * KEPT,)]


def test_a_rebuild_of_nothing_new_stays_as_it_is(engine: str, static: StaticEmbedder, tmp_path: Path) -> None:
    articles = write_reports(tmp_path / "articles")
    first = rebuild([articles], tmp_path / "data", static, engine=engine)

    again = rebuild([articles], tmp_path / "data", static, engine=engine)

    assert (first.is_new, again.is_new) == (True, False)


def test_a_machine_that_has_never_rebuilt_cannot_empty_the_library(
    engine: str, static: StaticEmbedder, tmp_path: Path
) -> None:
    full, empty = tmp_path / "full", tmp_path / "empty"
    for folder in (full, empty):
        folder.mkdir()
    for number in range(30):
        one_more(full, number)
    rebuild([full], tmp_path / "here", static, engine=engine)

    with pytest.raises(ImplausibleError):
        rebuild([one_more(empty, 1)], tmp_path / "there", static, engine=engine)

    assert read_status(engine).coverage.articles == 30


def test_a_rollback_goes_back_one_generation_for_everybody(engine: str, static: StaticEmbedder, tmp_path: Path) -> None:
    articles = write_reports(tmp_path / "articles")
    first, _ = (
        rebuild([one_more(articles, number)], tmp_path / "data", static, engine=engine).generation
        for number in range(2)
    )

    status = rollback(engine, static, static)

    assert status.generation == read_status(engine).generation == first
    with pytest.raises(NothingBeforeError):
        rollback(engine, static, static)


def test_a_server_that_is_not_there_is_told_in_one_line(postgres: Server) -> None:
    with pytest.raises(EngineError, match=r"cannot be reached.*INDEX_ENGINE") as raised:
        read_status(f"postgresql://somebody:secret@/nowhere?host={postgres.folder}/none")

    assert "secret" not in str(raised.value)


def test_old_generations_are_kept_while_somebody_reads_them(
    engine: str, static: StaticEmbedder, tmp_path: Path
) -> None:
    from index.postgres.generation import PostgresGeneration

    articles = write_reports(tmp_path / "articles")
    rebuild([articles], tmp_path / "data", static, engine=engine)
    with closing(PostgresGeneration.open(engine, 1, static.fingerprint)) as read:
        for number in range(KEPT + 1):
            rebuild([one_more(articles, number)], tmp_path / "data", static, engine=engine)

        assert read.catalogue.coverage().articles == 4

"""A rollback goes back one generation, if that one is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import BrokenIndexError, EmbedderMismatchError, NoIndexError, NothingBeforeError
from index.library import LibraryReader, live_generation
from index.operations.rebuilding import rebuild
from index.operations.rollback import rollback
from tests.index.newsroom import OtherEmbedder, PredictableEmbedder, build, write_reports

EMBEDDER = PredictableEmbedder()


@pytest.fixture
def three(tmp_path: Path) -> tuple[Path, list[str]]:
    """A data folder with three generations, of one, two and three articles, and their names."""
    folder, first = build(tmp_path, "okafor.md")
    names = [first.generation]
    for name in ("lisbon.md", "lindqvist.md"):
        names.append(rebuild([write_reports(tmp_path / "articles", name)], folder, EMBEDDER).generation)
    return folder, names


def test_each_rollback_goes_back_one_and_readers_follow(three: tuple[Path, list[str]]) -> None:
    folder, names = three
    reader = LibraryReader(folder, EMBEDDER.fingerprint)

    seen = [(rollback(folder, EMBEDDER).generation, reader.current().name, reader.current().manifest.articles)]
    seen.append((rollback(folder, EMBEDDER).generation, reader.current().name, reader.current().manifest.articles))

    assert seen == [(names[1], names[1], 2), (names[0], names[0], 1)]


def test_where_nothing_came_before_the_live_generation_stays(tmp_path: Path) -> None:
    folder, only = build(tmp_path)

    with pytest.raises(
        NothingBeforeError, match=r"no generation before the live one is kept in .*; nothing was changed"
    ):
        rollback(folder, EMBEDDER)

    assert live_generation(folder).name == only.generation
    with pytest.raises(NoIndexError):
        rollback(tmp_path / "elsewhere", EMBEDDER)


def test_a_generation_that_is_damaged_is_not_gone_back_to(three: tuple[Path, list[str]]) -> None:
    folder, names = three
    file = folder / "generations" / names[1] / "vectors.npy"
    contents = bytearray(file.read_bytes())
    contents[-1] ^= 1
    file.write_bytes(contents)

    with pytest.raises(BrokenIndexError, match=r"vectors\.npy has changed since it was built"):
        rollback(folder, EMBEDDER)

    assert live_generation(folder).name == names[2]


def test_a_generation_of_another_embedder_is_not_gone_back_to(three: tuple[Path, list[str]]) -> None:
    folder, names = three

    with pytest.raises(EmbedderMismatchError):
        rollback(folder, OtherEmbedder())

    assert live_generation(folder).name == names[2]


def test_a_rebuild_after_a_rollback_follows_on_what_was_gone_back_to(
    three: tuple[Path, list[str]], tmp_path: Path
) -> None:
    folder, names = three
    rollback(folder, EMBEDDER)

    new = rebuild([tmp_path / "articles"], folder, EMBEDDER).generation

    kept = sorted(path.name for path in (folder / "generations").iterdir())
    assert kept == sorted([new, names[1], names[0]])
    assert rollback(folder, EMBEDDER).generation == names[1]


def test_the_order_of_generations_does_not_depend_on_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, first = build(tmp_path, "okafor.md")
    monkeypatch.setattr("index.library.shelf._timestamp", lambda: "19991231T235959")

    second = rebuild([write_reports(tmp_path / "articles")], folder, EMBEDDER).generation

    assert second == "000002-19991231T235959"
    assert live_generation(folder).name == second
    assert rollback(folder, EMBEDDER).generation == first.generation

"""Readers follow the switch, and keep what they have where the new generation is broken."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from threading import Thread

import pytest

from index.errors import BrokenIndexError, EmbedderMismatchError, NoIndexError
from index.library import LibraryReader, is_held, live_generation, switch_to
from index.operations.rebuilding import rebuild
from tests.index.newsroom import OtherEmbedder, PredictableEmbedder, write_reports

EMBEDDER = PredictableEmbedder.fingerprint


def rebuilt(data: Path, tmp_path: Path, *names: str) -> str:
    articles = write_reports(tmp_path / "-".join(names), *names)
    return rebuild([articles], data, PredictableEmbedder(), full=True).generation


def copy_of_live(data: Path, name: str) -> Path:
    live = live_generation(data)
    return shutil.copytree(live, live.parent / name)


def test_a_reader_follows_the_switch_without_a_restart(data: Path, tmp_path: Path) -> None:
    reader = LibraryReader(data, EMBEDDER)
    before = reader.current()

    name = rebuilt(data, tmp_path, "okafor.md")

    assert before.catalogue.coverage().articles == 4
    assert (reader.current().name, reader.current().catalogue.coverage().articles) == (name, 1)


def test_a_reader_stays_while_nothing_is_switched(data: Path) -> None:
    reader = LibraryReader(data, EMBEDDER)

    assert reader.current() is reader.current()


def test_a_reader_keeps_the_old_generation_where_the_new_one_is_broken_and_says_so_once(
    data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    reader = LibraryReader(data, EMBEDDER)
    old = reader.current()
    broken = copy_of_live(data, "29990101T000000000000-1")
    (broken / "passages.faiss").write_bytes(b"cut")
    switch_to(data, broken)

    with caplog.at_level(logging.ERROR):
        followed = [reader.current(), reader.current()]

    assert followed == [old, old]
    assert old.catalogue.coverage().articles == 4
    assert len(caplog.messages) == 1
    assert "the old one goes on answering" in caplog.messages[0]
    assert "passages.faiss has 3 bytes" in caplog.messages[0]


def test_a_reader_keeps_the_old_generation_where_the_pointer_names_none(data: Path) -> None:
    reader = LibraryReader(data, EMBEDDER)
    old = reader.current()
    (data / "live").write_text("nowhere\n")

    assert reader.current() is old


def test_a_reader_keeps_the_old_generation_where_the_pointer_is_gone(data: Path) -> None:
    reader = LibraryReader(data, EMBEDDER)
    old = reader.current()
    (data / "live").unlink()

    assert reader.current() is old


def test_a_reader_recovers_with_the_next_good_generation(data: Path, tmp_path: Path) -> None:
    reader = LibraryReader(data, EMBEDDER)
    (data / "live").write_text("nowhere\n")
    reader.current()

    name = rebuilt(data, tmp_path, "lisbon.md")

    assert reader.current().name == name


def test_a_reader_does_not_follow_to_another_embedder(data: Path, reports: Path) -> None:
    reader = LibraryReader(data, EMBEDDER)
    old = reader.current()

    rebuild([reports], data, OtherEmbedder())

    assert reader.current() is old


def test_a_new_reader_of_a_pointer_to_nowhere_says_what_to_run(data: Path) -> None:
    (data / "live").write_text("nowhere\n")

    with pytest.raises(BrokenIndexError, match="nowhere holds no index; run `talentmoves rebuild`"):
        LibraryReader(data, EMBEDDER)


def test_a_new_reader_says_why_it_cannot_open(data: Path, tmp_path: Path) -> None:
    with pytest.raises(NoIndexError):
        LibraryReader(tmp_path / "empty", EMBEDDER)
    with pytest.raises(EmbedderMismatchError):
        LibraryReader(data, "other-8")


def test_a_generation_in_use_is_not_pruned(data: Path, tmp_path: Path) -> None:
    reader = LibraryReader(data, EMBEDDER)
    in_use = reader.current()

    names = [rebuilt(data, tmp_path, "okafor.md") for _ in range(5)]

    kept = sorted(folder.name for folder in (data / "generations").iterdir())
    assert kept == sorted([in_use.name, *names[-3:]])
    assert in_use.catalogue.coverage().articles == 4


def test_a_generation_that_readers_have_left_is_pruned_by_the_next_rebuild(data: Path, tmp_path: Path) -> None:
    reader = LibraryReader(data, EMBEDDER)
    first = reader.current().name
    for _ in range(4):
        rebuilt(data, tmp_path, "okafor.md")
    reader.current()

    rebuilt(data, tmp_path, "okafor.md")

    assert not (data / "generations" / first).exists()
    assert is_held(data / "generations" / reader.current().name)


def test_threads_that_read_during_switches_always_get_a_whole_generation(data: Path, tmp_path: Path) -> None:
    reader = LibraryReader(data, EMBEDDER)
    seen: list[tuple[int, int]] = []

    def read() -> None:
        for _ in range(100):
            generation = reader.current()
            seen.append((generation.catalogue.coverage().passages, generation.manifest.passages))

    threads = [Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(3):
        rebuilt(data, tmp_path, "okafor.md")
    for thread in threads:
        thread.join()

    assert len(seen) == 300
    assert [counts for counts in seen if counts[0] != counts[1]] == []

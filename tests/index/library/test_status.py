"""What a data folder holds, for people and monitors."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from index.errors import BrokenIndexError, NoIndexError
from index.library import live_generation, read_status


def test_the_status_tells_what_the_live_generation_holds(data: Path) -> None:
    status = read_status(data)

    assert status.generation == live_generation(data).name
    assert (status.embedder, status.dimension) == ("predictable-8", 8)
    assert (status.coverage.articles, status.coverage.newest) == (4, date(2024, 6, 30))
    assert status.built <= datetime.now(UTC)
    assert status.bytes == sum(
        file.stat().st_size
        for file in live_generation(data).rglob("*")
        if file.is_file() and file.name != "manifest.json"
    )


def test_an_untouched_index_passes_verification(data: Path) -> None:
    assert read_status(data, verify=True) == read_status(data)


@pytest.mark.parametrize("name", ["passages.faiss", "catalogue.sqlite", "vectors.npy", "lexical/meta.json"])
def test_a_changed_byte_is_found_by_verification_only(data: Path, name: str) -> None:
    file = live_generation(data) / name
    contents = bytearray(file.read_bytes())
    contents[-1] ^= 1
    file.write_bytes(contents)

    status = read_status(data)

    assert status.coverage.articles == 4
    with pytest.raises(BrokenIndexError, match=rf"{name} has changed since it was built; run `talentmoves rebuild`"):
        read_status(data, verify=True)


def test_a_folder_without_an_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoIndexError):
        read_status(tmp_path)


def test_a_pointer_to_nowhere_is_told(data: Path) -> None:
    (data / "live").write_text("20200101T000000000000-1\n")

    with pytest.raises(BrokenIndexError, match="holds no index; run `talentmoves rebuild`"):
        read_status(data)

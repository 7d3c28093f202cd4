"""Which generation is live."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import NoIndexError
from index.library import GENERATIONS, live_generation, switch_to


def generation(folder: Path, name: str) -> Path:
    made = folder / GENERATIONS / name
    made.mkdir(parents=True)
    (made / "manifest.json").write_text("{}")
    return made


def test_the_pointer_names_the_generation_that_was_switched_to(tmp_path: Path) -> None:
    first, second = generation(tmp_path, "one"), generation(tmp_path, "two")

    switch_to(tmp_path, first)
    before = live_generation(tmp_path)
    switch_to(tmp_path, second)

    assert (before, live_generation(tmp_path)) == (first, second)


def test_a_switch_leaves_nothing_beside_the_pointer(tmp_path: Path) -> None:
    switch_to(tmp_path, generation(tmp_path, "one"))

    assert sorted(path.name for path in tmp_path.iterdir()) == [GENERATIONS, "live"]


def test_a_switch_that_fails_leaves_the_pointer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = generation(tmp_path, "one"), generation(tmp_path, "two")
    switch_to(tmp_path, first)

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(OSError, match="No space left"):
        switch_to(tmp_path, second)

    assert live_generation(tmp_path) == first


def test_a_folder_without_an_index_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(
        NoIndexError, match=rf"there is no index in {tmp_path} yet; run `talentmoves rebuild --index {tmp_path}`"
    ):
        live_generation(tmp_path)


@pytest.mark.parametrize("written", ["", "\n", "../elsewhere", "/etc", "a/b"])
def test_a_pointer_that_names_no_generation_is_refused(tmp_path: Path, written: str) -> None:
    (tmp_path / "live").write_text(written)

    with pytest.raises(NoIndexError, match="names no generation; run `talentmoves rebuild`"):
        live_generation(tmp_path)


def test_a_pointer_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "live").write_bytes(b"\xff\xfe\xff")

    with pytest.raises(NoIndexError, match="cannot be read; run `talentmoves rebuild`"):
        live_generation(tmp_path)

"""Batches from other machines wait on disk, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.building.arrived import Arrived
from index.building.bulk import Embedded
from index.datatypes import ReadPassage
from index.errors import StorageError
from index.retrieval.tokens import TokenRows

BATCH = [("Ein Titel", "Ada Lindqvist wechselt."), ("Un titre", "Tunde Okafor part.", "Demain.")]
EYE = np.eye(8, dtype=np.float32)
PLAIN = Embedded(EYE[:2], None)
TOKENS = TokenRows.of([ReadPassage(EYE[0], (EYE[:2], EYE[2:5])), ReadPassage(EYE[1], (EYE[:1], EYE[:0], EYE[3:]))], 8)


def arrived(folder: Path, fingerprint: str = "predictable-8") -> Arrived:
    return Arrived(folder, fingerprint)


def test_a_batch_is_found_again_by_its_texts_and_its_model(tmp_path: Path) -> None:
    arrived(tmp_path).write(BATCH, PLAIN)

    found = arrived(tmp_path).read(BATCH)

    assert found is not None
    assert (found.vectors.tolist(), found.tokens) == (PLAIN.vectors.tolist(), None)
    assert arrived(tmp_path).read(BATCH[::-1]) is None
    assert arrived(tmp_path, "other-8").read(BATCH) is None


def test_the_vectors_of_tokens_are_kept_with_those_of_passages(tmp_path: Path) -> None:
    arrived(tmp_path).write(BATCH, Embedded(EYE[:2], TOKENS))

    found = arrived(tmp_path).read(BATCH)

    assert found is not None
    assert found.tokens is not None
    assert found.tokens.passages.tolist() == TOKENS.passages.tolist()
    assert found.tokens.rows.offsets.tolist() == TOKENS.rows.offsets.tolist()
    assert found.tokens.rows.flat.tolist() == TOKENS.rows.flat.tolist()


def test_a_batch_that_comes_twice_is_kept_once(tmp_path: Path) -> None:
    arrived(tmp_path).write(BATCH, PLAIN)
    arrived(tmp_path).write(BATCH, PLAIN)

    assert len([file for file in tmp_path.rglob("*") if file.is_file()]) == 1


@pytest.mark.parametrize("length", [0, 10, 130])
def test_a_file_that_is_cut_short_is_as_none(tmp_path: Path, length: int) -> None:
    arrived(tmp_path).write(BATCH, PLAIN)
    (file,) = tmp_path.rglob("*.npz")
    file.write_bytes(file.read_bytes()[:length])

    assert arrived(tmp_path).read(BATCH) is None


def test_where_nothing_can_be_written_one_line_says_so(tmp_path: Path) -> None:
    (tmp_path / "embedded").write_text("a file, not a folder")

    with pytest.raises(StorageError, match="cannot be written"):
        arrived(tmp_path).write(BATCH, PLAIN)

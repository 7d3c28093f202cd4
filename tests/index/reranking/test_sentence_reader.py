"""The reranker that a training of ours leaves, on a tiny one of random weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.answering import Answerer
from index.datatypes import Extract
from index.embedding import StaticEmbedder
from index.errors import RerankerError
from index.reranking import load_reranker
from index.reranking.sentence_reader import SentenceReader
from index.retrieval.ranking import Ranker
from index.training.export import export
from tests.index.training.test_export import tiny_reader

MOVE = Extract(
    "Haas wechselt zu Lumen",
    (
        "Ines Haas leitet künftig die Forschung bei Lumen.",
        "Sie erhält eine Antrittsprämie von drei Millionen Euro.",
        "Am Montag regnete es in Hamburg.",
    ),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a training leaves, of one layer and random weights."""
    found = tmp_path_factory.mktemp("workshop")
    export(tiny_reader(), found / "model.onnx")
    return found


@pytest.fixture(scope="module")
def reader(folder: Path) -> SentenceReader:
    return SentenceReader.from_file(folder / "model.onnx")


def test_it_is_loaded_by_the_folder_that_a_training_leaves(folder: Path, reader: SentenceReader) -> None:
    loaded = load_reranker(str(folder))

    assert isinstance(loaded, SentenceReader)
    assert loaded.fingerprint == reader.fingerprint
    assert load_reranker("none") is None
    assert load_reranker() is None


def test_a_question_is_answered_with_it(newsroom_index: Path, static: StaticEmbedder, reader: SentenceReader) -> None:
    answer = Answerer.open(newsroom_index, static, reader, Ranker.bundled()).answer("Wer geht zu Heliotrop?")

    assert "lindqvist.md" in [hit.article.path for hit in answer.hits]


def test_each_extract_is_judged_alike_alone_or_among_others(reader: SentenceReader) -> None:
    short = Extract("", ("Nobody comments.",))

    together = reader.relevance("who heads research", [MOVE, short])
    alone = [reader.relevance("who heads research", [one])[0] for one in (MOVE, short)]

    # eight-bit activations are scaled by what stands beside them
    assert [len(logits) for logits in together] == [3, 1]
    np.testing.assert_allclose(together[0], alone[0], atol=0.6)


@pytest.mark.parametrize("question", ["", "?", "x" * 5_000, "漢字 \x00 🎈"])
def test_any_string_is_read(reader: SentenceReader, question: str) -> None:
    (logits,) = reader.relevance(question, [Extract(question, (question, "Haas."))])

    assert np.isfinite(logits).all()
    assert reader.relevance(question, []) == []


def test_a_missing_or_broken_file_is_one_error(tmp_path: Path) -> None:
    broken = tmp_path / "model.onnx"
    broken.write_bytes(b"nonsense")

    for file in (tmp_path / "missing.onnx", broken):
        with pytest.raises(RerankerError, match=f"no sentence reader in {file}"):
            SentenceReader.from_file(file)

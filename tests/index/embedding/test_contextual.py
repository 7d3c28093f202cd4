"""The embedder of our own training, on a tiny one of random weights and on the one that ships."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.answering import Answerer
from index.datatypes import TokenEmbedder
from index.embedding import CONTEXTUAL, StaticEmbedder, load_embedder
from index.embedding.contextual import GRAPH, ContextualEmbedder, together
from index.errors import EmbedderError
from index.library import Generation, live_generation
from index.operations.rebuilding import rebuild
from index.training.export import export
from tests.index.newsroom import build
from tests.index.training.tiny import tiny_network

PASSAGE = ("Haas wechselt zu Lumen", "Ines Haas leitet künftig die Forschung bei Lumen.", "Sie erhält drei Millionen.")


@pytest.fixture(scope="module")
def embedder(static: StaticEmbedder, tmp_path_factory: pytest.TempPathFactory) -> ContextualEmbedder:
    folder = tmp_path_factory.mktemp("contextual")
    export(tiny_network(static), folder)
    return ContextualEmbedder.from_folder(folder)


def test_a_question_is_read_token_by_token(embedder: ContextualEmbedder) -> None:
    asked = embedder.read_question("wer geht zu Lumen")

    assert asked.tokens.shape == (len(asked.weights), embedder.width)
    np.testing.assert_allclose(np.linalg.norm(asked.tokens, axis=1), 1.0, atol=1e-3)
    assert asked.weights.sum() == pytest.approx(1.0)
    np.testing.assert_allclose(asked.vector, embedder.embed_queries(["wer geht zu Lumen"])[0], atol=1e-5)
    assert asked.starts.tolist() == sorted(asked.starts.tolist())
    assert {0, 4, 9, 12} <= {*asked.starts.tolist(), *(asked.starts + 1).tolist()}


def test_a_passage_has_a_row_for_its_title_and_each_sentence(embedder: ContextualEmbedder) -> None:
    (read,) = embedder.read_passages([PASSAGE])

    assert len(read.rows) == len(PASSAGE)
    assert all(row.shape[1] == embedder.width and len(row) for row in read.rows)


def test_a_passage_is_read_alike_alone_or_among_others(embedder: ContextualEmbedder) -> None:
    (alone,) = embedder.read_passages([PASSAGE])
    among = embedder.read_passages([("Kurz",), PASSAGE, ("Kurz", "Und gut.")])[1]

    np.testing.assert_allclose(np.concatenate(among.rows), np.concatenate(alone.rows), atol=0.05)


def test_what_is_longer_than_it_reads_keeps_its_rows(embedder: ContextualEmbedder) -> None:
    (read,) = embedder.read_passages([("Titel", *["wort " * 400] * 5)])

    assert [len(row) > 0 for row in read.rows] == [
        True,
        True,
        True,
        True,
        False,
        True,
    ]  # the last holds the closing token


@pytest.mark.parametrize("text", ["", " ", "\x00", "🤖" * 500, "x" * 1_000])
def test_any_string_is_read(embedder: ContextualEmbedder, text: str) -> None:
    assert np.isfinite(embedder.read_question(text).tokens).all()
    assert np.isfinite(embedder.embed_passages([text])).all()


def test_a_folder_without_the_model_is_an_error(tmp_path: Path) -> None:
    (tmp_path / GRAPH).write_bytes(b"no model")

    with pytest.raises(EmbedderError, match="no contextual embedding model in"):
        ContextualEmbedder.from_folder(tmp_path)


def test_what_a_rebuild_takes_over_is_what_it_would_make(tmp_path: Path, embedder: ContextualEmbedder) -> None:
    folder, _ = build(tmp_path, embedder=embedder)
    before = Generation.open(live_generation(folder), embedder.fingerprint)
    articles = tmp_path / "articles"
    (articles / "another.md").write_text("---\ntitle: Noch eine Meldung\n---\nIrgendwer geht irgendwohin.\n", "utf-8")

    report = rebuild([articles], folder, embedder)

    after = Generation.open(live_generation(folder), embedder.fingerprint)
    assert report.embedded == 1
    assert before.tokens is not None
    assert after.tokens is not None
    ids = {passage.id: row for row, (passage, _) in enumerate(after.catalogue.passages(range(report.passages)))}
    kept = [ids[passage.id] for passage, _ in before.catalogue.passages(range(len(before.tokens)))]
    taken = after.tokens.take(np.asarray(kept, np.int64))
    np.testing.assert_array_equal(taken.rows.flat, before.tokens.rows.flat)
    np.testing.assert_array_equal(taken.rows.offsets, before.tokens.rows.offsets)


def test_the_one_that_ships_answers(tmp_path: Path) -> None:
    embedder = load_embedder(CONTEXTUAL)
    folder, _ = build(tmp_path, embedder=embedder)

    answer = Answerer.open(folder, embedder).answer("Wer geht zu Heliotrop?")

    assert isinstance(embedder, TokenEmbedder)
    assert answer.answered
    assert "Heliotrop" in answer.hits[0].passage.text


def test_batches_are_read_together_as_far_as_memory_is_meant_for_them() -> None:
    tokens, batches = [100, 200, 300, 300, 300], [[0, 1] * 8, [2] * 16, [3] * 16, [4] * 8]

    groups = list(together(batches, tokens, 8))

    assert groups == [batches[:2], batches[2:]]
    assert [len(some) for some in together(batches, tokens, 1)] == [1, 1, 1, 1]
    assert list(together([], [], 8)) == []

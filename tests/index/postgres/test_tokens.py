"""Token vectors in PostgreSQL are those of the folder, and so is what late interaction makes of them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index.answering import Answerer
from index.datatypes import Embedder
from index.embedding import CONTEXTUAL, load_embedder
from index.library import Generation, live_generation
from index.operations.rebuilding import rebuild
from index.postgres.generation import PostgresGeneration
from tests.postgres_server import Server

QUESTIONS = [
    "Wer geht zu Heliotrop?",
    "Combien gagne Ada Lindqvist ?",
    "Why did Okafor leave?",
    "Best pizza in Naples?",
]


@pytest.fixture(scope="module")
def contextual() -> Embedder:
    return load_embedder(CONTEXTUAL)


@pytest.fixture(scope="module")
def folder(
    reports: Path, contextual: Embedder, postgres: Server, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """A data folder, and the database that holds the same."""
    data, engine = tmp_path_factory.mktemp("contextual"), postgres.database("contextual")
    rebuild([reports], data, contextual, engine=engine)
    return data, engine


def test_tokens_come_back_in_the_order_asked_for(folder: tuple[Path, str], contextual: Embedder) -> None:
    data, engine = folder
    rows = np.asarray([2, 0])

    with (
        closing(Generation.open(live_generation(data), contextual.fingerprint)) as kept,
        closing(PostgresGeneration.open(engine, 1, contextual.fingerprint)) as stored,
    ):
        assert kept.tokens is not None
        assert stored.tokens is not None
        expected, found = kept.tokens.take(rows), stored.tokens.take(rows)

    assert len(stored.tokens) == len(kept.tokens)
    assert found.passages.tolist() == expected.passages.tolist()
    assert found.rows.offsets.tolist() == expected.rows.offsets.tolist()
    assert (found.rows.flat == expected.rows.flat).all()


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_are_those_of_the_folder(folder: tuple[Path, str], contextual: Embedder, question: str) -> None:
    data, engine = folder

    with (
        closing(Answerer.open(data, contextual)) as here,
        closing(Answerer.open(data, contextual, engine=engine)) as there,
    ):
        expected, found = here.answer(question), there.answer(question)

    assert [hit.passage for hit in found.hits] == [hit.passage for hit in expected.hits]
    assert found.refusal == expected.refusal
    assert found.confidence == pytest.approx(expected.confidence, abs=0.01)

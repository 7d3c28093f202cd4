"""Vectors in pgvector are those of FAISS, and so are their neighbours."""

from __future__ import annotations

from contextlib import closing

import numpy as np
import pytest

from index.embedding import StaticEmbedder
from index.library import Generation
from index.postgres.generation import PostgresGeneration
from index.postgres.publishing import publish
from tests.index.postgres.conftest import ignored

HALF = 1e-3
"""How far half precision is off."""


def test_the_nearest_passages_are_those_of_faiss(
    newsroom: Generation, newsroom_engine: str, static: StaticEmbedder
) -> None:
    query = static.embed_queries(["Wer geht zu Heliotrop?"])[0]

    with closing(PostgresGeneration.open(newsroom_engine, 1, static.fingerprint)) as stored:
        rows, scores = stored.dense.nearest(query, 4)
        among, _ = stored.dense.nearest(query, 4, np.asarray([1, 3]))

    expected, cosines = newsroom.dense.nearest(query, 4)
    assert rows.tolist() == expected.tolist()
    assert scores == pytest.approx(cosines, abs=HALF)
    assert among.tolist() == newsroom.dense.nearest(query, 4, np.asarray([1, 3]))[0].tolist()


def test_stored_vectors_come_back_in_the_order_asked_for(
    newsroom: Generation, newsroom_engine: str, static: StaticEmbedder
) -> None:
    rows = np.asarray([2, 0, 3])

    with closing(PostgresGeneration.open(newsroom_engine, 1, static.fingerprint)) as stored:
        vectors = stored.dense.vectors(rows)

    assert vectors == pytest.approx(newsroom.dense.vectors(rows), abs=HALF)


def test_an_index_of_many_passages_finds_the_same(newsroom: Generation, engine: str, static: StaticEmbedder) -> None:
    publish(newsroom, engine, static, static, ignored, exact_to=0)
    query = static.embed_queries(["Wer geht zu Heliotrop?"])[0]

    with closing(PostgresGeneration.open(engine, 1, static.fingerprint, exact_to=0)) as stored:
        rows, _ = stored.dense.nearest(query, 4)
        among, _ = stored.dense.nearest(query, 4, np.asarray([1, 3]))

    assert rows.tolist() == newsroom.dense.nearest(query, 4)[0].tolist()
    assert sorted(among.tolist()) == [1, 3]

"""Articles -> the files of one generation."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

import numpy as np

from index.datatypes import Article, Embedder, Passage, Progress, ProgressListener, Vectors
from index.embedding import StaticEmbedder
from index.errors import BrokenIndexError, StorageError
from index.library import FORMAT, GENERATIONS, Catalogue, Generation, Manifest, record_files
from index.passages import VERSION as CUTTER_VERSION
from index.passages import passages_of
from index.reading import CLEANER_VERSION
from index.retrieval.analysis import VERSION as ANALYSIS_VERSION
from index.retrieval.analysis import terms_of
from index.retrieval.dense import DenseRanking
from index.retrieval.lexical import LexicalRanking
from index.retrieval.words import PassageWords

UNFINISHED = ".building"
"""What the name of a generation's folder ends with until it is complete."""

_BATCH = 256
_SELF_LIKENESS = 0.99


def build_generation(
    folder: Path, articles: Sequence[Article], embedder: Embedder, old: Generation | None, notify: ProgressListener
) -> tuple[Path, int]:
    """A complete, checked generation in `folder` that is not live yet, and how many passages were embedded for it.

    Vectors of passages that `old` holds are taken over. Raises `StorageError` where it cannot be written.
    """
    cut = [(row, passage) for row, article in enumerate(articles) for passage in passages_of(article)]
    texts = [embedding_text(articles[row], passage) for row, passage in cut]
    keys = [blake2b(text.encode(), digest_size=12).hexdigest() for text in texts]
    vectors, embedded = _vectors(texts, keys, embedder, old, notify)

    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{os.getpid()}"
    building = folder / GENERATIONS / f"{name}{UNFINISHED}"
    building.mkdir()
    try:
        _write(building, articles, cut, keys, vectors, embedder, notify)
        _write_manifest(building, embedder, len(articles), len(cut))
        _check(building, embedder)
        return building.rename(building.with_name(name)), embedded
    except (OSError, RuntimeError, ValueError, sqlite3.Error) as error:  # each reports a full disk in its own way
        raise StorageError(
            f"the new index could not be written to {folder}: {error}; the live index is as it was"
        ) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def embedding_text(article: Article, passage: Passage) -> str:
    """What is embedded of a passage: the headline lends it the names that the passage only points to."""
    return f"{article.title}\n{passage.text}"


def _vectors(
    texts: Sequence[str], keys: Sequence[str], embedder: Embedder, old: Generation | None, notify: ProgressListener
) -> tuple[Vectors, int]:
    known = old.catalogue.vector_rows() if old else {}
    vectors = np.zeros((len(texts), embedder.dimension), np.float32)
    reused = [number for number, key in enumerate(keys) if key in known]
    if old and reused:
        vectors[reused] = old.dense.vectors(np.asarray([known[keys[number]] for number in reused], np.int64))
    missing = [number for number, key in enumerate(keys) if key not in known]
    for begin in range(0, len(missing), _BATCH):
        batch = missing[begin : begin + _BATCH]
        vectors[batch] = embedder.embed_passages([texts[number] for number in batch])
        notify(Progress("embedding", begin + len(batch), len(missing)))
    return vectors, len(missing)


def _write(
    folder: Path,
    articles: Sequence[Article],
    cut: Sequence[tuple[int, Passage]],
    keys: Sequence[str],
    vectors: Vectors,
    embedder: Embedder,
    notify: ProgressListener,
) -> None:
    static = embedder if isinstance(embedder, StaticEmbedder) else StaticEmbedder.from_folder()
    body = [terms_of(passage.text, articles[row].language, static.is_word) for row, passage in cut]
    titles = [terms_of(article.title, article.language, static.is_word) for article in articles]
    notify(Progress("indexing", 1, 4))
    Catalogue.write(folder, articles, ((row, passage, key) for (row, passage), key in zip(cut, keys, strict=True)))
    notify(Progress("indexing", 2, 4))
    DenseRanking.from_vectors(vectors).save(folder)
    PassageWords.from_passages(articles, cut, static).save(folder)
    notify(Progress("indexing", 3, 4))
    LexicalRanking.create(folder, ((terms, titles[row]) for (row, _), terms in zip(cut, body, strict=True)))
    notify(Progress("indexing", 4, 4))


def _write_manifest(folder: Path, embedder: Embedder, articles: int, passages: int) -> None:
    Manifest(
        format=FORMAT,
        embedder=embedder.fingerprint,
        dimension=embedder.dimension,
        versions={"cleaner": CLEANER_VERSION, "cutter": CUTTER_VERSION, "analysis": ANALYSIS_VERSION},
        articles=articles,
        passages=passages,
        built=datetime.now(UTC),
        files=record_files(folder),
    ).save(folder)


def _check(folder: Path, embedder: Embedder) -> None:
    """A generation that cannot be opened, or in which a passage does not find itself, never becomes live."""
    generation = Generation.open(folder, embedder.fingerprint)
    last = np.asarray([generation.manifest.passages - 1])
    itself = generation.dense.vectors(last)[0]
    _, scores = generation.dense.nearest(itself, 1)
    if itself.any() and scores[0] < _SELF_LIKENESS:
        raise BrokenIndexError("the new index does not find its own passages; the live index is as it was")
    generation.close()

"""Articles -> a new generation, checked, then made live."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from index.datatypes import Article, Embedder, Passage, Progress, ProgressListener, Skipped, Vectors
from index.embedding import StaticEmbedder
from index.errors import BrokenIndexError, GenerationError, NothingReadableError, RebuildRunningError, StorageError
from index.languages import LANGUAGES
from index.library import (
    FORMAT,
    GENERATIONS,
    Catalogue,
    Generation,
    Manifest,
    content_digest,
    is_held,
    live_generation,
    record_files,
    switch_to,
)
from index.passages import VERSION as CUTTER_VERSION
from index.passages import passages_of
from index.reading import CLEANER_VERSION, Reading, fold, read_articles
from index.retrieval.analysis import VERSION as ANALYSIS_VERSION
from index.retrieval.analysis import content_words, terms_of
from index.retrieval.dense import DenseRanking
from index.retrieval.kinds import kinds_in
from index.retrieval.lexical import LexicalRanking
from index.retrieval.ragged import Ragged
from index.retrieval.words import PassageWords, term_hashes

_KEPT = 3
_BATCH = 256
_SELF_LIKENESS = 0.99
_BUILDING = ".building"
LOCK = "rebuild.lock"


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did."""

    generation: str
    articles: int
    passages: int
    added: int
    changed: int
    removed: int
    unchanged: int
    skipped: tuple[Skipped, ...]
    embedded: int
    """Passages whose vectors were made anew; the others' were reused."""
    seconds: float


def rebuild(
    articles: Sequence[Path],
    folder: Path,
    embedder: Embedder,
    *,
    full: bool = False,
    listener: ProgressListener | None = None,
) -> RebuildReport:
    """Read `articles` (files and folders), build a generation in `folder` and make it live.

    Until the switch, which is atomic, the live generation is not touched; whatever is raised, it stays as it was.
    With `full`, no vector is reused. Raises `NothingReadableError`, `RebuildRunningError`, `EmbedderError`, `StorageError`.
    """
    started = time.monotonic()
    notify = listener or (lambda progress: None)
    try:
        (folder / GENERATIONS).mkdir(parents=True, exist_ok=True)
        with FileLock(folder / LOCK, timeout=0):
            _remove_unfinished(folder)
            reading = read_articles(articles, notify)
            if not reading.articles:
                raise NothingReadableError(_nothing_readable(articles, reading))
            old = None if full else _live(folder, embedder)
            built, embedded = _build(folder, reading.articles, embedder, old, notify)
            report = _report(built, reading, old or _live(folder, embedder), embedded, started)
            switch_to(folder, built)
            _prune(folder)
            return report
    except Timeout as error:
        raise RebuildRunningError(f"a rebuild of {folder} is running already; wait for it to end") from error
    except OSError as error:
        raise StorageError(
            f"{folder} cannot be written: {error.strerror or error}; the live index is as it was"
        ) from error


def _live(folder: Path, embedder: Embedder) -> Generation | None:
    try:
        generation = Generation.open(live_generation(folder), embedder.fingerprint)
        generation.manifest.check_contents(generation.folder)  # a damaged vector is not to be reused
    except GenerationError:
        return None
    return generation


def _build(
    folder: Path, articles: Sequence[Article], embedder: Embedder, old: Generation | None, notify: ProgressListener
) -> tuple[Path, int]:
    """A complete, checked generation that is not live yet, and how many passages were embedded for it."""
    cut = [(row, passage) for row, article in enumerate(articles) for passage in passages_of(article)]
    texts = [embedding_text(articles[row], passage) for row, passage in cut]
    keys = [blake2b(text.encode(), digest_size=12).hexdigest() for text in texts]
    vectors, embedded = _vectors(texts, keys, embedder, old, notify)

    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{os.getpid()}"
    building = folder / GENERATIONS / f"{name}{_BUILDING}"
    building.mkdir()
    try:
        _write(building, articles, cut, keys, vectors, notify)
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
    notify: ProgressListener,
) -> None:
    static = StaticEmbedder.from_folder()
    body = [terms_of(passage.text, articles[row].language, static.is_word) for row, passage in cut]
    titles = [terms_of(article.title, article.language, static.is_word) for article in articles]
    notify(Progress("indexing", 1, 4))
    Catalogue.write(folder, articles, ((row, passage, key) for (row, passage), key in zip(cut, keys, strict=True)))
    notify(Progress("indexing", 2, 4))
    DenseRanking.from_vectors(vectors).save(folder)
    _words(articles, cut, body, titles, static).save(folder)
    notify(Progress("indexing", 3, 4))
    LexicalRanking.create(folder, ((terms, titles[row]) for (row, _), terms in zip(cut, body, strict=True)))
    notify(Progress("indexing", 4, 4))


def _words(
    articles: Sequence[Article],
    cut: Sequence[tuple[int, Passage]],
    body: Sequence[Sequence[str]],
    titles: Sequence[Sequence[str]],
    static: StaticEmbedder,
) -> PassageWords:
    sentences = [(articles[row], [articles[row].text[a:b] for a, b in passage.sentences]) for row, passage in cut]
    lengths = [max(len(article.text), 1) for article in articles]
    numbers: dict[str, int] = {}

    def numbered(text: str, language: str) -> list[int]:
        return [numbers.setdefault(fold(word), len(numbers)) for word in content_words(text, language)]

    in_sentences = [numbered(sentence, article.language) for article, group in sentences for sentence in group]
    in_terms = [
        term_hashes(terms_of(sentence, article.language, static.is_word))
        for article, group in sentences
        for sentence in group
    ]
    in_titles = [numbered(article.title, article.language) for article in articles]
    in_articles = [np.unique(numbered(f"{article.title} {article.text}", article.language)) for article in articles]
    term_sets = [set(terms) for terms in titles]
    for (row, _), terms in zip(cut, body, strict=True):
        term_sets[row].update(terms)
    return PassageWords(
        vectors=static.embed_words(list(numbers))[0].astype(np.float16),
        sentences=Ragged.from_rows(in_sentences, np.uint32),
        passages=Ragged.from_rows(
            ([int(kinds_in(sentence)) for sentence in group] for _, group in sentences), np.uint8
        ),
        titles=Ragged.from_rows(in_titles, np.uint32),
        terms=Ragged.from_rows(in_terms, np.uint32),
        title_terms=Ragged.from_rows((term_hashes(terms) for terms in titles), np.uint32),
        article_words=Ragged.from_rows(in_articles, np.uint32),
        article_terms=Ragged.from_rows((term_hashes(sorted(terms)) for terms in term_sets), np.uint32),
        articles=np.asarray([row for row, _ in cut], np.int32),
        positions=np.asarray([passage.start / lengths[row] for row, passage in cut], np.float32),
        languages=np.asarray([_language_number(articles[row].language) for row, _ in cut], np.int8),
    )


def _language_number(language: str) -> int:
    return LANGUAGES.index(language) if language in LANGUAGES else -1


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


def _report(generation: Path, reading: Reading, old: Generation | None, embedded: int, started: float) -> RebuildReport:
    before = old.catalogue.digests() if old else {}
    now = {article.id: content_digest(article) for article in reading.articles}
    unchanged = sum(before.get(key) == digest for key, digest in now.items())
    added = len(now.keys() - before.keys())
    return RebuildReport(
        generation=generation.name,
        articles=len(reading.articles),
        passages=Manifest.load(generation).passages,
        added=added,
        changed=len(now) - added - unchanged,
        removed=len(before.keys() - now.keys()),
        unchanged=unchanged,
        skipped=reading.skipped,
        embedded=embedded,
        seconds=round(time.monotonic() - started, 3),
    )


def _nothing_readable(paths: Sequence[Path], reading: Reading) -> str:
    where = ", ".join(str(path) for path in paths)
    reasons = "; ".join(f"{skipped.path}: {skipped.reason}" for skipped in reading.skipped[:3])
    return f"no readable article in {where}" + (f" ({reasons})" if reasons else "") + "; the live index is as it was"


def _remove_unfinished(folder: Path) -> None:
    for leftover in (folder / GENERATIONS).glob(f"*{_BUILDING}"):
        shutil.rmtree(leftover, ignore_errors=True)


def _prune(folder: Path) -> None:
    """Keep the newest generations, the live one and those that somebody reads."""
    live = live_generation(folder)
    complete = sorted(
        path for path in (folder / GENERATIONS).iterdir() if path.is_dir() and not path.name.endswith(_BUILDING)
    )
    for generation in complete[:-_KEPT]:
        if generation != live and not is_held(generation):
            shutil.rmtree(generation, ignore_errors=True)

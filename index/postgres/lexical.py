"""Passages by the words they share with a question: BM25 over postings, one row of a table a term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.postgres.connecting import Session
from index.postgres.postings import Posting
from index.retrieval.question import QuestionWord
from index.stages import stage

TITLE_WEIGHT = np.float32(0.5)
_REMEMBERED = 2_048
"""Terms whose postings are kept in memory; those of common words are asked for again and again."""

_POSTINGS = "SELECT term, body_rows, body_impacts, title_rows, title_impacts FROM postings WHERE term = ANY(?)"
_BEGINNING = "SELECT term FROM postings WHERE term >= ?1 AND term < ?2 AND body_count > 0 ORDER BY body_count DESC, term LIMIT ?3"


@dataclass(frozen=True, slots=True)
class Term:
    """Where a term stands."""

    body: Posting
    title: Posting


_NOWHERE = Term(Posting.empty(), Posting.empty())


class PostgresLexical:
    """Scores as the folder's tantivy does; safe to use from several threads."""

    def __init__(self, session: Session, passages: int) -> None:
        self._session = session
        self._passages = passages
        self._known: dict[str, Term] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return self._passages

    @stage("nearest by words")
    def nearest(
        self, words: Sequence[QuestionWord], k: int, among: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows and BM25 scores of the `k` best passages (`among` these rows, if given), best first; a word counts once,
        by its best term. Raises `EngineError`.
        """
        known = self._terms({term for word in words for term in word.terms})
        scores = np.zeros(self._passages, np.float32)
        for word in words:
            terms = [known[term] for term in word.terms]
            scores += self._best([term.body for term in terms])
            scores += TITLE_WEIGHT * self._best([term.title for term in terms])
        if among is not None:
            is_wanted = np.zeros(self._passages, bool)
            is_wanted[among] = True
            scores[~is_wanted] = 0
        return _highest(scores, k)

    def rows_with(self, terms: Iterable[str]) -> NDArray[np.int64]:
        """Rows of the passages in which, or in whose title, one of the terms stands, ascending. Raises `EngineError`."""
        held = [rows for term in self._terms(set(terms)).values() for rows in (term.body.rows, term.title.rows)]
        return np.unique(np.concatenate(held)).astype(np.int64) if held else np.zeros(0, np.int64)

    def passages_with(self, word: QuestionWord) -> int:
        """How many passages hold the word, by its most frequent term; concepts count only where nothing else is held."""
        held = {name: len(term.body.rows) for name, term in self._terms(word.terms).items()}
        own = max((count for name, count in held.items() if not name.startswith("~")), default=0)
        return own or max(held.values(), default=0)

    def holds(self, term: str) -> bool:
        """Whether any passage or title holds the term."""
        found = self._terms({term})[term]
        return len(found.body.rows) + len(found.title.rows) > 0

    def terms_beginning(self, prefix: str, limit: int) -> list[str]:
        """Terms of the passages that begin so, at most `limit`, the most frequent first."""
        after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        return [term for (term,) in self._session.select(_BEGINNING, prefix, after, limit)]

    def _best(self, found: Iterable[Posting]) -> NDArray[np.float32]:
        """Of each passage the highest impact of these terms."""
        best = np.zeros(self._passages, np.float32)
        for posting in found:
            best[posting.rows] = np.maximum(best[posting.rows], posting.impacts)
        return best

    def _terms(self, names: Iterable[str]) -> dict[str, Term]:
        """All of them; those that stand nowhere, too."""
        wanted = set(names)
        with self._lock:
            found = {name: self._known[name] for name in wanted & self._known.keys()}
        missing = sorted(wanted - found.keys())
        if missing:
            read = dict.fromkeys(missing, _NOWHERE)
            read.update(
                (name, _term(*arrays)) for name, *arrays in self._session.select(_POSTINGS, missing, binary=True)
            )
            self._remember(read)
            found.update(read)
        return found

    def _remember(self, read: dict[str, Term]) -> None:
        with self._lock:
            self._known.update(read)
            while len(self._known) > _REMEMBERED:
                del self._known[next(iter(self._known))]


def _term(body_rows: bytes, body_impacts: bytes, title_rows: bytes, title_impacts: bytes) -> Term:
    return Term(_posting(body_rows, body_impacts), _posting(title_rows, title_impacts))


def _posting(rows: bytes, impacts: bytes) -> Posting:
    return Posting(np.frombuffer(rows, "<i4"), np.frombuffer(impacts, "<f4"))


def _highest(scores: NDArray[np.float32], k: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The `k` highest scores above 0 with their places, best first, ties by place."""
    held = np.flatnonzero(scores)
    if len(held) > k:
        least = np.partition(scores[held], len(held) - k)[len(held) - k]
        held = held[scores[held] >= least]
    best = held[np.argsort(-scores[held], kind="stable")][:k]
    return best.astype(np.int64), scores[best]

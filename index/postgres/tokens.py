"""Token vectors of the candidates alone."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from index.postgres.connecting import Session
from index.retrieval.ragged import Ragged
from index.retrieval.tokens import TokenRows
from index.stages import stage

_TOKENS = "SELECT row, lengths, vectors FROM tokens WHERE row = ANY(?)"


class PostgresTokens:
    """A row of the table is a passage: how many tokens its title and each of its sentences has, and their vectors in bytes."""

    def __init__(self, session: Session, passages: int, width: int) -> None:
        self._session, self._passages, self._width = session, passages, width

    def __len__(self) -> int:
        return self._passages

    @stage("fetch tokens")
    def take(self, passages: NDArray[np.int64]) -> TokenRows:
        """The named passages, in that order. Raises `EngineError`."""
        wanted = passages.tolist()
        stored = {row: rest for row, *rest in self._session.select(_TOKENS, wanted, binary=True)}
        lengths = [np.frombuffer(stored[row][0], "<i4") for row in wanted]
        flat = np.frombuffer(b"".join(stored[row][1] for row in wanted), np.int8).reshape(-1, self._width)
        offsets = np.concatenate([[0], *lengths]).astype(np.int64).cumsum()
        borders = np.cumsum([0, *map(len, lengths)], dtype=np.int64)
        return TokenRows(Ragged(flat, offsets), borders)


def stored_rows(tokens: TokenRows) -> Iterator[tuple[int, bytes, bytes]]:
    """Each passage as a row of the table."""
    for row in range(len(tokens)):
        one = tokens.take(np.asarray([row]))
        yield row, np.diff(one.rows.offsets).astype("<i4").tobytes(), np.ascontiguousarray(one.rows.flat).tobytes()

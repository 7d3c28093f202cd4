"""Token vectors of every passage, as arrays on disk: what late interaction compares a question with."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.datatypes import AskedTokens, ReadPassage, Vectors
from index.errors import BrokenIndexError
from index.retrieval.appending import ArrayFile, RaggedFiles
from index.retrieval.ragged import Ragged, mapped

_NAME, _PASSAGES = "tokens", "tokens.passages.npy"
_SCALE = np.float32(0.5 / 127)
"""What one step of a byte is worth: of a unit vector of a hundred numbers hardly any is above a half."""


@dataclass(frozen=True, slots=True)
class TokenRows:
    """Of some passages the tokens of each title and each sentence."""

    rows: Ragged
    """Bytes, shape `(tokens, width)` all together; a row is a title or a sentence."""
    passages: NDArray[np.int64]
    """Passage `i` has the rows from `passages[i]`, its title, to before `passages[i + 1]`."""

    @classmethod
    def of(cls, passages: Sequence[ReadPassage], width: int) -> TokenRows:
        rows = [row for passage in passages for row in passage.rows]
        flat = np.concatenate(rows) if rows else np.zeros((0, width), np.float32)
        offsets = _ends([len(row) for row in rows])
        return cls(Ragged(_in_bytes(flat), offsets), _ends([len(passage.rows) for passage in passages]))

    @classmethod
    def joined(cls, parts: Sequence[TokenRows]) -> TokenRows:
        """All passages of at least one part, in order."""
        flat = np.concatenate([part.rows.flat for part in parts])
        offsets = _ends(np.concatenate([np.diff(part.rows.offsets) for part in parts]))
        return cls(Ragged(flat, offsets), _ends(np.concatenate([np.diff(part.passages) for part in parts])))

    @classmethod
    def load(cls, folder: Path) -> TokenRows | None:
        """`None` where the embedder gives no tokens. Raises `BrokenIndexError` where the files are cut short."""
        if not (folder / _PASSAGES).exists():
            return None
        try:
            return cls(Ragged.load(folder, _NAME), mapped(folder / _PASSAGES))
        except (OSError, ValueError) as error:
            raise BrokenIndexError(f"the token files in {folder} cannot be read; run `talentmoves rebuild`") from error

    def __len__(self) -> int:
        return len(self.passages) - 1

    def take(self, passages: NDArray[np.int64]) -> TokenRows:
        """The named passages, in that order."""
        places, borders = Ragged(self.rows.flat, self.passages).places(passages)
        return TokenRows(self.rows.take(places), borders)

    def likeness(self, asked: AskedTokens) -> NDArray[np.float32]:
        """The best cosine of each asked token in each row, shape `(asked, rows)`; 0 in a row without tokens."""
        found = np.zeros((len(asked.tokens), len(self.rows)), np.float32)
        filled = np.diff(self.rows.offsets) > 0
        if filled.any():
            # the few asked ones are scaled: the many would be copied once more, which takes a fourth longer
            cosines = (asked.tokens * _SCALE) @ self.rows.flat.astype(np.float32).T
            found[:, filled] = np.maximum.reduceat(cosines, self.rows.offsets[:-1][filled], axis=1)
        return found


class TokenFiles:
    """A new generation's token vectors, as `TokenRows.load` reads them."""

    def __init__(self, folder: Path, stack: ExitStack, width: int) -> None:
        self._rows = RaggedFiles(folder, _NAME, stack, np.int8, width)
        self._passages = ArrayFile(folder / _PASSAGES, stack, np.int64)
        self._passages.append([0])
        self._end = 0

    def append(self, tokens: TokenRows) -> None:
        self._rows.append(tokens.rows)
        self._passages.append(tokens.passages[1:] + self._end)
        self._end += len(tokens.rows)

    def close(self) -> None:
        self._rows.close()
        self._passages.close()


def _in_bytes(vectors: Vectors) -> NDArray[np.int8]:
    steps: NDArray[np.int8] = np.rint(vectors / _SCALE).clip(-127, 127).astype(np.int8)
    return steps


def _ends(lengths: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
    offsets = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=offsets[1:])
    return offsets

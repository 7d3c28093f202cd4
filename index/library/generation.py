"""One complete index on disk, opened for reading."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.errors import BrokenIndexError, EmbedderMismatchError, GenerationError
from index.library.catalogue import Catalogue
from index.library.listing import Listing
from index.library.manifest import FILE, Manifest
from index.library.nametable import NameTable
from index.library.storybook import Storybook
from index.retrieval.dense import DenseRanking
from index.retrieval.lexical import LexicalRanking
from index.retrieval.tokens import TokenRows
from index.retrieval.words import PassageWords


class Hold:
    """A shared lock on a file, let go when it is closed or nobody keeps it: a reader's last answer drops the old one."""

    def __init__(self, file: Path) -> None:
        self._descriptor = -1
        self._descriptor = os.open(file, os.O_RDONLY)
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def close(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    __del__ = close


@dataclass(frozen=True, slots=True)
class Generation:
    """Holds a shared lock on its manifest for as long as it lives, so that it is not pruned under a reader."""

    folder: Path
    manifest: Manifest
    catalogue: Catalogue
    dense: DenseRanking
    lexical: LexicalRanking
    words: PassageWords
    tokens: TokenRows | None
    """Where the embedder gives them."""
    names: NameTable
    listing: Listing
    stories: Storybook
    hidden: NDArray[np.int32]
    """Rows of the articles that were removed since it was built; nothing else tells of them."""
    _hold: Hold

    @classmethod
    def open(cls, folder: Path, embedder: str, removed: Collection[str] = ()) -> Generation:
        """Open the generation in `folder` for the embedder of that fingerprint, without the articles of the `removed` ids.

        Raises `BrokenIndexError`, `OutdatedIndexError` or `EmbedderMismatchError`.
        """
        hold = hold_shared(folder)
        try:
            return cls._open(folder, embedder, removed, hold)
        except GenerationError:
            hold.close()
            raise

    @classmethod
    def _open(cls, folder: Path, embedder: str, removed: Collection[str], hold: Hold) -> Generation:
        manifest = Manifest.load(folder)
        if manifest.embedder != embedder:
            raise EmbedderMismatchError(
                f"the index was built with the embedder '{manifest.embedder}', but '{embedder}' is set; "
                "run `talentmoves rebuild`, or set INDEX_EMBEDDER back"
            )
        manifest.check_sizes(folder)
        parts = (
            Catalogue.open(folder),
            DenseRanking.load(folder),
            LexicalRanking.load(folder),
            PassageWords.load(folder),
            TokenRows.load(folder),
        )
        counts = {len(parts[1]), len(parts[3].passages), manifest.passages if parts[4] is None else len(parts[4])}
        if counts != {manifest.passages}:
            raise BrokenIndexError(f"the files in {folder} are not of one generation; run `talentmoves rebuild`")
        hidden = np.asarray(parts[0].rows_of(removed), np.int32)
        parts[0].hide(hidden.tolist())
        tables = NameTable(parts[0]), Listing(parts[0]), Storybook(parts[0])
        return cls(folder, manifest, *parts, *tables, hidden, hold)

    @property
    def name(self) -> str:
        """Of its folder; another one where articles are hidden, so that it names what is told."""
        return shown_name(self.folder.name, self.hidden)

    @property
    def built(self) -> datetime:
        return self.manifest.built

    @property
    def passages(self) -> int:
        return self.manifest.passages

    def close(self) -> None:
        self.catalogue.close()
        self._hold.close()


def shown_name(name: str, hidden: NDArray[np.int32]) -> str:
    """A generation's name; another one for each set of hidden articles."""
    return f"{name}~{crc32(hidden.tobytes()):08x}" if len(hidden) else name


def hold_shared(folder: Path) -> Hold:
    """What keeps a generation from being pruned until it is closed."""
    try:
        return Hold(folder / FILE)
    except OSError as error:
        raise BrokenIndexError(f"{folder} holds no index; run `talentmoves rebuild`") from error


def is_held(folder: Path) -> bool:
    """Whether some process reads this generation now."""
    try:
        with (folder / FILE).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False

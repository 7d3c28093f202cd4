"""The live generation as readers see it: followed when the pointer moves or articles are removed, kept as long as an answer needs it."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Lock

from index.errors import GenerationError
from index.library.generation import Generation
from index.library.pointer import LIVE, live_generation, stamp_of
from index.library.removed import FILE as REMOVED
from index.library.removed import removed_articles

_log = logging.getLogger(__name__)
_ATTEMPTS = 3


class LibraryReader:
    """Opens the live generation of a data folder, and the next one after each switch; without what was removed."""

    def __init__(self, folder: Path, embedder: str) -> None:
        """Raises `GenerationError` where there is no generation that can be used."""
        self._folder = folder
        self._embedder = embedder
        self._lock = Lock()
        self._stamp = self._stamp_now()
        self._current = self._open()

    def current(self) -> Generation:
        """The live generation. One that cannot be opened is logged once and the last good one stays."""
        with self._lock:
            stamp = self._stamp_now()
            if stamp != self._stamp:
                self._stamp = stamp
                self._follow()
            return self._current

    def close(self) -> None:
        self._current.close()

    def _follow(self) -> None:
        try:
            followed = self._open()
        except GenerationError as error:
            _log.error("the new index cannot be used, the old one goes on answering: %s", error)
        else:
            # the old one is closed when the last answer that uses it is done with it
            self._current = followed

    def _open(self) -> Generation:
        removed = [article.id for article in removed_articles(self._folder)]
        for attempt in range(_ATTEMPTS):
            folder = live_generation(self._folder)
            try:
                return Generation.open(folder, self._embedder, removed)
            except GenerationError:
                # a switch in between may have pruned what the pointer named a moment ago
                if attempt + 1 == _ATTEMPTS or live_generation(self._folder) == folder:
                    raise
        raise AssertionError("unreachable")

    def _stamp_now(self) -> tuple[tuple[int, int], tuple[int, int]]:
        return stamp_of(self._folder / LIVE), stamp_of(self._folder / REMOVED)

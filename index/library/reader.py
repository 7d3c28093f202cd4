"""The live generation as readers see it: followed when the pointer moves, kept as long as an answer needs it."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Lock

from index.errors import GenerationError
from index.library.generation import Generation
from index.library.pointer import LIVE, live_generation

_log = logging.getLogger(__name__)
_ATTEMPTS = 3


class LibraryReader:
    """Opens the live generation of a data folder, and the next one after each switch."""

    def __init__(self, folder: Path, embedder: str) -> None:
        """Raises `GenerationError` where there is no generation that can be used."""
        self._folder = folder
        self._embedder = embedder
        self._lock = Lock()
        self._stamp = self._pointer_stamp()
        self._current = self._open()

    def current(self) -> Generation:
        """The live generation. One that cannot be opened is logged once and the last good one stays."""
        with self._lock:
            stamp = self._pointer_stamp()
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
        for attempt in range(_ATTEMPTS):
            folder = live_generation(self._folder)
            try:
                return Generation.open(folder, self._embedder)
            except GenerationError:
                # a switch in between may have pruned what the pointer named a moment ago
                if attempt + 1 == _ATTEMPTS or live_generation(self._folder) == folder:
                    raise
        raise AssertionError("unreachable")

    def _pointer_stamp(self) -> tuple[int, int]:
        try:
            found = (self._folder / LIVE).stat()
        except OSError:
            return (0, 0)
        return (found.st_ino, found.st_mtime_ns)

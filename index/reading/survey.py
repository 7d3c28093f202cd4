"""A first look at every page: what it is known by, and which of its lines are the site's furniture."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.datatypes import Progress, ProgressListener
from index.errors import ReadingError
from index.reading.cleaning import MOST_WORDS_OF_BOILERPLATE, PAGES_WITH_BOILERPLATE
from index.reading.decoding import decode
from index.reading.kinds import PLAIN, bytes_of
from index.stages import stage


@dataclass(frozen=True, slots=True)
class Page:
    """A file that may hold an article. Two pages of one path and `key` give the same article, or fail alike."""

    path: str
    """The file's place below the folder it was found in: the article's `path`."""
    file: Path
    key: str
    """Of the file's bytes and of its furniture, or of the reason why it cannot be read."""
    furniture: frozenset[int]
    """Digests of those of its short lines that stand on several pages."""
    digest: bytes
    """Of the file's bytes, or of the reason why it cannot be read."""

    def as_it_is(self) -> Page:
        """The page after it was read: without a key if its file has changed since the survey, for it may change back."""
        return self if _digest(self.file) == self.digest else replace(self, key="")

    def boilerplate(self, text: str) -> frozenset[str]:
        """The lines of its text that are furniture."""
        return frozenset(line for line in _short_lines(text) if _line_digest(line) in self.furniture)


@stage("compare pages")
def survey(paths: Sequence[Path], listener: ProgressListener | None = None) -> list[Page]:
    """Every file under `paths`, in the order of their names; names that begin with a dot are passed over in silence.

    Reads each file once and keeps digests only, so that memory grows by some hundred bytes a file.
    """
    files = list(_files(paths))
    looks: list[_Look] = []
    for done, (_, file) in enumerate(files, 1):
        looks.append(_look(file))
        if listener:
            listener(Progress("comparing", done, len(files)))
    furniture = _on_several_pages(looks)
    return [_page(path, file, look, furniture) for (path, file), look in zip(files, looks, strict=True)]


@dataclass(frozen=True, slots=True)
class _Look:
    digest: bytes
    short_lines: Sequence[int]
    """Digests of its short lines, each once."""


def _files(paths: Sequence[Path]) -> Iterable[tuple[str, Path]]:
    taken: set[str] = set()
    for root in paths:
        found = [root] if root.is_file() else sorted(file for file in root.rglob("*") if file.is_file())
        for file in found:
            relative = file.relative_to(root if root.is_dir() else root.parent)
            if any(part.startswith(".") for part in relative.parts):
                continue
            name = relative.as_posix().encode("utf-8", "replace").decode()  # a name on disk need not be text
            while name in taken:
                name = f"{root.name}/{name}"
            taken.add(name)
            yield name, file


def _look(file: Path) -> _Look:
    try:
        data = bytes_of(file)
    except ReadingError as error:
        return _Look(_digest_of_reason(error), ())
    return _Look(_digest_of(data), _short_line_digests(file, data))


def _digest(file: Path) -> bytes:
    try:
        return _digest_of(bytes_of(file))
    except ReadingError as error:
        return _digest_of_reason(error)


def _digest_of(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _digest_of_reason(error: ReadingError) -> bytes:
    return blake2b(str(error).encode(), digest_size=16, person=b"reason").digest()


def _short_line_digests(file: Path, data: bytes) -> Sequence[int]:
    if file.suffix.lower() not in PLAIN:
        return ()
    try:
        return array("Q", map(_line_digest, _short_lines(decode(data))))
    except ReadingError:
        return ()


def _short_lines(text: str) -> set[str]:
    lines = {line.strip() for line in text.split("\n")}
    return {line for line in lines if 0 < len(line.split()) <= MOST_WORDS_OF_BOILERPLATE}


def _line_digest(line: str) -> int:
    return int.from_bytes(blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _on_several_pages(looks: Iterable[_Look]) -> NDArray[np.uint64]:
    """Sorted digests of the lines on as many pages as only a site's furniture is."""
    every = np.fromiter((line for look in looks for line in look.short_lines), np.uint64)
    lines, pages = np.unique(every, return_counts=True)
    return lines[pages >= PAGES_WITH_BOILERPLATE]


def _page(path: str, file: Path, look: _Look, furniture: NDArray[np.uint64]) -> Page:
    own = np.intersect1d(np.asarray(look.short_lines, np.uint64), furniture, assume_unique=True)
    key = blake2b(look.digest + own.astype("<u8").tobytes(), digest_size=16).hexdigest()
    return Page(path, file, key, frozenset(own.tolist()), look.digest)

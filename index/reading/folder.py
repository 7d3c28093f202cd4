"""Folders and files of articles -> Articles; what cannot be read is skipped with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.datatypes import Article, Progress, ProgressListener, Skipped
from index.errors import ReadingError
from index.reading.cleaning import MOST_WORDS_OF_BOILERPLATE, PAGES_WITH_BOILERPLATE
from index.reading.decoding import decode
from index.reading.kinds import PLAIN, article_from_bytes, max_bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read, and what was not."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]


def read_articles(paths: Sequence[Path], listener: ProgressListener | None = None) -> Reading:
    """Read every article under `paths`, in the order of their names.

    An article's `path` is relative to the folder it was found in. Files of unknown kind, empty, binary or broken ones
    are skipped; names that begin with a dot are passed over in silence.
    """
    files = list(_files(paths))
    boilerplate = _boilerplate(file for _, file in files)
    articles: dict[str, Article] = {}
    skipped: list[Skipped] = []
    for done, (path, file) in enumerate(files, 1):
        try:
            article = article_from_bytes(path, file.suffix.lower(), _bytes(file), boilerplate)
            articles[article.path] = article
        except ReadingError as error:
            skipped.append(Skipped(path, str(error)))
        if listener:
            listener(Progress("reading", done, len(files)))
    return Reading(tuple(articles.values()), tuple(skipped))


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


def _bytes(file: Path) -> bytes:
    limit = max_bytes(file.suffix.lower() or file.name)
    try:
        if file.stat().st_size > limit:
            raise ReadingError(f"the file is larger than {limit // 1_000_000} MB")
        return file.read_bytes()
    except OSError as error:
        raise ReadingError(f"the file cannot be read: {error.strerror}") from error


def _boilerplate(files: Iterable[Path]) -> frozenset[str]:
    """Short lines that stand on several pages: a site's furniture."""
    counted: Counter[str] = Counter()
    for file in files:
        if file.suffix.lower() in PLAIN:
            try:
                lines = {line.strip() for line in decode(_bytes(file)).split("\n")}
            except ReadingError:
                continue
            counted.update(line for line in lines if 0 < len(line.split()) <= MOST_WORDS_OF_BOILERPLATE)
    return frozenset(line for line, count in counted.items() if count >= PAGES_WITH_BOILERPLATE)

"""Folders and files of articles -> Articles; what cannot be read is skipped with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.datatypes import Article, Progress, ProgressListener, Skipped
from index.errors import ReadingError
from index.reading.decoding import decode
from index.reading.kinds import article_from_bytes, bytes_of
from index.reading.survey import Page, survey
from index.stages import stage


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
    articles: list[Article] = []
    skipped: list[Skipped] = []
    pages = survey(paths)
    for done, page in enumerate(pages, 1):
        try:
            articles.append(read_page(page))
        except ReadingError as error:
            skipped.append(Skipped(page.path, str(error)))
        if listener:
            listener(Progress("reading", done, len(pages)))
    return Reading(tuple(articles), tuple(skipped))


@stage("read and clean")
def read_page(page: Page) -> Article:
    """The article on a page. Raises `ReadingError` where there is none, with the reason."""
    data, kind = bytes_of(page.file), page.file.suffix.lower()
    boilerplate = page.boilerplate(decode(data)) if page.furniture else frozenset[str]()
    return article_from_bytes(page.path, kind, data, boilerplate)

"""Articles that somebody took out: left out of answers at once, and out of every rebuild."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from index.errors import BrokenIndexError

FILE = "removed.json"


@dataclass(frozen=True, slots=True)
class RemovedArticle:
    """Enough to know what it was, and to find it again by what it may be called."""

    id: str
    path: str
    title: str
    url: str | None

    def is_called(self, name: str) -> bool:
        return name in (self.id, self.path, self.url)


def removed_articles(folder: Path) -> tuple[RemovedArticle, ...]:
    """What was removed from the data folder `folder`.

    Raises `BrokenIndexError` where the list cannot be read: nothing is to come back by mistake.
    """
    try:
        stored = json.loads((folder / FILE).read_text("utf-8"))
        return tuple(RemovedArticle(**one) for one in stored)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, ValueError, TypeError) as error:
        raise BrokenIndexError(
            f"{folder / FILE} cannot be read; mend it, or delete it and remove its articles again"
        ) from error

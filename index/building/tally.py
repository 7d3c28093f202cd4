"""What has changed from one generation to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from index.library.records import ArticleRow


@dataclass(slots=True)
class Tally:
    """Counts articles as they are added to the new generation; `before` holds the old one's digests by id."""

    before: Mapping[str, str]
    now: set[str] = field(default_factory=set)
    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def count(self, articles: Iterable[ArticleRow]) -> None:
        for article in articles:
            article_id, digest = article[0], article[-2]
            self.now.add(article_id)
            self.added += article_id not in self.before
            self.unchanged += self.before.get(article_id) == digest
            self.changed += article_id in self.before and self.before[article_id] != digest

    @property
    def removed(self) -> int:
        return len(self.before.keys() - self.now)

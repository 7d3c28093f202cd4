"""What can go wrong in the index. A message says what, where and what to run next.

IndexingError
├── SettingsError           a setting is wrong
├── ReadingError            one article cannot be read; a rebuild skips it
├── NothingReadableError    no article at all could be read
├── EmbedderError           the embedding model cannot be had or does not fit
├── RerankerError           the model that reads question and passage together cannot be had
├── NothingBeforeError      a rollback, but no earlier generation is kept
├── RebuildRunningError     another rebuild holds the lock
├── ImplausibleError        most articles would vanish from the index
├── WorkerDiedError         a process of the rebuild was ended from outside
├── ClusterError            the machines that are to embed cannot be reached, or fail
├── StorageError            disk full, folder not writable
├── QuestionsError          a file of gold questions is not well formed
├── SourceError             a page or a newsfeed cannot be had
│   ├── ForbiddenError      an address that is never called, or one that robots.txt closes to us
│   ├── UnreachableError    nobody answers, or with an error; it may heal
│   ├── OversizedError      more bytes, or slower, than the bounds allow
│   └── FeedError           what came is neither a feed nor a sitemap
└── GenerationError         no index, or one that cannot be used
    ├── NoIndexError        nothing has been built yet
    ├── BrokenIndexError    files are missing, truncated or do not match the manifest
    ├── OutdatedIndexError  written by an older release; a rebuild from the articles mends it
    ├── EmbedderMismatchError   built with another embedder than the one set
    └── EngineError         PostgreSQL cannot be reached, or does not do what it is asked
"""

from __future__ import annotations


class IndexingError(Exception):
    """Root of everything that the index raises on purpose."""


class SettingsError(IndexingError):
    """A setting is unknown or has a value that cannot be used."""


class ReadingError(IndexingError):
    """One article cannot be read."""


class NothingReadableError(IndexingError):
    """Not one article could be read."""


class EmbedderError(IndexingError):
    """The embedding model cannot be loaded, or gives unusable vectors."""


class RerankerError(IndexingError):
    """The reranking model cannot be loaded, or gives unusable scores."""


class NothingBeforeError(IndexingError):
    """No generation before the live one is kept."""


class RebuildRunningError(IndexingError):
    """Another rebuild of the same folder is running."""


class ImplausibleError(IndexingError):
    """A rebuild would take most articles out of the index at once."""


class WorkerDiedError(IndexingError):
    """A process that reads articles for a rebuild was ended from outside."""


class ClusterError(IndexingError):
    """The machines that are to embed for a rebuild cannot be reached, or fail."""


class StorageError(IndexingError):
    """The disk is full or the folder cannot be written."""


class QuestionsError(IndexingError):
    """A file of gold questions is not well formed."""


class SourceError(IndexingError):
    """A page or a newsfeed cannot be had."""


class ForbiddenError(SourceError):
    """An address that is never called (not http, private, this machine's own), or one that robots.txt closes to us."""


class UnreachableError(SourceError):
    """Nobody answers, or with an error. `retry_after` is how many seconds the server asks us to stay away."""

    def __init__(self, message: str, status: int | None = None, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


class OversizedError(SourceError):
    """More bytes or more time than one page may cost."""


class FeedError(SourceError):
    """What came is neither a feed nor a sitemap, and points to none."""


class GenerationError(IndexingError):
    """There is no generation that can be used."""


class NoIndexError(GenerationError):
    """No index has been built in this folder yet."""


class BrokenIndexError(GenerationError):
    """A generation's files are missing, truncated or do not match its manifest."""


class OutdatedIndexError(GenerationError):
    """A generation has an older format; it is rebuilt from the articles."""


class EmbedderMismatchError(GenerationError):
    """The generation was built with another embedder than the one that is set."""


class EngineError(GenerationError):
    """PostgreSQL cannot be reached, or does not do what it is asked; `is_lost` where a connection may be had again."""

    def __init__(self, message: str, *, is_lost: bool = False) -> None:
        super().__init__(message)
        self.is_lost = is_lost

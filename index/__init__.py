"""Finds the passages of news articles that answer a question; knows nothing of Discord."""

from index.answering import MAX_QUESTION, Answerer
from index.datatypes import (
    Answer,
    Article,
    Coverage,
    Embedder,
    Hit,
    Passage,
    Progress,
    ProgressListener,
    Refusal,
    Skipped,
    Source,
    Status,
)
from index.embedding import load_embedder
from index.errors import (
    BrokenIndexError,
    EmbedderError,
    EmbedderMismatchError,
    GenerationError,
    IndexingError,
    NoIndexError,
    NothingReadableError,
    OutdatedIndexError,
    QuestionsError,
    RebuildRunningError,
    SettingsError,
    StorageError,
)
from index.evaluation import evaluate, load_questions
from index.library import LibraryStatus, read_status
from index.metrics import Figures, Outcome, figures, figures_by
from index.rebuilding import RebuildReport, rebuild
from index.settings import IndexSettings, keys_set, load_index_settings

__all__ = [
    "MAX_QUESTION",
    "Answer",
    "Answerer",
    "Article",
    "BrokenIndexError",
    "Coverage",
    "Embedder",
    "EmbedderError",
    "EmbedderMismatchError",
    "Figures",
    "GenerationError",
    "Hit",
    "IndexSettings",
    "IndexingError",
    "LibraryStatus",
    "NoIndexError",
    "NothingReadableError",
    "Outcome",
    "OutdatedIndexError",
    "Passage",
    "Progress",
    "ProgressListener",
    "QuestionsError",
    "RebuildReport",
    "RebuildRunningError",
    "Refusal",
    "SettingsError",
    "Skipped",
    "Source",
    "Status",
    "StorageError",
    "evaluate",
    "figures",
    "figures_by",
    "keys_set",
    "load_embedder",
    "load_index_settings",
    "load_questions",
    "read_status",
    "rebuild",
]

"""Finds the passages of news articles that answer a question; knows nothing of Discord."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from index.answering import MAX_QUESTION, Answerer
from index.browsing import Browser
from index.datatypes import (
    ALONE,
    ANY,
    Answer,
    Article,
    Context,
    Coverage,
    Disagreement,
    Embedder,
    FigureKind,
    FollowUp,
    Headline,
    Hit,
    Passage,
    Progress,
    ProgressListener,
    RebuildReport,
    Refusal,
    Reranker,
    Skipped,
    Source,
    Status,
    Tally,
    Title,
    Wanted,
)
from index.embedding import load_embedder
from index.errors import (
    BrokenIndexError,
    ClusterError,
    EmbedderError,
    EmbedderMismatchError,
    EngineError,
    GenerationError,
    ImplausibleError,
    IndexingError,
    NoIndexError,
    NothingBeforeError,
    NothingReadableError,
    OutdatedIndexError,
    QuestionsError,
    ReadingError,
    RebuildRunningError,
    RerankerError,
    SettingsError,
    SourceError,
    StorageError,
)
from index.languages import LANGUAGES, fold, language_of_question
from index.library import LibraryStatus, RemovedArticle
from index.names import Kind as NameKind
from index.names import KnownName, Naming
from index.overview import read_status
from index.reranking import load_reranker
from index.retrieval.analysis import content_words
from index.retrieval.question import Asked, asked_for, is_question_word
from index.retrieval.times import beginning_of
from index.stages import Stages, recorded

if TYPE_CHECKING:
    from index.building.crew import Crew
    from index.evaluation import evaluate, evaluate_baselines, load_questions
    from index.fitting import fit_for
    from index.following import followed_feeds, follows_feeds, refresh, subscribe, unsubscribe
    from index.library.removing import Removal
    from index.metrics import Figures, Outcome, calibration_error, figures, figures_by, reliability, right_interval
    from index.migrating import migrate
    from index.postgres.connecting import conninfo
    from index.rebuilding import is_owed, rebuild
    from index.returning import rollback
    from index.settings import IndexSettings, keys_set, load_index_settings, require_known
    from index.sources.adding import Added, add, add_url
    from index.sources.refreshing import Refreshed
    from index.sources.subscription import Seen, Subscription
    from index.sources.urls import is_url
    from index.sources.visiting import Manners, Visitor
    from index.withdrawing import remove, restore
    from index.xquad import Crossing, crossings

# What only rebuilding, evaluating and the settings need would add more than half to a cold answer: it is loaded when it is
# first asked for (PEP 562).
_LATER = {
    "Added": "index.sources.adding",
    "Crew": "index.building.crew",
    "Crossing": "index.xquad",
    "Figures": "index.metrics",
    "IndexSettings": "index.settings",
    "Manners": "index.sources.visiting",
    "Outcome": "index.metrics",
    "Refreshed": "index.sources.refreshing",
    "Removal": "index.library.removing",
    "Seen": "index.sources.subscription",
    "Subscription": "index.sources.subscription",
    "Visitor": "index.sources.visiting",
    "add": "index.sources.adding",
    "add_url": "index.sources.adding",
    "calibration_error": "index.metrics",
    "conninfo": "index.postgres.connecting",
    "crossings": "index.xquad",
    "evaluate": "index.evaluation",
    "evaluate_baselines": "index.evaluation",
    "figures": "index.metrics",
    "figures_by": "index.metrics",
    "fit_for": "index.fitting",
    "followed_feeds": "index.following",
    "follows_feeds": "index.following",
    "is_owed": "index.rebuilding",
    "is_url": "index.sources.urls",
    "keys_set": "index.settings",
    "load_index_settings": "index.settings",
    "load_questions": "index.evaluation",
    "migrate": "index.migrating",
    "rebuild": "index.rebuilding",
    "refresh": "index.following",
    "reliability": "index.metrics",
    "remove": "index.withdrawing",
    "require_known": "index.settings",
    "restore": "index.withdrawing",
    "right_interval": "index.metrics",
    "rollback": "index.returning",
    "subscribe": "index.following",
    "unsubscribe": "index.following",
}

__all__ = [
    "ALONE",
    "ANY",
    "LANGUAGES",
    "MAX_QUESTION",
    "Added",
    "Answer",
    "Answerer",
    "Article",
    "Asked",
    "BrokenIndexError",
    "Browser",
    "ClusterError",
    "Context",
    "Coverage",
    "Crew",
    "Crossing",
    "Disagreement",
    "Embedder",
    "EmbedderError",
    "EmbedderMismatchError",
    "EngineError",
    "FigureKind",
    "Figures",
    "FollowUp",
    "GenerationError",
    "Headline",
    "Hit",
    "ImplausibleError",
    "IndexSettings",
    "IndexingError",
    "KnownName",
    "LibraryStatus",
    "Manners",
    "NameKind",
    "Naming",
    "NoIndexError",
    "NothingBeforeError",
    "NothingReadableError",
    "Outcome",
    "OutdatedIndexError",
    "Passage",
    "Progress",
    "ProgressListener",
    "QuestionsError",
    "ReadingError",
    "RebuildReport",
    "RebuildRunningError",
    "Refreshed",
    "Refusal",
    "Removal",
    "RemovedArticle",
    "Reranker",
    "RerankerError",
    "Seen",
    "SettingsError",
    "Skipped",
    "Source",
    "SourceError",
    "Stages",
    "Status",
    "StorageError",
    "Subscription",
    "Tally",
    "Title",
    "Visitor",
    "Wanted",
    "add",
    "add_url",
    "asked_for",
    "beginning_of",
    "calibration_error",
    "conninfo",
    "content_words",
    "crossings",
    "evaluate",
    "evaluate_baselines",
    "figures",
    "figures_by",
    "fit_for",
    "fold",
    "followed_feeds",
    "follows_feeds",
    "is_owed",
    "is_question_word",
    "is_url",
    "keys_set",
    "language_of_question",
    "load_embedder",
    "load_index_settings",
    "load_questions",
    "load_reranker",
    "migrate",
    "read_status",
    "rebuild",
    "recorded",
    "refresh",
    "reliability",
    "remove",
    "require_known",
    "restore",
    "right_interval",
    "rollback",
    "subscribe",
    "unsubscribe",
]


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module 'index' has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)

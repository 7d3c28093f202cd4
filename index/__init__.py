"""Finds the passages of news articles that answer a question; knows nothing of Discord.

answering/    question -> Answer, or an honest refusal
browsing/     looking around without a question
operations/   what is done to a library: rebuild, migrate, roll back, take out
evaluation/   gold questions -> how good the answers are, and the ranker's numbers
retrieval/    question -> candidate passages, what speaks for each, their order, how sure the first is
reranking/    the best of them read once more, by a cross-encoder of one's own
stories/      which articles tell the same event, disagree, or came later
names/        people and organisations, in articles and in questions
sources/      pages, files and newsfeeds from outside, kept as articles
reading/      files and pages -> Articles: cleaned, with title, date, publisher and language
passages      Article -> Passages, a few whole sentences each
embedding/    texts -> unit vectors
building/     Articles -> a new generation on disk
library/      generations on disk: their manifests, the atomic switch, what readers hold
postgres/     the same in PostgreSQL, for several machines
datatypes     the nouns: Article, Passage, Hit, Answer; errors: what can go wrong
training/     how the contextual embedder's weights were made
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from index.answering import MAX_QUESTION, Answerer
from index.browsing import Browser, asks_for_news
from index.datatypes import (
    ALONE,
    ANY,
    Answer,
    Article,
    Browsed,
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
    Wish,
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
from index.operations.status import read_status
from index.reranking import load_reranker
from index.retrieval.analysis import content_words
from index.retrieval.question import Asked, asked_for, is_question_word
from index.retrieval.times import beginning_of
from index.stages import Stages, recorded

if TYPE_CHECKING:
    from index.building.crew import Crew
    from index.evaluation import evaluate, evaluate_baselines, load_questions
    from index.evaluation.fitting import fit_for
    from index.evaluation.metrics import (
        Figures,
        Outcome,
        calibration_error,
        figures,
        figures_by,
        reliability,
        right_interval,
    )
    from index.evaluation.xquad import Crossing, crossings
    from index.library.removing import Removal
    from index.operations.feeds import followed_feeds, follows_feeds, refresh, subscribe, unsubscribe
    from index.operations.migration import migrate
    from index.operations.rebuilding import is_owed, rebuild
    from index.operations.removal import remove, restore
    from index.operations.rollback import rollback
    from index.postgres.connecting import conninfo
    from index.settings import IndexSettings, keys_set, load_index_settings, require_known
    from index.sources.adding import Added, add, add_url
    from index.sources.refreshing import Refreshed
    from index.sources.subscription import Seen, Subscription
    from index.sources.urls import is_url
    from index.sources.visiting import Manners, Visitor

# What only rebuilding, evaluating and the settings need would add more than half to a cold answer: it is loaded when it is
# first asked for (PEP 562).
_LATER = {
    "Added": "index.sources.adding",
    "Crew": "index.building.crew",
    "Crossing": "index.evaluation.xquad",
    "Figures": "index.evaluation.metrics",
    "IndexSettings": "index.settings",
    "Manners": "index.sources.visiting",
    "Outcome": "index.evaluation.metrics",
    "Refreshed": "index.sources.refreshing",
    "Removal": "index.library.removing",
    "Seen": "index.sources.subscription",
    "Subscription": "index.sources.subscription",
    "Visitor": "index.sources.visiting",
    "add": "index.sources.adding",
    "add_url": "index.sources.adding",
    "calibration_error": "index.evaluation.metrics",
    "conninfo": "index.postgres.connecting",
    "crossings": "index.evaluation.xquad",
    "evaluate": "index.evaluation",
    "evaluate_baselines": "index.evaluation",
    "figures": "index.evaluation.metrics",
    "figures_by": "index.evaluation.metrics",
    "fit_for": "index.evaluation.fitting",
    "followed_feeds": "index.operations.feeds",
    "follows_feeds": "index.operations.feeds",
    "is_owed": "index.operations.rebuilding",
    "is_url": "index.sources.urls",
    "keys_set": "index.settings",
    "load_index_settings": "index.settings",
    "load_questions": "index.evaluation",
    "migrate": "index.operations.migration",
    "rebuild": "index.operations.rebuilding",
    "refresh": "index.operations.feeds",
    "reliability": "index.evaluation.metrics",
    "remove": "index.operations.removal",
    "require_known": "index.settings",
    "restore": "index.operations.removal",
    "right_interval": "index.evaluation.metrics",
    "rollback": "index.operations.rollback",
    "subscribe": "index.operations.feeds",
    "unsubscribe": "index.operations.feeds",
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
    "Browsed",
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
    "Wish",
    "add",
    "add_url",
    "asked_for",
    "asks_for_news",
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

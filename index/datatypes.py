"""The nouns of the index: what is read, cut, found and answered."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Unit float32 vectors, shape `(n, dimension)`."""


class Status(StrEnum):
    """How sure the reporting on a move is."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    RUMOURED = "rumoured"
    DENIED = "denied"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet whose reporting an article rests on."""

    outlet: str
    url: str | None = None
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, cleaned. What is not known is `None` or empty, never guessed.

    `text` holds paragraphs separated by blank lines. `gaps` are code point offsets in `text` at which
    page noise was removed: no passage may span one, or it would not stand contiguously in the page.
    """

    id: str
    path: str
    title: str
    text: str
    language: str
    url: str | None = None
    publisher: str | None = None
    published: datetime.date | None = None
    reported_by: tuple[Source, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    status: Status | None = None
    gaps: tuple[int, ...] = ()

    @property
    def outlets(self) -> tuple[Source, ...]:
        """Whose reporting it is: that of others where it rests on theirs, else its publisher's; empty where that is not known."""
        own = (Source(self.publisher, self.url, self.published),) if self.publisher else ()
        return self.reported_by or own

    def outlets_besides(self, article: Article) -> tuple[Source, ...]:
        """Its outlets that `article` neither is published by nor rests on."""
        named = {
            outlet.casefold() for outlet in (article.publisher, *(one.outlet for one in article.outlets)) if outlet
        }
        return tuple(one for one in self.outlets if one.outlet.casefold() not in named)


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences of one article: what is embedded and quoted.

    `text == article.text[start:end]`; `sentences` are `(start, end)` offsets in the article's text. The
    `id` depends on the article and the words alone, so it outlives a rebuild that does not change them.
    """

    id: str
    article_id: str
    start: int
    end: int
    text: str
    sentences: tuple[tuple[int, int], ...]


class FigureKind(StrEnum):
    """What two articles can state differently."""

    AMOUNT = "amount"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Another article of the same story gives another figure for what the quoted passage says."""

    kind: FigureKind
    here: str
    """The figure as it stands in the passage."""
    there: str
    """The figure as it stands in the other article."""
    article: Article


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A later article about people whom the quoted passage names."""

    article: Article
    people: tuple[str, ...]
    reverses: bool
    """Whether it tells of a return or a denial in the same matter, not only something newer."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its score for one question, a calibrated probability; higher is always better."""

    passage: Passage
    article: Article
    score: float
    sentence: tuple[int, int]
    """Offsets, in the passage's text, of the sentence that answers best."""
    also: tuple[Article, ...] = ()
    """The same story's articles of other outlets, the earliest first; what has no date comes last."""
    disagreements: tuple[Disagreement, ...] = ()
    newer: FollowUp | None = None

    @property
    def answering(self) -> str:
        """The sentence that answers best."""
        return self.passage.text[slice(*self.sentence)]


class Refusal(StrEnum):
    """Why a question is not answered."""

    NOTHING_RELEVANT = "nothing_relevant"
    NOT_COVERED = "not_covered"
    OFF_TOPIC = "off_topic"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    EMPTY_INDEX = "empty_index"


class Wish(StrEnum):
    """What a question can ask for that is not one thing."""

    NEWS = "news"
    INTRODUCTION = "introduction"


@dataclass(frozen=True, slots=True)
class Headline:
    """One event in a list: its newest article, and the others that report it."""

    article: Article
    also: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Browsed:
    """What a question that asks to browse is shown: instead of a passage where it asks for news, else below it."""

    wish: Wish
    about: str | None
    """The name that it asks about, in full."""
    headlines: tuple[Headline, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the index returns for a question: passages, best first, or an honest refusal.

    `hits` is filled also when the answer is a refusal, so that callers can see what was rejected.
    """

    question: str
    language: str | None
    """The question's language where it can be told, as an ISO 639-1 code."""
    hits: tuple[Hit, ...]
    confidence: float
    refusal: Refusal | None = None
    unknown_names: tuple[str, ...] = ()
    """People and companies asked about that no article mentions."""
    browsed: Browsed | None = None
    """Where the question asks to look around."""

    @property
    def answered(self) -> bool:
        return self.refusal is None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles may answer; what is `None` restricts nothing."""

    about: str | None = None
    """A person or an organisation that the article names."""
    since: datetime.date | None = None
    """The earliest date of publication."""
    language: str | None = None
    """Of the article, one of `LANGUAGES`."""


ANY = Wanted()
"""Every article may answer."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a question of a conversation goes on from."""

    words: str = ""
    """Names and words of earlier turns, which complete the question and count less than its own."""
    passage_id: str | None = None
    """The passage that was quoted last: the answer is likely beside it."""
    is_guess: bool = False
    """The question does not say that it goes on from anything; it is only short."""


ALONE = Context()
"""Of a question that stands for itself."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a generation covers."""

    articles: int
    passages: int
    languages: dict[str, int] = field(default_factory=dict)
    """Articles per language, most first."""
    oldest: datetime.date | None = None
    newest: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How a generation's articles are spread."""

    coverage: Coverage
    outlets: tuple[tuple[str, int], ...]
    """Articles of each outlet, or that rest on its reporting; most first."""
    months: tuple[tuple[datetime.date, int], ...]
    """Articles of each month, named by its first day, in order; months without articles and articles without a date are left out."""


@dataclass(frozen=True, slots=True)
class Title:
    """An article as it is offered to be picked."""

    article_id: str
    title: str
    published: datetime.date | None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did."""

    generation: str
    articles: int
    passages: int
    added: int
    changed: int
    removed: int
    unchanged: int
    skipped: tuple[Skipped, ...]
    embedded: int
    """Passages whose vectors were made anew; the others' were reused."""
    seconds: float
    is_new: bool = True
    """Nothing had changed where not: `generation` was live before."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rebuild is: `done` of `total` in the stage `comparing`, `reading` or `indexing`."""

    stage: str
    done: int
    total: int


ProgressListener = Callable[[Progress], None]


@runtime_checkable
class Embedder(Protocol):
    """Turns texts into unit vectors; the same text always gives the same vector."""

    @property
    def fingerprint(self) -> str:
        """Names model and weights; two embedders with one fingerprint give the same vectors."""

    @property
    def dimension(self) -> int: ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors: ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors: ...


@dataclass(frozen=True, slots=True)
class AskedTokens:
    """A question as late interaction compares it: token by token, each seen among the others."""

    vector: Vectors
    """Of the whole question, shape `(dimension,)`."""
    tokens: Vectors
    """Shape `(tokens, width)`."""
    weights: NDArray[np.float32]
    """How much each token counts, shape `(tokens,)`; together 1."""
    starts: NDArray[np.int64]
    """Where each token begins in the question, shape `(tokens,)`."""


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A passage as late interaction compares it."""

    vector: Vectors
    """Of title and sentences together, shape `(dimension,)`."""
    rows: tuple[Vectors, ...]
    """The tokens of the title, then those of each sentence, shape `(tokens, width)` each."""


@runtime_checkable
class TokenEmbedder(Embedder, Protocol):
    """An embedder that gives the vectors of tokens, too: late interaction (Khattab and Zaharia 2020, SIGIR)."""

    @property
    def width(self) -> int:
        """Numbers in a token's vector."""

    def read_question(self, text: str) -> AskedTokens: ...

    def read_passages(self, passages: Sequence[Sequence[str]]) -> list[ReadPassage]:
        """Each passage as its article's title and its sentences."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reranker reads of an article: its title, and sentences that follow one another."""

    title: str
    sentences: tuple[str, ...]


class Reranker(Protocol):
    """Reads a question and extracts together; the same texts always give the same numbers."""

    @property
    def fingerprint(self) -> str:
        """Names model and weights."""

    def relevance(self, question: str, extracts: Sequence[Extract]) -> list[NDArray[np.float32]]:
        """For each extract one logit a sentence: how likely the sentence answers the question."""

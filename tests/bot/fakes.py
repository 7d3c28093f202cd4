"""Stand-ins for the index: an answerer with prepared answers, and a rebuilder that waits to be told how it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from time import sleep

from bot.background.rebuilding import Rebuilder, Running
from bot.background.worker import Failure, WorkFailedError
from index import (
    ALONE,
    ANY,
    Answer,
    Article,
    Browsed,
    Context,
    Coverage,
    Headline,
    Hit,
    KnownName,
    NameKind,
    Naming,
    Passage,
    Progress,
    ProgressListener,
    RebuildReport,
    Refusal,
    Skipped,
    Source,
    Tally,
    Title,
    Wanted,
    Wish,
)

COVERAGE = Coverage(
    articles=8, passages=40, languages={"de": 4, "fr": 3, "en": 1}, oldest=date(2023, 11, 20), newest=date(2024, 7, 15)
)

TALLY = Tally(
    COVERAGE,
    outlets=(("The Information", 5), ("Le *Monde*", 2), ("@everyone", 1)),
    months=((date(2023, 11, 1), 1), (date(2024, 2, 1), 4), (date(2024, 7, 1), 3)),
)

SEED = Article(
    id=f"{0xA:016x}",
    path="karpathy.md",
    title="Karpathy leaves OpenAI again",
    text="",
    language="en",
    publisher="talentmoves",
    published=date(2024, 2, 14),
    reported_by=(Source("The Information", "https://www.theinformation.com/karpathy", date(2024, 2, 13)),),
    people=("Andrej Karpathy",),
    organisations=("OpenAI",),
)

SENTENCES = ("Andrej Karpathy has left OpenAI.", "He had come back a year before.", "He gave no reason.")

REPORT = RebuildReport(
    generation="g2",
    articles=8,
    passages=40,
    added=2,
    changed=1,
    removed=0,
    unchanged=5,
    skipped=(Skipped("broken.txt", "not UTF-8"),),
    embedded=9,
    seconds=1.5,
)


def hit(number: int = 0, *sentences: str, article: Article = SEED, answering: int = 0, score: float = 0.9) -> Hit:
    """A hit whose passage holds `sentences`, in an article of its own for each `number`."""
    parts = sentences or SENTENCES
    text = " ".join(parts)
    spans, offset = [], 0
    for part in parts:
        spans.append((100 + offset, 100 + offset + len(part)))
        offset += len(part) + 1
    passage = Passage(f"{number:016x}", f"article-{number}", 100, 100 + len(text), text, tuple(spans))
    start, end = spans[answering]
    return Hit(passage, replace(article, id=f"article-{number}"), score, (start - 100, end - 100))


def answer(*hits: Hit, question: str = "Who left OpenAI?", language: str | None = "en") -> Answer:
    return Answer(question, language, hits or tuple(hit(number) for number in range(5)), 0.9)


def browsed(wish: Wish, *titles: str, about: str | None = None, confidence: float = 0.9) -> Answer:
    """An answer to a question that asks to browse, with a headline of each title."""
    headlines = tuple(Headline(replace(SEED, id=title, title=title)) for title in titles)
    return replace(answer(hit()), confidence=confidence, browsed=Browsed(wish, about, headlines))


def refusal(kind: Refusal, *hits: Hit, names: tuple[str, ...] = (), language: str | None = "en") -> Answer:
    return Answer("Who left Nowhere?", language, hits, 0.1, kind, names)


@dataclass
class FakeBrowser:
    """Has `articles`, the newest first."""

    articles: list[Article] = field(default_factory=lambda: [SEED])
    asked: list[str | None] = field(default_factory=list)

    def newest(self, k: int, wanted: Wanted = ANY) -> list[Headline]:
        self.asked.append(wanted.about)
        return [Headline(article) for article in self.articles[:k]]

    def tally(self) -> Tally:
        return TALLY

    def article(self, article_id: str) -> Article | None:
        return next((one for one in self.articles if one.id == article_id), None)

    def article_around(self, passage_id: str) -> tuple[Article, int] | None:
        return (self.articles[int(passage_id, 16)], 0) if int(passage_id, 16) < len(self.articles) else None

    def titles(self, typed: str) -> list[Title]:
        return [
            Title(one.id, one.title, one.published) for one in self.articles if typed.casefold() in one.title.casefold()
        ]


@dataclass
class FakeAnswers:
    """Gives `prepared` for every question, or raises it; `gone` are the ids of passages that a rebuild removed."""

    prepared: Answer | Exception = field(default_factory=answer)
    gone: frozenset[str] = frozenset()
    asked: list[str] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    generation: str = "g1"
    browser: FakeBrowser = field(default_factory=FakeBrowser)
    built: datetime = datetime(2024, 7, 16, tzinfo=UTC)

    def answer(self, question: str, k: int = 5, wanted: Wanted = ANY, context: Context = ALONE) -> Answer:
        self.asked.append(f"{question} ({context.words})" if context.words else question)
        self.wanted.append(wanted)
        if isinstance(self.prepared, Exception):
            raise self.prepared
        return replace(self.prepared, hits=self.prepared.hits[:k])

    def find(self, passage_ids: Sequence[str]) -> list[Hit | None]:
        return [None if one in self.gone else hit(int(one, 16)) for one in passage_ids]

    def coverage(self) -> Coverage:
        return COVERAGE

    def named_in(self, text: str) -> list[Naming]:
        """Knows the people and organisations of the seed, by their whole names and the people by their last."""
        namings = [
            Naming(KnownName(name, kind, 1), text.index(called), text.index(called) + len(called))
            for kind, names in ((NameKind.PERSON, SEED.people), (NameKind.ORGANISATION, SEED.organisations))
            for name in names
            for called in [name if name in text else name.split()[-1]]
            if called in text
        ]
        return sorted(namings, key=lambda naming: naming.start)

    def known_names(self, prefix: str) -> list[KnownName]:
        if isinstance(self.prepared, Exception):
            raise self.prepared
        return [KnownName(f"{prefix}{number} " + "x" * 60 * number, NameKind.PERSON, 9 - number) for number in range(3)]


class FakeRebuilder(Rebuilder):
    """Reports some progress, then ends as told; while `busy_for` is a name, a rebuild is running."""

    def __init__(self, fails_with: str | None = None, busy_for: str | None = None) -> None:
        super().__init__(lambda listener, page: REPORT)
        self.fails_with = fails_with
        self.runs = 0
        self.pages: list[str] = []
        self.running = Running(busy_for, datetime(2024, 7, 15, tzinfo=UTC)) if busy_for else None

    async def run(self, started_by: str, listener: ProgressListener, page: str | None = None) -> RebuildReport:
        self.runs += 1
        self.pages += [page] if page else []
        listener(Progress("comparing", 3, 9))
        await asyncio.to_thread(sleep, 0.05)  # a real one works in another process; its progress is shown meanwhile
        if self.fails_with is not None:
            raise WorkFailedError(Failure(self.fails_with, "/private/path is broken"))
        return REPORT

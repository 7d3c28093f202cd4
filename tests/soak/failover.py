"""The primary of a PostgreSQL is killed while a rebuild is copied there, questions are asked and votes are cast."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path
from random import Random
from threading import Event, Thread

import psycopg

from bot.state.database import StateError
from bot.state.memory import Memory
from bot.state.votes import Vote
from index.answering import Answerer
from index.errors import IndexingError
from index.operations.rebuilding import rebuild
from tests.benchmarks.articles import write_pages
from tests.index.newsroom import PredictableEmbedder
from tests.soak.cluster import Cluster, cluster
from tests.soak.counting import Counts
from tests.soak.known_answers import PAGES, QUESTIONS, Answers, ask

MEANING = (
    "A primary and its synchronous standby hold the library and the votes. Twenty questions a second are asked, votes are cast, and the index is "
    "rebuilt from one of two collections after the other. Meanwhile the primary is killed (-9) at a random moment and the standby promoted."
)

FAILOVERS = 10
_ASKING = 4
_RATE = 5.0
"""Questions a second of each of those who ask."""

_LONGEST_WAIT = 2.0
"""Seconds from one failover to the next, beside what the standby takes to come back."""


class Asking:
    """Asks until it is told to stop, and remembers what it heard."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer
        self.heard: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self.failed: Counter[str] = Counter()
        self.longest = 0.0

    def until(self, stop: Event) -> None:
        while not stop.is_set():
            for question in QUESTIONS:
                begun = time.monotonic()
                try:
                    hits = self._answerer.answer(question).hits
                    self.heard[question, tuple(hit.passage.id for hit in hits)] += 1
                except IndexingError as error:
                    self.failed[str(error)] += 1
                took = time.monotonic() - begun
                self.longest = max(self.longest, took)
                stop.wait(max(0.0, 1 / _RATE - took))


class Voting:
    """Casts one vote after the other until it is told to stop, and remembers which were acknowledged."""

    def __init__(self, home: Path, engine: str) -> None:
        self._home, self._engine = home, engine
        self.acknowledged: list[str] = []
        self.refused = 0

    def until(self, stop: Event) -> None:
        asyncio.run(self._until(stop))

    async def _until(self, stop: Event) -> None:
        memory, number = Memory(self._home, database=self._engine), 0
        while not stop.is_set():
            number += 1
            try:
                await memory.votes.cast(1, number, Vote(f"question {number}", "passage", is_up=True))
                self.acknowledged.append(f"question {number}")
            except StateError:
                self.refused += 1
            await asyncio.sleep(0.02)
        await asyncio.to_thread(memory.close)


class Rebuilding:
    """Rebuilds from one collection after the other until it is told to stop; `last` is what was acknowledged last."""

    def __init__(self, pages: tuple[Path, Path], home: Path, engine: str) -> None:
        self._pages, self._home, self._engine = pages, home, engine
        self.done, self.failed, self.last = 0, Counter[str](), ""

    def until(self, stop: Event) -> None:
        while not stop.is_set():
            try:
                self.last = build(self._pages[self.done % 2], self._home, self._engine)
                self.done += 1
            except IndexingError as error:
                self.failed[str(error)] += 1


def run(seed: int, share: float = 1.0) -> Counts:
    """Raises AssertionError where something acknowledged was lost, or an answer was wrong or mixed."""
    with tempfile.TemporaryDirectory() as home, cluster() as both:
        return _run(max(1, round(FAILOVERS * share)), Random(seed), Path(home), both)


def build(pages: Path, home: Path, engine: str) -> str:
    """Rebuild from these pages; the name of what is live then."""
    return rebuild([pages], home, PredictableEmbedder(), force=True, engine=engine).generation


def _run(times: int, chance: Random, home: Path, both: Cluster) -> Counts:
    pages = (write_pages(home / "pages1", PAGES, 1), write_pages(home / "pages2", PAGES, 2))
    known = [_known(one, home / "data", both.engine) for one in pages]
    stop = Event()
    with ExitStack() as stack:
        answerer = stack.enter_context(closing(Answerer.open(home / "data", PredictableEmbedder(), engine=both.engine)))
        asking = [Asking(answerer) for _ in range(_ASKING)]
        voting, rebuilding = Voting(home / "bot", both.engine), Rebuilding(pages, home / "data", both.engine)
        work = [*(one.until for one in asking), voting.until, rebuilding.until]
        threads = [Thread(target=one, args=(stop,)) for one in work]
        for thread in threads:
            thread.start()
        for _ in range(times):
            time.sleep(chance.uniform(0, _LONGEST_WAIT))
            both.fail_over()
            time.sleep(chance.uniform(0, _LONGEST_WAIT))
            both.join()
        time.sleep(_LONGEST_WAIT)
        stop.set()
        for thread in threads:
            thread.join()
        followed = _follows(answerer, rebuilding.last)
    kept = _votes(both)
    heard = sum((one.heard for one in asking), Counter[tuple[str, tuple[str, ...]]]())
    wrong = {
        "wrong or mixed answers": sum(n for (question, ids), n in heard.items() if not _is_known(known, question, ids)),
        "failed answers": sum(one.failed.total() for one in asking),
        "acknowledged votes that were lost": len(set(voting.acknowledged) - kept),
        "readers that stayed behind the last acknowledged rebuild": int(not followed),
    }
    assert not any(wrong.values()), (wrong, [one.failed for one in asking])
    return {
        "failovers": times,
        "answers": heard.total(),
        "slowest answer, s": round(max(one.longest for one in asking), 1),
        "votes acknowledged": len(voting.acknowledged),
        "votes refused while no primary was there": voting.refused,
        "rebuilds that went live": rebuilding.done,
        "rebuilds that failed and were begun again": rebuilding.failed.total(),
        **wrong,
    }


def _known(pages: Path, home: Path, engine: str) -> Answers:
    """What is answered from these pages while nothing is killed."""
    build(pages, home, engine)
    with closing(Answerer.open(home, PredictableEmbedder(), engine=engine)) as answerer:
        return ask(answerer)


def _is_known(known: list[Answers], question: str, ids: tuple[str, ...]) -> bool:
    return ids in [answers[QUESTIONS.index(question)] for answers in known]


def _follows(answerer: Answerer, last: str) -> bool:
    """Whether the reader comes to what was acknowledged last, in reasonable time."""
    deadline = time.monotonic() + 30
    while answerer.generation != last and time.monotonic() < deadline:
        time.sleep(0.1)
    return answerer.generation == last


def _votes(both: Cluster) -> set[str]:
    with psycopg.connect(both.primary.engine("postgres")) as connection:
        return {question for (question,) in connection.execute("SELECT question FROM talentmoves_bot.votes")}

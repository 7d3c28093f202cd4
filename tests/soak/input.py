"""100,000 hostile questions: never an exception, a ping or a broken message, always an answer or a refusal."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from index import Answerer, load_embedder, rebuild
from tests.discord.validation import REPOSITORY
from tests.hostile.corpus import CORPUS
from tests.hostile.generation import QUESTIONS
from tests.hostile.judging import judged
from tests.soak.counting import Counts

MEANING = (
    "Hostile questions, fixed and generated, asked as a command and as a message. They are judged by what Discord, a terminal and a program get "
    "for them."
)

INPUTS, BATCH = 100_000, 2_500
"""One batch after the other: hypothesis remembers every example of a run."""

ARTICLES = 12
"""What is hostile in a question does not depend on how many articles there are."""


@dataclass(slots=True)
class Tally:
    """What came of some questions."""

    questions: int = 0
    longest: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        self.questions += other.questions
        self.longest = max(self.longest, other.longest)
        self.outcomes += other.outcomes


def run(first_seed: int, share: float = 1.0) -> Counts:
    """Raises AssertionError with the first question that got something wrong."""
    batches = max(1, round(INPUTS * share / BATCH))
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        small_answerer(folder).close()
        fixed = _asked(folder, _fixed)
        generated = Tally()
        with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
            running = [pool.submit(_batch, folder, first_seed + number) for number in range(batches)]
            for done in as_completed(running):
                generated.add(done.result())
                print(f"{generated.questions:,} generated", flush=True)
    outcomes = fixed.outcomes + generated.outcomes
    return {
        "fixed questions": fixed.questions,
        "generated questions": generated.questions,
        "longest, characters": max(fixed.longest, generated.longest),
        **{f"asked either way: {outcome}": count for outcome, count in outcomes.most_common()},
        "exceptions, pings, broken messages": 0,
    }


def small_answerer(folder: Path) -> Answerer:
    """One that has read some of the seeds, of each language."""
    seeds = sorted((REPOSITORY / "seeds").glob("*.md"))
    embedder = load_embedder("static")
    rebuild(seeds[:: max(1, len(seeds) // ARTICLES)], folder, embedder)
    return Answerer.open(folder, embedder)


def _fixed(ask: Callable[[str], None]) -> None:
    for questions in CORPUS.values():
        for question in questions:
            ask(question)


def _batch(folder: Path, of_seed: int) -> Tally:
    """In a process of its own: the questions that this seed gives."""

    def generate(ask: Callable[[str], None]) -> None:
        @seed(of_seed)
        @settings(
            max_examples=BATCH,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        )
        @given(QUESTIONS)
        def asked(question: str) -> None:
            ask(question)

        asked()

    return _asked(folder, generate)


def _asked(folder: Path, feed: Callable[[Callable[[str], None]], object]) -> Tally:
    """The tally of what `feed` asks."""
    answerer, tally = Answerer.open(folder, load_embedder("static")), Tally()

    def ask(question: str) -> None:
        verdict = judged(answerer, question)
        assert verdict.complaints == [], f"{question!a}: {verdict.complaints}"
        tally.add(Tally(1, len(question), Counter(verdict.outcomes)))

    feed(ask)
    answerer.close()
    return tally

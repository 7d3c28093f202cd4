"""What the bot counts for Prometheus. Nothing of a question or of who asked it is in there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter, time
from typing import Protocol

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

from bot.lookup import Answers
from index import Answer

ANSWER_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
STALL_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Connected(Protocol):
    """What is counted of a Discord client."""

    is_connected: bool

    @property
    def latency(self) -> float: ...


class Metrics:
    """All of them in a `registry` of their own, with those of the process (memory, processor, open files)."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.questions = Counter("talentmoves_questions", "Questions that were let in.", registry=self.registry)
        self.refusals = Counter("talentmoves_refusals", "Questions refused.", ["reason"], registry=self.registry)
        self.failures = Counter("talentmoves_failures", "Questions that met an error.", registry=self.registry)
        self.answer_seconds = Histogram(
            "talentmoves_answer_seconds", "Time to an answer.", buckets=ANSWER_SECONDS, registry=self.registry
        )
        self.stall_seconds = Histogram(
            "talentmoves_event_loop_stall_seconds",
            "How late the event loop came to a task that was due.",
            buckets=STALL_SECONDS,
            registry=self.registry,
        )
        self._longest_stall = 0.0
        self._gauge("event_loop_longest_stall_seconds", "The longest of them.", lambda: self._longest_stall)

    def watch_gateway(self, client: Callable[[], Connected]) -> None:
        """From now on tells how the present client is connected; the latency is NaN before the first heartbeat."""
        self._gauge("gateway_ready", "1 while the gateway is connected and ready.", lambda: client().is_connected)
        self._gauge("gateway_latency_seconds", "Round trip of a heartbeat.", lambda: client().latency)

    def watch_index(self, answers: Answers) -> None:
        """From now on tells how old the live index is and what it covers."""
        self._gauge("index_age_seconds", "Since the live index was built.", lambda: time() - answers.built.timestamp())
        self._gauge("index_articles", "Articles in the live index.", lambda: answers.coverage().articles)
        self._gauge("index_passages", "Passages in the live index.", lambda: answers.coverage().passages)

    @contextmanager
    def question(self) -> Iterator[Callable[[Answer], None]]:
        """Counts a question, and times the way to its answer, which is to be given to what this yields; an error is a failure."""
        self.questions.inc()
        begun = perf_counter()
        with self.failures.count_exceptions():
            yield self._note_refusal
        self.answer_seconds.observe(perf_counter() - begun)

    def _note_refusal(self, answer: Answer) -> None:
        if answer.refusal is not None:
            self.refusals.labels(answer.refusal.value).inc()

    def note_stall(self, seconds: float) -> None:
        self.stall_seconds.observe(seconds)
        self._longest_stall = max(seconds, self._longest_stall)

    def _gauge(self, name: str, meaning: str, value: Callable[[], float]) -> None:
        Gauge(f"talentmoves_{name}", meaning, registry=self.registry).set_function(value)

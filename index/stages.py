"""Where the time of an answer or a rebuild goes: named stages, timed only while somebody records them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(slots=True)
class Stages:
    """What was recorded, by name, in the order in which stages were first left."""

    seconds: dict[str, float] = field(default_factory=dict)
    visits: dict[str, int] = field(default_factory=dict)
    is_inside: bool = False
    """A stage is being timed; one within it counts to it alone."""

    def add(self, name: str, seconds: float, visits: int = 1) -> None:
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds
        self.visits[name] = self.visits.get(name, 0) + visits


_recorded: ContextVar[Stages | None] = ContextVar("recorded", default=None)


@contextmanager
def recorded() -> Iterator[Stages]:
    """What the stages that are entered in this context, and in this thread, take."""
    stages = Stages()
    token = _recorded.set(stages)
    try:
        yield stages
    finally:
        _recorded.reset(token)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Time what is done in this context, or by the function that it decorates; costs a microsecond if nobody records."""
    stages = _recorded.get()
    if stages is None or stages.is_inside:
        yield
        return
    stages.is_inside, started = True, time.perf_counter()
    try:
        yield
    finally:
        stages.is_inside = False
        stages.add(name, time.perf_counter() - started)


def include(others: Stages) -> None:
    """Count what another process has recorded, if somebody records here."""
    stages = _recorded.get()
    if stages is not None:
        for name, seconds in others.seconds.items():
            stages.add(name, seconds, others.visits[name])

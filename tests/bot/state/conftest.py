"""A memory in a folder of its own, on a day that a test can move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot.state.memory import Memory


@dataclass
class Calendar:
    """Shows `day` until somebody turns the leaf."""

    day: date = date(2026, 11, 23)

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture(params=["folder", "postgres"])
def database(request: pytest.FixtureRequest) -> str | None:
    """Where a test's memory is kept: everything is to hold in both places."""
    return str(request.getfixturevalue("engine")) if request.param == "postgres" else None


@pytest.fixture
def memory(tmp_path: Path, calendar: Calendar, database: str | None) -> Iterator[Memory]:
    opened = Memory(tmp_path / "data", calendar, database)
    yield opened
    opened.close()

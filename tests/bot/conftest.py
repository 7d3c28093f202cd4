"""One serving bot for a file of tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.bot.process import Stage, built, carelessness, staged
from tests.discord.server import LoopbackDiscord


@pytest.fixture(scope="session")
def seed_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of all seeds."""
    return built(tmp_path_factory.mktemp("seeds"))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(seed_index: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """One serving bot for all tests of a file."""
    async with staged(tmp_path_factory.mktemp("home"), seed_index) as stage:
        await stage.start()
        yield stage


@pytest.fixture
def server(stage: Stage) -> Iterator[LoopbackDiscord]:
    """The server; whatever a test does, the bot sends nothing that Discord would refuse or that could ping."""
    yield stage.server
    assert stage.server.violations == []
    assert stage.server.unexpected == []
    assert stage.server.faults.waiting == []
    assert carelessness(stage.server) == []

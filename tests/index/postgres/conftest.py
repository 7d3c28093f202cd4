"""Indexes that stand in both places: in a folder and in a database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.datatypes import Progress
from index.embedding import StaticEmbedder
from index.library import Generation, live_generation
from index.postgres.publishing import publish
from tests.index.sources.outlet import Outlet, serving
from tests.postgres_server import Server


def ignored(progress: Progress) -> None:
    """A listener that does not care."""


@pytest.fixture(scope="session")
def newsroom(newsroom_index: Path, static: StaticEmbedder) -> Iterator[Generation]:
    """The newsroom's reports in a folder."""
    generation = Generation.open(live_generation(newsroom_index), static.fingerprint)
    yield generation
    generation.close()


@pytest.fixture(scope="session")
def newsroom_engine(postgres: Server, newsroom: Generation, static: StaticEmbedder) -> str:
    """The same in a database, to be read only."""
    engine = postgres.database("newsroom")
    publish(newsroom, engine, static, static, ignored)
    return engine


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    """An outlet to read from."""
    with serving() as outlet:
        yield outlet

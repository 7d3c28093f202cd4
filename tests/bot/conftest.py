"""Keeps the tests away from a developer's own settings and data folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def nothing_of_the_developers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for key in [key for key in os.environ if key.startswith(("BOT_", "INDEX_"))]:
        monkeypatch.delenv(key)
    monkeypatch.chdir(tmp_path)

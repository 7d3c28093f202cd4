"""An index of two articles, and the command line in this process."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from index import load_embedder, rebuild
from tests.bot.commands.commandline import ARTICLES, Command, Keyboard, Ran


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the articles, for tests that do not change it."""
    folder = tmp_path_factory.mktemp("built")
    rebuild([articles], folder, load_embedder("static"))
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """An index of the articles to do with as one likes."""
    return shutil.copytree(built, tmp_path / "library")


@pytest.fixture
def talentmoves(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command line in this process."""

    def run(*arguments: str | Path, stdin: str | bytes = "", on_terminal: bool = False) -> Ran:
        given = io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin)
        monkeypatch.setattr(sys, "argv", ["talentmoves", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", Keyboard(given) if on_terminal else io.TextIOWrapper(given, newline="\n"))
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Ran(int(ended.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture(autouse=True)
def an_english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "FORCE_COLOR", "NO_COLOR", "BOT_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")

"""With nothing set: the embedder that comes with the package answers, token by token."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.commandline import Command


def test_rebuild_and_ask_work_with_no_setting(
    talentmoves: Command, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("INDEX_EMBEDDER")
    folder = tmp_path / "data"

    built = talentmoves("rebuild", "--articles", articles, "--index", folder)
    answered = talentmoves("ask", "Warum verlässt Henrik Thiede Nordlicht?", "--index", folder)
    shown = talentmoves("status", "--index", folder)

    assert (built.code, answered.code, shown.code) == (0, 0, 0)
    assert "Grund ist ein Streit" in answered.out
    assert "contextual-384-" in shown.out

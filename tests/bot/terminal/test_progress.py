"""How far a rebuild is: bars on a terminal, a line a stage elsewhere."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from bot.terminal.progress import pace, shown_progress
from bot.texts import texts_for
from index import Progress


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["Looking for changes: 1,200 of 1,200", "Reading articles: 3 of 3", "Indexing: 4 of 4"]),
        ("de", ["Änderungen werden gesucht: 1.200 von 1.200", "Artikel werden gelesen: 3 von 3"]),
    ],
)
def test_where_there_is_no_terminal_each_finished_stage_is_one_line(language: str, lines: list[str]) -> None:
    stream = StringIO()

    with shown_progress(Console(file=stream, width=20), texts_for(language)) as listen:
        for stage, total in (("comparing", 1_200), ("reading", 3), ("indexing", 4)):
            for done in range(1, total + 1):
                listen(Progress(stage, done, total))

    assert stream.getvalue().splitlines()[: len(lines)] == lines
    assert len(stream.getvalue().splitlines()) == 3


def test_a_stage_that_takes_long_is_heard_of_before_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = StringIO()
    monkeypatch.setattr("bot.terminal.progress._EVERY", 0.0)

    with shown_progress(Console(file=stream), texts_for("en")) as listen:
        listen(Progress("reading", 1, 3))
        listen(Progress("reading", 2, 3))

    assert stream.getvalue().splitlines() == ["Reading articles: 1 of 3", "Reading articles: 2 of 3"]


def test_on_a_terminal_each_stage_has_a_bar_and_nothing_of_it_stays() -> None:
    stream = StringIO()

    with shown_progress(Console(file=stream, force_terminal=True, width=60), texts_for("fr")) as listen:
        listen(Progress("reading", 1, 2))
        listen(Progress("reading", 2, 2))

    assert "Lecture des articles\u00a0: 2 sur 2" in stream.getvalue()
    assert stream.getvalue().endswith("\x1b[1A\x1b[2K")


@pytest.mark.parametrize(
    ("done", "seconds", "told"),
    [
        (250, 10.0, "25 a second, 30 seconds left"),
        (999, 999.0, "1 a second, 1 second left"),
        (10, 0.2, ""),
        (0, 5.0, ""),
        (1_000, 5.0, ""),
    ],
)
def test_the_pace_is_told_once_it_is_known_and_as_long_as_anything_is_left(
    done: int, seconds: float, told: str
) -> None:
    assert pace(Progress("reading", done, 1_000), seconds, texts_for("en")) == told

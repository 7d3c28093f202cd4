"""How far a rebuild is: bars on a terminal, a line a stage elsewhere."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from bot.progress import shown_progress
from bot.texts import texts_for
from index import Progress


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["Reading articles: 3 of 3", "Embedding passages: 1,200 of 1,200", "Indexing: 4 of 4"]),
        ("de", ["Artikel werden gelesen: 3 von 3", "Textstellen werden eingebettet: 1.200 von 1.200"]),
    ],
)
def test_where_there_is_no_terminal_each_finished_stage_is_one_line(language: str, lines: list[str]) -> None:
    stream = StringIO()

    with shown_progress(Console(file=stream, width=20), texts_for(language)) as listen:
        for stage, total in (("reading", 3), ("embedding", 1_200), ("indexing", 4)):
            for done in range(1, total + 1):
                listen(Progress(stage, done, total))

    assert stream.getvalue().splitlines()[: len(lines)] == lines
    assert len(stream.getvalue().splitlines()) == 3


def test_a_stage_that_takes_long_is_heard_of_before_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = StringIO()
    monkeypatch.setattr("bot.progress._EVERY", 0.0)

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

"""The report card: every part, ours beside textbook retrieval, on a terminal and as a page."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

from rich.console import Console

from bot.terminal.reportcard import markdown, print_report_card
from index import Outcome

RIGHT = Outcome("Who?", "fit", "de", "who", "de→fr", True, True, (True, False), 2, 0.9, True)
REFUSED = replace(RIGHT, kind="noise", pair="de→–", is_answerable=False, is_answered=False, relevance=(), relevant=0)
ASIDE = replace(RIGHT, part="aside", relevance=(False, True))
OURS = [RIGHT, REFUSED, ASIDE]
BASELINES = {"BM25": [replace(one, is_answered=True, is_marked=None) for one in OURS]}


def shown() -> str:
    file = StringIO()
    print_report_card(Console(file=file, width=92), OURS, BASELINES)
    return file.getvalue()


def test_each_part_shows_ours_and_the_baselines_then_pairs_of_languages_and_kinds() -> None:
    page = shown()

    heads = "n right A@1 A@3 R@1 R@5 R@10 MRR nDCG marked refused wrongly".split()
    right = "1.00 1.00 1.00 1.00 1.00 1.00 1.00 0.61 1.00".split()
    assert [line.split() for line in page.splitlines()[:12]] == [
        ["fit", *heads],
        ["talentmoves", "2", *right, "1.00", "0.00"],
        ["BM25", "2", "0.50", *right[1:-1], "–", "0.00", "0.00"],
        [],
        ["fit,", "by", "languages", *heads],
        ["de→fr", "1", *right, "–", "0.00"],
        ["de→–", "1", "1.00", *["–"] * 8, "1.00", "–"],
        [],
        ["fit,", "by", "kind", *heads],
        ["noise", "1", "1.00", *["–"] * 8, "1.00", "–"],
        ["who", "1", *right, "–", "0.00"],
        [],
    ]
    assert "aside: right 0.00, between 0.00 and 0.00" in page
    assert max(map(len, page.splitlines())) <= 92


def test_the_page_holds_the_same_figures_as_tables() -> None:
    page = markdown(OURS, BASELINES)

    assert "## fit, by languages" in page
    assert "| de→– | 1 | 1.00 | – | – | – | – | – | – | – | – | 1.00 | – |" in page
    assert "| 0.90 | 3 | 0.33 |" in page

"""Questions on generated reports: their titles, and what people ask of them in another language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from tests.benchmarks.articles import reports

_QUESTIONS = (
    "Why did {a} leave {x}?",
    "wer ging von {x} zu {y}",
    "combien {y} a offert à {a} ?",
    "What was {a} at {x}?",
    "wann geht {a} zu {y}?",
)


def titles(count: int, of: int, seed: int = 1) -> Iterator[str]:
    """Of `count` reports, evenly spread over the first `of`."""
    return (report.title for number, report in enumerate(reports(of, seed)) if _is_drawn(number, count, of))


def questions(count: int, of: int, seed: int = 1) -> Iterator[str]:
    """On the same reports; their languages take turns whatever the reports' are."""
    drawn = (report for number, report in enumerate(reports(of, seed)) if _is_drawn(number, count, of))
    for report, question in zip(drawn, cycle(_QUESTIONS), strict=False):
        yield question.format_map(report.paragraphs[0][0].holds)


def _is_drawn(number: int, count: int, of: int) -> bool:
    return number * count // of != (number - 1) * count // of

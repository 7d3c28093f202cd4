"""`python -m tests.benchmarks.names`: known names looked up among those of 10,000 articles, names found in an article.

In milliseconds of processor time: the machine may be shared.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from statistics import median, quantiles

from index.names import Kind, NameDirectory, Names, gathered
from index.names.extraction import names_in
from index.names.lexicon import lexicon
from index.reading import read_articles

ROOT = Path(__file__).parents[2]
ARTICLES, PEOPLE, ORGANISATIONS = 10_000, 5, 4
TURNS = 20

TYPED = ("mur", "zukerb", "sam al", "antropc", "open", "x", "", "suleim", "mistrl ai", "von der l", "qqqqqq")
MISSPELT = ("zukerberg", "altmann", "suleiman", "carpathy", "nachfolgerin", "gehaltsverhandlung")


def main() -> None:
    directory = NameDirectory(tuple(sorted(gathered(_generated()), key=lambda known: -known.articles)))
    articles = read_articles([ROOT / "seeds"]).articles
    rows = [
        ("names known", f"{len(directory.names):,}"),
        ("first look-up, which orders them", _milliseconds([lambda: directory.beginning("a")], 1)),
        ("`known_names` by what is typed", _milliseconds([_looking(directory, typed) for typed in TYPED], TURNS)),
        ("the name that a word misspells", _milliseconds([_respelling(directory, word) for word in MISSPELT], TURNS)),
        ("names in an article of `seeds/`", _milliseconds([lambda a=a: names_in(a) for a in articles], 1)),  # type: ignore[misc]
    ]
    print("| what | p50 / p95 |\n|---|---|")
    for what, figure in rows:
        print(f"| {what} | {figure} |")


def _generated() -> list[Names]:
    """The names of articles, a fixed few of them frequent, most in one article only."""
    chance = random.Random(7)
    known = lexicon()
    given, family = sorted(known.first_names), sorted(known.surnames | known.well_known)
    firms = [f"{one} {two}".title() for one, two in product(sorted(known.organisations), ("labs", "ai", "systems"))]
    firms += [f"{name.title()} {head}" for name in family for head in ("Robotics", "Analytics", "Capital")]
    return [
        Names(
            tuple(f"{chance.choice(given)} {chance.choice(family)}".title() for _ in range(PEOPLE)),
            tuple(firms[int(len(firms) * chance.random() ** 2)] for _ in range(ORGANISATIONS)),
        )
        for _ in range(ARTICLES)
    ]


def _looking(directory: NameDirectory, typed: str) -> Callable[[], object]:
    return lambda: directory.beginning(typed, Kind.PERSON)


def _respelling(directory: NameDirectory, word: str) -> Callable[[], object]:
    return lambda: directory.likest_word(word)


def _milliseconds(calls: Sequence[Callable[[], object]], turns: int) -> str:
    timings = []
    for call in list(calls) * turns:
        started = time.process_time()
        call()
        timings.append((time.process_time() - started) * 1000)
    return (
        f"{median(timings):.1f} / {quantiles(timings, n=20)[-1]:.1f} ms" if len(timings) > 1 else f"{timings[0]:.0f} ms"
    )


if __name__ == "__main__":
    main()

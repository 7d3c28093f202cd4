"""`python -m tests.benchmarks.names [ARTICLES]`: names looked up among those of 10,000 articles, names found in an article.

In milliseconds of processor time: the machine may be shared.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import product
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from index.library import Catalogue, NameTable
from index.library.namewriting import add_names
from index.library.tables import FILE, SqliteTables
from index.names import KnownName, Names, gathered, named_in
from index.names.extraction import names_in
from index.names.lexicon import lexicon
from index.reading import read_articles

ROOT = Path(__file__).parents[2]
ARTICLES, PEOPLE, ORGANISATIONS = 10_000, 5, 4
TURNS = 20

TYPED = ("mur", "zukerb", "sam al", "antropc", "open", "x", "", "suleim", "mistrl ai", "von der l", "qqqqqq", "s")
QUESTION = "why did sam altman leave openai for microsoft, and what did mira murati and ilya sutskever say about it?"
MISSPELT = ("zukerberg", "altmann", "suleiman", "carpathy", "nachfolgerin", "gehaltsverhandlung")


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with TemporaryDirectory() as folder:
        started = time.process_time()
        known = _written(Path(folder), gathered(_generated(articles)))
        written, megabytes = time.process_time() - started, (Path(folder) / FILE).stat().st_size / 1e6
        table = NameTable(Catalogue(SqliteTables(sqlite3.connect(Path(folder) / FILE))))
        _print(table, f"{known:,} in {written:.1f} s, {megabytes:.1f} MB")


def _print(table: NameTable, written: str) -> None:
    seeds = read_articles([ROOT / "seeds"]).articles
    rows = [
        ("names gathered and written", written),
        ("first look-up", _milliseconds([lambda: table.beginning("a")], 1)),
        *(
            (f"`known_names` where {typed!r} is typed", _milliseconds([_looking(table, typed)], TURNS))
            for typed in TYPED
        ),
        ("the name that a word misspells", _milliseconds([_respelling(table, word) for word in MISSPELT], TURNS)),
        ("names that a question calls", _milliseconds([lambda: named_in(QUESTION, table, lambda word: False)], TURNS)),
        ("names in an article of `seeds/`", _milliseconds([lambda a=a: names_in(a) for a in seeds], 1)),  # type: ignore[misc]
    ]
    print("| what | p50 / p95 |\n|---|---|")
    for what, figure in rows:
        print(f"| {what} | {figure} |")
    print(f"\nAt most {getrusage(RUSAGE_SELF).ru_maxrss // 1024} MB.")


def _written(folder: Path, names: Iterable[KnownName]) -> int:
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        add_names(connection, names, lambda word: False)
        return int(connection.execute("SELECT count(*) FROM names").fetchone()[0])


def _generated(articles: int) -> Iterator[Names]:
    """The names of articles, a fixed few of them frequent, most in one article only."""
    chance = random.Random(7)
    known = lexicon()
    given, family = sorted(known.first_names), sorted(known.surnames | known.well_known)
    firms = [f"{one} {two}".title() for one, two in product(sorted(known.organisations), ("labs", "ai", "systems"))]
    firms += [f"{name.title()} {head}" for name in family for head in ("Robotics", "Analytics", "Capital")]
    for _ in range(articles):
        yield Names(
            tuple(f"{chance.choice(given)} {chance.choice(family)}".title() for _ in range(PEOPLE)),
            tuple(firms[int(len(firms) * chance.random() ** 2)] for _ in range(ORGANISATIONS)),
        )


def _looking(table: NameTable, typed: str) -> Callable[[], object]:
    return lambda: table.beginning(typed)


def _respelling(table: NameTable, word: str) -> Callable[[], object]:
    return lambda: table.likest_word(word)


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

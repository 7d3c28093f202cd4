"""The names of many articles -> the names that an index knows."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import groupby
from operator import itemgetter

from index.names.lexicon import plain
from index.names.nouns import Kind, KnownName, Names

_WRITTEN = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE written (key TEXT NOT NULL, surname TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL);
"""
_COUNTED = """
CREATE TABLE counted AS SELECT key, surname, name, kind, count(*) AS articles FROM written GROUP BY 1, 2, 3, 4;
DROP TABLE written;
CREATE TABLE people AS SELECT key, surname FROM counted GROUP BY key HAVING sum(articles * (kind = 'person')) * 2 > sum(articles);
CREATE TABLE full_names AS SELECT surname, min(key) AS key FROM people WHERE key <> surname GROUP BY surname HAVING count(*) = 1;
DELETE FROM full_names WHERE surname NOT IN (SELECT key FROM people);
CREATE UNIQUE INDEX full_names_by_surname ON full_names (surname);
UPDATE counted SET key = (SELECT full_names.key FROM full_names WHERE full_names.surname = counted.key)
    WHERE key IN (SELECT surname FROM full_names);
"""

_Spelling = tuple[str, Kind, int]
"""A name as it is written, what it is of, and in how many articles."""


def gathered(names: Iterable[Names]) -> Iterator[KnownName]:
    """Each name once, by its folded spelling; `names`, one for each article, is read once.

    Spellings that differ in accents, capitals or "The" are one name, and so are a surname alone and the one full name that
    ends in it. A name that is here a person and there an organisation is what it is more often. They are counted on disk:
    most names stand in one article only, so that there are many times as many as articles.
    """
    with closing(sqlite3.connect("")) as scratch:  # a file of SQLite's own, which goes with the connection
        scratch.executescript(_WRITTEN)
        scratch.executemany("INSERT INTO written VALUES (?, ?, ?, ?)", _written(names))
        scratch.executescript(_COUNTED)
        counted = scratch.execute("SELECT key, name, kind, articles FROM counted ORDER BY key")
        for _, spellings in groupby(counted, itemgetter(0)):
            yield _known([(name, Kind(kind), articles) for _, name, kind, articles in spellings])


def _written(names: Iterable[Names]) -> Iterator[tuple[str, str, str, str]]:
    """Of each article every name once: its key, the last word of that, the name, and its kind."""
    for one in names:
        for kind, listed in ((Kind.PERSON, one.people), (Kind.ORGANISATION, one.organisations)):
            for key, name in {plain(name).removeprefix("the "): name for name in listed}.items():
                yield key, key.rsplit(" ", 1)[-1], name, kind.value


def _known(spellings: list[_Spelling]) -> KnownName:
    counts: Counter[str] = Counter()
    for name, _, articles in spellings:
        counts[name] += articles
    people = sum(articles for _, kind, articles in spellings if kind is Kind.PERSON)
    kind = Kind.PERSON if people * 2 > counts.total() else Kind.ORGANISATION
    best, *others = sorted(counts, key=lambda name: (" " not in name, -counts[name], name))
    return KnownName(best, kind, counts.total(), tuple(sorted(others, key=lambda name: -counts[name])))

"""The names that a generation knows: tables beside the articles in its catalogue, of which nothing is held in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from index.library.catalogue import Catalogue
from index.names import SLIPS, Kind, KnownName, begun, likest, likest_heads, likest_word, sound_of

_LAST = chr(0x10FFFF)
"""Sorts behind every letter."""
_NEXT = "!"
"""Sorts behind a space, and before every letter and digit."""
_WAYS = 4
"""So many beginnings are read for each name that is wanted: a name may have more than one, by its spellings and its words."""
_AT_ONCE = 1_000

_BEGINNING = "SELECT name FROM name_starts WHERE start >= ? AND start < ? ORDER BY later, articles DESC, name LIMIT ?"
_ALIKE = """
WITH asked (low, high) AS (VALUES {marks})
SELECT DISTINCT start, articles, name FROM asked JOIN name_starts ON start >= low AND start < high
"""
_CALLED = """
WITH asked (low, high) AS (VALUES {marks}), found AS (
    SELECT low, name, row_number() OVER (
        PARTITION BY low ORDER BY CASE WHEN start = low AND later = 0 THEN 0 ELSE 1 END, articles DESC, name
    ) AS place FROM asked JOIN name_starts ON start >= low AND start < high
) SELECT low, name FROM found WHERE place = 1
"""


class NameTable:
    """Read-only view of the names in a catalogue. Its methods raise `BrokenIndexError`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def beginning(self, typed: str, k: int = 25) -> list[KnownName]:
        """At most `k` names: first those that begin as typed, then those with a later word that does, each group by the
        number of articles; where there is none, those that seem to be misspelt. Nothing typed: the most frequent names.
        """
        start = begun(typed)
        if not start:
            rows = self._catalogue.select("SELECT row FROM names ORDER BY articles DESC, row LIMIT ?", k)
        else:
            rows = self._catalogue.select(_BEGINNING, start, start + _LAST, _WAYS * k)
        found = dict.fromkeys(row for (row,) in rows) or self._alike(start)
        return list(self._names(list(islice(found, k))).values())

    def called(self, phrases: Iterable[str]) -> Mapping[str, KnownName]:
        """For folded words, separated by spaces, the name of most articles that has them side by side, the whole of one
        before a part; phrases that are in no name are left out.
        """
        asked = [*dict.fromkeys(phrases)]
        rows: dict[str, int] = {}
        for begin in range(0, len(asked), _AT_ONCE):
            some = [(phrase, phrase + _NEXT) for phrase in asked[begin : begin + _AT_ONCE]]
            rows |= dict(self._within(_CALLED, some))
        names = self._names([*dict.fromkeys(rows.values())])
        return {phrase: names[row] for phrase, row in rows.items()}

    def words_among(self, folded: Iterable[str]) -> frozenset[str]:
        """Those of some folded words that by themselves tell a name."""
        asked = sorted(folded)
        if not asked:
            return frozenset()
        found = self._catalogue.select(f"SELECT word FROM name_words WHERE word IN ({_marks(asked)})", *asked)  # noqa: S608
        return frozenset(word for (word,) in found)

    def likest_word(self, folded: str) -> str | None:
        """The word of a name that `folded` seems to misspell, if any."""
        query = "SELECT word, articles FROM respellable WHERE sound = ? AND length(word) BETWEEN ? AND ?"
        alike = self._catalogue.select(query, sound_of(folded), len(folded) - SLIPS, len(folded) + SLIPS)
        return likest_word(folded, dict(alike))

    def abbreviated(self, folded: str) -> str | None:
        """The name of most articles that has these initials, if any."""
        found = self._catalogue.select("SELECT name FROM name_initials WHERE initials = ?", folded)
        return found[0][0] if found else None

    def _alike(self, start: str) -> Iterable[int]:
        sounding = self._catalogue.select("SELECT head FROM name_heads WHERE sound = ?", sound_of(start))
        heads = likest_heads(start, (head for (head,) in sounding))
        return likest(start, self._within(_ALIKE, [(head, head + _LAST) for head in heads])) if heads else ()

    def _within(self, query: str, spans: Sequence[tuple[str, str]]) -> list[tuple[Any, ...]]:
        marks = ", ".join(["(?, ?)"] * len(spans))
        return self._catalogue.select(query.format(marks=marks), *(end for span in spans for end in span))

    def _names(self, rows: Sequence[int]) -> Mapping[int, KnownName]:
        """The names in these rows, in the given order."""
        if not rows:
            return {}
        query = f"SELECT row, name, kind, articles, spellings FROM names WHERE row IN ({_marks(rows)})"  # noqa: S608
        found = {
            row: KnownName(name, Kind(kind), articles, tuple(json.loads(spellings)))
            for row, name, kind, articles, spellings in self._catalogue.select(query, *rows)
        }
        return {row: found[row] for row in rows}


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))

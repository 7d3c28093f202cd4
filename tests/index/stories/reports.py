"""Articles and profiles of invented moves, each with little more than what a test is about."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from datetime import date
from zlib import crc32

import numpy as np

from index.datatypes import Article
from index.stories.fingerprints import fingerprint_of
from index.stories.profiles import Profile

DAY = date(2024, 3, 4)


def report(text: str, *, language: str = "en", title: str = "A move", published: date | None = DAY) -> Article:
    return Article(
        id=str(abs(hash(text))), path="a.txt", title=title, text=text, language=language, published=published
    )


def profile(
    *people: str,
    organisations: Mapping[str, float] | None = None,
    day: int | None = 0,
    wording: str = "",
    likeness: float = 0.6,
    turns: frozenset[str] = frozenset(),
) -> Profile:
    """Of an article that is about `people` in equal shares, published so many days after the first of all.

    The cosine of two profiles' vectors is the product of their `likeness`.
    """
    vector = np.zeros(2 + len(wording), np.float16)
    vector[0] = likeness
    return Profile(
        day=None if day is None else 700_000 + day,
        people=dict.fromkeys(people, 1.0),
        capitalised=array("I", sorted({crc32(word.encode()) for person in people for word in person.split()})),
        organisations=organisations or {"heliotrop": 1.0, "nordlicht": 1.0},
        figures=frozenset(),
        turns=turns,
        vector=vector[:2],
        fingerprint=fingerprint_of(wording or " ".join((*people, str(day)))),
    )

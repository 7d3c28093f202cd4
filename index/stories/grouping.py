"""Profiles -> stories: likely pairs are found by a shared name or wording, then joined with care."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, product

import numpy as np

from index.stories.fingerprints import look_alikes
from index.stories.kinship import kinship
from index.stories.outline import Outline, outline_of
from index.stories.profiles import Profile

SAME = 0.65
"""From this kinship on two articles are taken for the same event."""

_COMPANY = 0.45
"""The kinship that the members of two groups must have on average for the groups to be joined."""

_NEIGHBOURS, _DAYS_APART = 10, 45
_ASKED = 6

Story = tuple[int, ...]
"""Rows of two or more articles, ascending."""
_Kin = Callable[[int, int], float]


def stories_of(profiles: Sequence[Profile]) -> list[Story]:
    """The stories among articles, by their first rows; each article is in one at most. `profiles` is read through once, then
    by its rows.

    Groups are joined from the likeliest pair on, and only if their members fit each other on average: a chain of
    articles of which each resembles the next does not become one story.
    """
    outline = outline_of(profiles)

    def kin(one: int, other: int) -> float:
        return kinship(profiles[one], profiles[other], outline.rarity)

    scored = ((kin(one, other), one, other) for one, other in candidate_pairs(outline))
    likely = sorted((pair for pair in scored if pair[0] >= SAME), key=lambda pair: (-pair[0], pair[1:]))
    story_of: dict[int, Story] = {row: (row,) for _, *pair in likely for row in pair}
    for _, one, other in likely:
        left, right = story_of[one], story_of[other]
        joined = tuple(sorted(left + right))
        if left is not right and _are_near([outline.days[row] for row in joined]) and _fit(left, right, kin):
            story_of.update(dict.fromkeys(joined, joined))
    return sorted({story for story in story_of.values() if len(story) > 1})


def candidate_pairs(outline: Outline) -> Iterator[tuple[int, int]]:
    """Pairs that may tell the same event: about the same person or the same two organisations within six weeks, or
    alike in wording. Each once, the lower row first; at most a few dozen for one article, so that a name that every
    article holds does not make all pairs.
    """
    alike = (group.tolist() for group in look_alikes(outline.fingerprints))
    pairs = (pair for rows in chain(outline.groups(), alike) for pair in _near_in_time(rows, outline.days))
    codes = (one * len(outline) + other for one, other in pairs)  # a tenth of what tuples would take
    for code in np.unique(np.fromiter(codes, np.int64)).tolist():
        yield divmod(code, len(outline))


def _near_in_time(rows: Sequence[int], days: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Each row with the ones that follow it in time; one without a day comes last and is near to any."""
    ordered = sorted(rows, key=lambda row: (days[row] or 10**7, row))
    for place, row in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + _NEIGHBOURS]:
            if _are_near((days[row], days[other])):
                yield min(row, other), max(row, other)


def _are_near(days: Iterable[int | None]) -> bool:
    known = [day for day in days if day is not None]
    return not known or max(known) - min(known) <= _DAYS_APART


def _fit(left: Story, right: Story, kin: _Kin) -> bool:
    scores = [kin(one, other) for one, other in product(left[:_ASKED], right[:_ASKED])]
    return sum(scores) / len(scores) >= _COMPANY

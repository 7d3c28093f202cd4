"""A Hit -> the Hit with what other articles tell of the same event or later."""

from __future__ import annotations

from dataclasses import replace

from index.datatypes import FollowUp, Hit
from index.library import Storybook
from index.stories.follow_ups import follow_up


def corroborated(hit: Hit, stories: Storybook) -> Hit:
    """`hit` with its story's other articles, what they state differently of its passage, and what came later."""
    return replace(
        hit,
        also=tuple(stories.others(hit.article)),
        disagreements=tuple(stories.disagreements(hit.article, hit.passage.start, hit.passage.end)),
        newer=_newer(hit, stories),
    )


def _newer(hit: Hit, stories: Storybook) -> FollowUp | None:
    later = stories.later(hit.article, hit.passage.text)
    chosen = follow_up(later)
    if chosen is None:
        return None
    people = tuple(sorted(one.person for one in later if one.row == chosen.row))
    return FollowUp(stories.article(chosen.row), people, chosen.reverses)

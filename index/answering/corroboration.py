"""A Hit -> the Hit with what other articles tell of the same event or later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from index.datatypes import Article, FollowUp, Hit
from index.library import Storybook
from index.stages import stage
from index.stories.follow_ups import follow_up


@stage("who else reports, what came later")
def corroborated(hit: Hit, stories: Storybook) -> Hit:
    """`hit` with its story's other outlets, what its other articles state differently of its passage, and what came later."""
    return replace(
        hit,
        also=witnesses(hit.article, stories.others(hit.article)),
        disagreements=tuple(stories.disagreements(hit.article, hit.passage.start, hit.passage.end)),
        newer=_newer(hit, stories),
    )


def witnesses(article: Article, others: Iterable[Article]) -> tuple[Article, ...]:
    """Those of `others` that are, or rest on, the reporting of a known outlet that `article` does not name itself.

    A copy of a page says no more than the page.
    """
    return tuple(other for other in others if other.outlets_besides(article))


def _newer(hit: Hit, stories: Storybook) -> FollowUp | None:
    later = stories.later(hit.article, hit.passage.text)
    chosen = follow_up(later)
    if chosen is None:
        return None
    there = (one for one in later if one.row == chosen.row)
    people = tuple(sorted(one.person for one in there if chosen.reverses or one.leads_title))
    return FollowUp(stories.article(chosen.row), people, chosen.reverses)

"""Which later article is pointed to."""

from __future__ import annotations

from datetime import date

from index.stories.follow_ups import Later, follow_up


def later(row: int, day: int, *, shares: bool = True, turns: bool = False, same: bool = False) -> Later:
    return Later(row, date(2024, 5, day), "Ada Lindqvist", shares, turns, same)


def test_the_newest_article_is_pointed_to() -> None:
    assert follow_up([later(1, 9), later(2, 20), later(3, 11)]) == later(2, 20)


def test_the_first_reversal_comes_before_anything_newer() -> None:
    reversal = later(1, 9, turns=True)

    assert follow_up([later(2, 20), later(3, 15, turns=True), reversal]) == reversal
    assert reversal.reverses


def test_a_return_to_somewhere_else_reverses_nothing() -> None:
    elsewhere = later(1, 9, shares=False, turns=True)

    assert follow_up([elsewhere, later(2, 20)]) == later(2, 20)
    assert not elsewhere.reverses


def test_the_same_story_told_later_is_no_news_unless_it_takes_it_back() -> None:
    denial = later(2, 10, turns=True, same=True)

    assert follow_up([later(1, 20, same=True)]) is None
    assert follow_up([later(1, 20, same=True), denial]) == denial


def test_nothing_later_is_nothing() -> None:
    assert follow_up([]) is None

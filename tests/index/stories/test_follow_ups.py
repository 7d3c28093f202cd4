"""Which later article is pointed to."""

from __future__ import annotations

from datetime import date

import pytest

from index.stories.follow_ups import Later, follow_up, leads_title


def later(
    row: int, day: int, *, shares: bool = True, turns: bool = False, same: bool = False, titled: bool = True
) -> Later:
    return Later(row, date(2024, 5, day), "Ada Lindqvist", shares, turns, same, titled)


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


def test_an_article_that_names_somebody_only_in_passing_is_no_news_of_them() -> None:
    assert follow_up([later(1, 9, titled=False)]) is None
    assert follow_up([later(1, 9), later(2, 20, titled=False)]) == later(1, 9)


def test_what_takes_it_back_is_pointed_to_whatever_its_title_says() -> None:
    reversal = later(1, 9, turns=True, titled=False)

    assert follow_up([later(2, 20), reversal]) == reversal


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Altman's second act", "Sam Altman"),
        ("Altmans Rückkehr", "Sam Altman"),
        ("Le retour d’Altman", "Sam Altman"),
        ("Müller geht zu Meta", "Ida Muller"),
        ("Kaiming He joins MIT", "Kaiming He"),
    ],
)
def test_a_title_names_somebody_by_their_last_name(title: str, name: str) -> None:
    assert leads_title(title, name, [name])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Lucas Beyer rejoint Meta", "Sam Altman"),
        ("Sam goes to Meta", "Sam Altman"),
        ("Bayern lockt Forscher", "Ada Bayer"),
        ("Why he left Google", "Kaiming He"),
    ],
)
def test_a_title_does_not_name_somebody_by_another_word(title: str, name: str) -> None:
    assert not leads_title(title, name, [name])


def test_a_title_is_news_of_whom_it_names_first() -> None:
    title, people = "Lucas Beyer dément la prime évoquée par Sam Altman", ["Sam Altman", "Lucas Beyer"]

    assert leads_title(title, "Lucas Beyer", people)
    assert not leads_title(title, "Sam Altman", people)

"""Sums of money and days to come, as six languages write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.stories.figures import ON, UNTIL, days_to_come, sums_in

DAY = date(2024, 3, 4)


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("45 Millionen Dollar", 45e6, "usd"),
        ("$40 million", 40e6, "usd"),
        ("40 millones de dólares", 40e6, "usd"),
        ("US$100m", 100e6, "usd"),
        ("340.000 Euro", 340_000, "eur"),
        ("€28m", 28e6, "eur"),
        ("2,3 milliards d'euros", 2.3e9, "eur"),
        ("1,5 milioni di euro", 1.5e6, "eur"),
        ("12 000 francs suisses", 12_000, "chf"),
        ("£24m", 24e6, "gbp"),
    ],
)
def test_a_sum_is_read_with_its_currency_and_stands_where_it_says(written: str, value: float, unit: str) -> None:
    text = f"Ihr Paket: {written}, so heißt es."

    (found,) = sums_in(text)

    assert (found.value, found.unit) == (value, unit)
    assert text[found.start : found.end] == written


@pytest.mark.parametrize("text", ["Sie ist 36 Jahre alt.", "19 employees", "3 % des parts", "2024", ""])
def test_what_is_no_money_is_no_sum(text: str) -> None:
    assert list(sums_in(text)) == []


@pytest.mark.parametrize(
    ("written", "day", "is_month"),
    [
        ("am 1. September", date(2024, 9, 1), False),
        ("le 1er septembre 2026", date(2026, 9, 1), False),
        ("on April 14", date(2024, 4, 14), False),
        ("el 21 de abril", date(2024, 4, 21), False),
        ("nel settembre 2026", date(2026, 9, 15), True),
        ("September 2026", date(2026, 9, 15), True),
    ],
)
def test_a_day_to_come_is_read_in_every_language(written: str, day: date, is_month: bool) -> None:
    (found,) = days_to_come(f"X {written}, Y", DAY)

    assert (found.value, found.is_month, found.unit) == (day.toordinal(), is_month, ON)


def test_a_day_without_a_year_is_the_nearest_one() -> None:
    (found,) = days_to_come("Sie beginnt am 10. Januar.", date(2024, 12, 20))

    assert found.value == date(2025, 1, 10).toordinal()


@pytest.mark.parametrize(
    "text", ["Gegangen ist sie am 1. Februar.", "In May she may leave.", "im März", "31 February 2026"]
)
def test_days_gone_by_and_months_alone_do_not_count(text: str) -> None:
    assert list(days_to_come(text, DAY)) == []


@pytest.mark.parametrize(
    "text", ["bis Juni 2028", "fino al giugno 2028", "valid until June 2028", "jusqu'en juin 2028"]
)
def test_the_end_of_something_is_told_from_its_beginning(text: str) -> None:
    (found,) = days_to_come(text, DAY)

    assert found.unit == UNTIL


@given(st.text(), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_figures_stand_in_the_text_whatever_it_is(text: str, published: date) -> None:
    found = [*sums_in(text), *days_to_come(text, published)]

    assert all(0 <= figure.start < figure.end <= len(text) for figure in found)

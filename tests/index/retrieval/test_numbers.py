"""Figures and dates in one writing across languages."""

from __future__ import annotations

import pytest

from index.retrieval.numbers import number_terms


@pytest.mark.parametrize(
    "written",
    ["340.000", "340,000", "340 000", "340'000", "340’000", "340\u202f000", "340 tausend", "340k", "340 mille"],
)
def test_thousands_are_one_term_in_every_writing(written: str) -> None:
    assert list(number_terms(f"mehr als {written} Chips")) == ["#340000"]


@pytest.mark.parametrize(
    "written",
    [
        "100 Milliarden Dollar",
        "100 milliards de dollars",
        "100 billion dollars",
        "100bn",
        "100.000 Millionen",
        "100 Mrd. Dollar",
    ],
)
def test_scales_of_every_language_are_multiplied(written: str) -> None:
    assert list(number_terms(written)) == ["#100000000000"]


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("1,5 Millionen", "#1500000"),
        ("1.5 million", "#1500000"),
        ("1.234,56 Euro", "#1234.56"),
        ("1,234.56 euros", "#1234.56"),
        ("620 millions", "#620000000"),
        ("13 ans", "#13"),
        ("2024", "#2024"),
    ],
)
def test_decimals_and_small_numbers_keep_their_value(written: str, term: str) -> None:
    assert list(number_terms(written)) == [term]


def test_a_full_date_is_found_by_its_day_and_its_month() -> None:
    german = {*number_terms("am 20. November 2023")}
    figures = {*number_terms("20 / 11 / 23")}
    english = {*number_terms("on November 20, 2023", "en")}

    assert german & figures & english >= {"@2023-11-20", "@2023-11"}


@pytest.mark.parametrize("text", ["", "keine Zahl", "H100", "GPT4", "Llama"])
def test_words_and_names_with_figures_in_them_are_no_numbers(text: str) -> None:
    assert list(number_terms(text)) == []


@pytest.mark.parametrize("text", ["9" * 400, "1." * 200, "1,000" * 100, "٣٤٥", "²³", "1 " * 300])
def test_hostile_figures_raise_nothing(text: str) -> None:
    assert all(term[0] in "#@" for term in number_terms(text))

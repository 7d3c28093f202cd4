"""Periods and newness, as people ask for them in six languages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from index.retrieval.times import Period, asks_for_newest, beginning_of, period_of

TODAY = date(2024, 3, 28)  # a Thursday
SEPTEMBER = (date(2023, 9, 1), date(2023, 9, 30))


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("wer hat diese Woche gewechselt?", date(2024, 3, 25), TODAY),
        ("qui est parti cette semaine", date(2024, 3, 25), TODAY),
        ("who left last week", date(2024, 3, 18), date(2024, 3, 24)),
        ("quién se fue el mes pasado", date(2024, 2, 1), date(2024, 2, 29)),
        ("chi è arrivato questo mese", date(2024, 3, 1), TODAY),
        ("départs de l'année dernière", date(2023, 1, 1), date(2023, 12, 31)),
        ("wer ging letztes Jahr zu Meta", date(2023, 1, 1), date(2023, 12, 31)),
        ("who joined in 2023?", date(2023, 1, 1), date(2023, 12, 31)),
        ("wer kam im Jahr 2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("wechsel seit 2023", date(2023, 1, 1), TODAY),
        ("wer verließ 2023 OpenAI?", date(2023, 1, 1), date(2023, 12, 31)),
        ("openai departures 2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("qui a rejoint meta depuis septembre 2023", date(2023, 9, 1), TODAY),
        ("who left OpenAI in September 2023", *SEPTEMBER),
        ("wer ging im sept. 2023", *SEPTEMBER),
        ("chi è andato via a settembre 2023", *SEPTEMBER),
        ("renuncias de septiembre de 2023", *SEPTEMBER),
    ],
)
def test_a_period_is_understood(question: str, first: date, last: date) -> None:
    found = period_of(question, TODAY)

    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "question",
    [
        "who leads the team?",
        "wie viele H100 hat Meta Ende 2024",
        "was geschah am 22. November 2023?",
        "von 2009 bis 2022 bei Meta",
        "who joins before 2025",
        "2024 $ a day",
        "GPT 2023-11",
        "who joined OpenAI",
        "",
    ],
)
def test_a_day_a_figure_or_nothing_is_no_period(question: str) -> None:
    assert period_of(question, TODAY) is None


def test_yesterday_is_a_period_too() -> None:
    found = period_of("who joined since yesterday", TODAY)

    assert found == Period(TODAY - timedelta(days=1), TODAY)


def test_what_articles_say_of_a_month_or_a_year_tells_of_the_period() -> None:
    assert period_of("in september 2023", TODAY) == Period(*SEPTEMBER, frozenset({"@2023-09"}))
    of_year = period_of("en 2023", TODAY)

    assert of_year is not None
    assert of_year.terms == {"#2023"}


@pytest.mark.parametrize(
    "question",
    [
        "latest moves at OpenAI",
        "was macht Karpathy zuletzt",
        "is Karpathy still at OpenAI",
        "what is murati doing now",
        "neueste Wechsel",
        "où travaille-t-il actuellement",
        "derniers départs chez Apple",
        "últimos fichajes de Meta",
        "dove lavora attualmente?",
    ],
)
def test_what_is_to_be_the_newest_is_understood(question: str) -> None:
    assert asks_for_newest(question)


@pytest.mark.parametrize(
    "question", ["who left last week", "le mois dernier", "wer folgt auf Haas?", "who is the new CEO"]
)
def test_other_questions_ask_for_nothing_newest(question: str) -> None:
    assert not asks_for_newest(question)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023", date(2023, 1, 1)),
        (" 2023-09 ", date(2023, 9, 1)),
        ("septembre 2023", date(2023, 9, 1)),
        ("seit September 2023", date(2023, 9, 1)),
        ("15.07.2023", date(2023, 7, 15)),
        ("2023-07-15", date(2023, 7, 15)),
        ("07/15/2023", date(2023, 7, 15)),
        ("15 luglio 2023", date(2023, 7, 15)),
        ("esta semana", date(2024, 3, 25)),
        ("last month", date(2024, 2, 1)),
    ],
)
def test_what_somebody_writes_behind_since_begins_on_a_day(written: str, day: date) -> None:
    assert beginning_of(written, TODAY) == day


@pytest.mark.parametrize("written", ["", "soon", "2023-13", "31.02.2023", "September", "20234"])
def test_what_is_no_time_begins_never(written: str) -> None:
    assert beginning_of(written, TODAY) is None

"""What people write to keep a question to some articles, and what Discord offers meanwhile."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cogs.completing import CHOICE, CHOICES, choice, dates_offered
from bot.rendering.answers import rendered
from bot.rendering.escaping import width
from bot.rendering.narrowing import UnclearDateError, kept_to, narrowed
from bot.rendering.reply import CONTENT
from bot.texts import SPOKEN, texts_for
from index import Wanted
from tests.bot.fakes import COVERAGE, answer
from tests.bot.rendering.test_answers import PINGS, WORDS

TODAY = date(2024, 3, 28)  # a Thursday
ENGLISH, FRENCH = texts_for("en"), texts_for("fr")


def test_blank_options_restrict_nothing() -> None:
    assert narrowed(" ", "", None) == narrowed(None, None, None) == Wanted()


def test_options_are_understood() -> None:
    assert narrowed(" Meta ", "letzte Woche", "de", TODAY) == Wanted("Meta", date(2024, 3, 18), "de")


def test_what_is_no_date_is_told_with_what_to_write_instead() -> None:
    with pytest.raises(UnclearDateError) as caught:
        narrowed(None, "@everyone soon", None)

    assert caught.value.told(ENGLISH).startswith("I can't read “@\u200beveryone soon” as a date. Try 2024")


def test_what_an_answer_was_kept_to_is_said_in_the_readers_language() -> None:
    wanted = Wanted("Mistral *AI*", date(2024, 6, 1), "de")

    assert kept_to(wanted, FRENCH) == "sur Mistral \\*AI\\* · depuis le 1\u00a0juin\u00a02024 · allemand"
    assert kept_to(Wanted(), FRENCH) == ""


@given(WORDS, WORDS, st.sampled_from(list(SPOKEN)))
def test_an_answer_that_is_kept_to_something_fits_and_pings_nobody(question: str, name: str, language: str) -> None:
    wanted = Wanted(name, date(2024, 6, 1), "de")

    content = rendered(answer(), COVERAGE, texts_for(language), echo=question, wanted=wanted).content

    assert width(content) <= CONTENT
    assert PINGS.search(content) is None


def test_before_anything_is_typed_usual_dates_are_offered() -> None:
    offered = {one.name: one.value for one in dates_offered(" ", TODAY, ENGLISH)}

    assert offered == {
        "This week": "2024-03-25",
        "This month": "2024-03-01",
        "2024": "2024-01-01",
        "2023": "2023-01-01",
        "2022": "2022-01-01",
        "2021": "2021-01-01",
    }


def test_a_date_that_is_typed_is_offered_as_it_is_understood() -> None:
    assert [(one.name, one.value) for one in dates_offered("07.2023", TODAY, FRENCH)] == []
    assert [(one.name, one.value) for one in dates_offered("juillet 2023", TODAY, FRENCH)] == [
        ("1\u00a0juillet\u00a02023", "2023-07-01")
    ]


@given(st.text(max_size=200), st.sampled_from(list(SPOKEN)))
def test_whatever_is_typed_discord_takes_what_is_offered_and_it_is_understood(typed: str, language: str) -> None:
    offered = dates_offered(typed, TODAY, texts_for(language))

    assert len(offered) <= CHOICES
    assert all(0 < len(one.name) <= CHOICE for one in offered)
    assert all(narrowed(None, one.value, None, TODAY).since == date.fromisoformat(one.value) for one in offered)


def test_a_long_name_of_a_choice_is_cut() -> None:
    assert choice("a" * 101, "a").name == "a" * 99 + "…"

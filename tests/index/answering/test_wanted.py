"""Only some articles may answer: about somebody, since a day, in a language. What is left out is left out before ranking."""

from __future__ import annotations

from datetime import date

import pytest

from index.answering import Answerer
from index.datatypes import Refusal, Wanted

WHO = "Who goes where, and who leaves?"


def paths(answerer: Answerer, wanted: Wanted, question: str = WHO) -> set[str]:
    return {hit.article.path for hit in answerer.answer(question, 50, wanted).hits}


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Wanted(), {"lindqvist.md", "okafor.md", "brannigan.md", "lisbon.md"}),
        (Wanted(language="fr"), {"okafor.md"}),
        (Wanted(since=date(2024, 5, 21)), {"okafor.md", "brannigan.md"}),
        (Wanted(about="Calypso"), {"okafor.md", "brannigan.md", "lisbon.md"}),
        (Wanted(about="calipso"), {"okafor.md", "brannigan.md", "lisbon.md"}),
        (Wanted(about="Calypso Recherche"), {"okafor.md"}),
        (Wanted(about="Heliotrop Labs", language="en"), {"lisbon.md"}),
        (Wanted(about="Calypso", since=date(2024, 5, 22), language="en"), {"brannigan.md"}),
        (Wanted(language="pt"), set()),
        (Wanted(about="Okafor", language="de"), set()),
        (Wanted(since=date(2030, 1, 1)), set()),
        (Wanted(about="?"), set()),
    ],
)
def test_only_wanted_articles_are_found(answerer: Answerer, wanted: Wanted, left: set[str]) -> None:
    assert paths(answerer, wanted) == left


def test_the_name_that_is_asked_about_counts_as_part_of_the_question(answerer: Answerer) -> None:
    answer = answerer.answer("Who is back?", wanted=Wanted(about="Moira Brannigan"))

    assert answer.answered
    assert answer.question == "Who is back?"
    assert answer.hits[0].article.path == "brannigan.md"


@pytest.mark.parametrize("name", ["Zbigniew Kaczmarek", "kaczmarek", "Okafor Kaczmarek"])
def test_a_name_that_no_article_holds_is_not_covered(answerer: Answerer, name: str) -> None:
    answer = answerer.answer(WHO, wanted=Wanted(about=name))

    assert (answer.refusal, answer.unknown_names, answer.hits) == (Refusal.NOT_COVERED, (name,), ())


def test_where_no_article_is_left_nothing_relevant_is_found(answerer: Answerer) -> None:
    answer = answerer.answer(WHO, wanted=Wanted(about="Okafor", language="de"))

    assert answer.refusal is Refusal.NOTHING_RELEVANT

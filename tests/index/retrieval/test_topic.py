"""Small talk and homework are told from questions about people who change jobs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from index.answering import Answerer
from index.datatypes import Refusal
from index.retrieval.concepts import is_of_domain

GOLD = Path(__file__).parents[2] / "gold"
OFF_TOPIC = [json.loads(line)["question"] for line in (GOLD / "off_topic.jsonl").read_text("utf-8").splitlines()]

Verdict = Callable[[str], bool]


@pytest.fixture(scope="module")
def is_off_topic(answerer: Answerer) -> Verdict:
    return lambda question: answerer.answer(question).refusal is Refusal.OFF_TOPIC


@pytest.mark.parametrize(
    "question",
    [
        "Lindqvist?",
        "who leads the Lisbon office",
        "wie hoch ist die Prämie der neuen Forschungschefin",
        "qui a quitté son entreprise ?",
        "Lindkvist Antrittsprämie",
    ],
)
def test_a_name_or_two_words_of_the_domain_make_a_question_one_of_ours(is_off_topic: Verdict, question: str) -> None:
    assert not is_off_topic(question)


@pytest.mark.parametrize(
    "question",
    ["best pizza topping", "was kostet ein Döner in Köln", "quel temps fera-t-il demain", "good morning bot"],
)
def test_words_that_only_look_like_an_articles_do_not(answerer: Answerer, question: str) -> None:
    assert not answerer.answer(question).answered


def test_of_270_questions_about_something_else_hardly_one_is_answered(answerer: Answerer) -> None:
    answered = [question for question in OFF_TOPIC if answerer.answer(question).answered]

    assert len(answered) <= len(OFF_TOPIC) // 20, answered


def test_general_concepts_are_not_the_domains() -> None:
    assert is_of_domain("~poach")
    assert is_of_domain("~pay")
    assert not is_of_domain("~weather")
    assert not is_of_domain("poach")

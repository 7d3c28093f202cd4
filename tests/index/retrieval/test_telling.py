"""Which terms of a question make the shortlist."""

from __future__ import annotations

import pytest

from index.retrieval.question import QuestionWord
from index.retrieval.telling import telling_terms

PASSAGES = 1_000
HOLDING = {
    ("body", "okafor"): 4,
    ("title", "okafor"): 2,
    ("body", "calypso"): 30,
    ("body", "lissabon"): 40,
    ("body", "million"): 90,
    ("body", "quitt"): 1,
    ("body", "~leave"): 500,
    ("title", "~leave"): 300,
}


def telling(*words: set[str], enough: int = 0) -> list[tuple[str, str]]:
    asked = [QuestionWord(min(terms), frozenset(terms)) for terms in words]
    return telling_terms(asked, ("body", "title"), lambda field, term: HOLDING.get((field, term), 0), PASSAGES, enough)


RARE = [("title", "okafor"), ("body", "okafor"), ("body", "calypso"), ("body", "lissabon")]


def test_the_rarest_terms_are_told_as_long_as_they_stand_in_a_tenth_of_the_passages_together() -> None:
    assert telling({"okafor"}, {"calypso"}, {"lissabon"}, {"million"}, {"~leave"}) == RARE


@pytest.mark.parametrize("words", [({"okafor"}, {"calypso"}, {"~leave"}), ({"okafor"}, {"calypso"}, {"~leave"}, {"x"})])
def test_frequent_terms_are_told_until_three_words_have_one(words: tuple[set[str], ...]) -> None:
    assert telling(*words) == [*RARE[:3], ("title", "~leave")]


def test_a_rare_term_of_a_word_stands_for_its_frequent_ones() -> None:
    assert telling({"okafor"}, {"calypso"}, {"quitt", "~leave"}) == [("body", "quitt"), *RARE[:3]]


def test_frequent_terms_are_told_where_the_rare_ones_stand_in_too_few_passages() -> None:
    assert telling({"okafor"}, {"calypso"}, {"lissabon"}, {"~leave"}, enough=100) == [*RARE, ("title", "~leave")]


def test_what_stands_nowhere_is_not_told_and_of_few_words_every_one_is() -> None:
    assert telling({"niemand"}, {"~leave"}) == [("title", "~leave")]
    assert telling({"niemand"}) == telling() == []

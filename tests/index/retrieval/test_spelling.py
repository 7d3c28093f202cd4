"""Question words that stand in no article."""

from __future__ import annotations

import pytest

from index.retrieval.spelling import Spelling

HELD = {"lindqvist", "heliotrop", "nadella", "rechenzentr", "microsoft", "sutskev"}
SPELLING = Spelling(
    is_indexed=HELD.__contains__,
    terms_beginning=lambda prefix: sorted(term for term in HELD if term.startswith(prefix)),
    is_word={"kuchen", "apfel", "backen", "micro"}.__contains__,
)


@pytest.mark.parametrize("word", ["Lindqvist", "LINDQVIST", "Heliotrop"])
def test_a_word_of_the_articles_needs_no_respelling(word: str) -> None:
    assert SPELLING.respell(word, "de") == frozenset()


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("Lindquist", "lindqvist"),
        ("Lindqvits", "lindqvist"),
        ("Nadela", "nadella"),
        ("mircosoft", "microsoft"),
        ("Helitrop", "heliotrop"),
        ("Sutzkever", "sutskev"),
    ],
)
def test_a_misspelt_word_is_respelt_by_what_the_articles_hold(word: str, term: str) -> None:
    assert SPELLING.respell(word, "de") == frozenset({term})


@pytest.mark.parametrize("word", ["Kuchen", "backen", "Apfelkuchen"])
def test_an_everyday_word_simply_stands_nowhere(word: str) -> None:
    assert SPELLING.respell(word, "de") == frozenset()


@pytest.mark.parametrize(("word", "language"), [("Okafor", "en"), ("cook", "en"), ("OpenAI", "de")])
def test_a_name_that_no_article_holds_is_unknown(word: str, language: str) -> None:
    assert SPELLING.respell(word, language) is None

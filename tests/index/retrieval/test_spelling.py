"""Question words that stand in no article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.names import Kind, KnownName
from index.retrieval.spelling import Spelling
from tests.index.names.known import table_of

HELD = {"lindqvist", "heliotrop", "nadella", "rechenzentr", "microsoft", "sutskev", "murati", "suleyman", "karpathi"}
NAMES = table_of(
    (
        KnownName("Mira Murati", Kind.PERSON, 3),
        KnownName("Mustafa Suleyman", Kind.PERSON, 2),
        KnownName("Andrej Karpathy", Kind.PERSON, 1),
        KnownName("Forscher-Ring", Kind.ORGANISATION, 1),
    )
)
SPELLING = Spelling(
    question="Worum geht es bei Tim Achterberg?",
    is_indexed=HELD.__contains__,
    terms_beginning=lambda prefix: sorted(term for term in HELD if term.startswith(prefix)),
    likest_name=NAMES.likest_word,
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
        ("Murat", "murati"),
        ("Suleiman", "suleyman"),
        ("Carpathy", "karpathi"),
    ],
)
def test_a_misspelt_word_is_respelt_by_what_the_articles_hold(word: str, term: str) -> None:
    assert SPELLING.respell(word, "de") == frozenset({term})


def test_a_misspelt_name_is_looked_for_as_every_language_writes_it() -> None:
    # English stems "karpathy" to "karpathi", German does not: to take one of the two would be a matter of luck
    held = SPELLING.is_indexed
    spelling = replace(SPELLING, is_indexed=lambda term: held(term) or term == "karpathy")

    assert spelling.respell("Carpathy", "de") == frozenset({"karpathi", "karpathy"})


@pytest.mark.parametrize("word", ["Kuchen", "backen", "Apfelkuchen"])
def test_an_everyday_word_simply_stands_nowhere(word: str) -> None:
    assert SPELLING.respell(word, "de") == frozenset()


@pytest.mark.parametrize(
    ("word", "language"), [("Okafor", "en"), ("Cook", "en"), ("OpenAI", "de"), ("Achterberg", "de")]
)
def test_a_name_that_no_article_holds_is_unknown(word: str, language: str) -> None:
    assert SPELLING.respell(word, language) is None


def test_a_word_in_small_letters_is_no_name_where_the_question_has_capitals() -> None:
    careless = replace(SPELLING, question="was macht zuleyman jetzt")

    assert SPELLING.respell("zuleyman", "de") == frozenset()
    assert careless.respell("zuleyman", "de") == frozenset({"suleyman"})

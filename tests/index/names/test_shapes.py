"""What looks like a name in a question."""

from __future__ import annotations

import pytest

from index.names import looks_like_name

COMMON = {"rechen", "zentrum", "apfel", "kuchen", "capital", "forscher", "office"}


def named(word: str, language: str | None) -> bool:
    return looks_like_name(word, word.casefold(), language, COMMON.__contains__)


@pytest.mark.parametrize(
    ("word", "language"),
    [("Cook", "de"), ("cook", "en"), ("anthropic", None), ("deepmind-xAI", "en"), ("OpenAI", "de"), ("Okafor", "fr")],
)
def test_names_of_the_field_and_capital_letters_tell_a_name(word: str, language: str | None) -> None:
    assert named(word, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("okafor", "fr"),
        ("Forscher", "de"),
        ("Apfelkuchen", "de"),
        ("Rechenzentrum", "de"),
        ("Nachfolgerin", "de"),
        ("Abfindung", "de"),
        ("Capital", "en"),
    ],
)
def test_everyday_words_and_german_nouns_are_no_names(word: str, language: str) -> None:
    assert not named(word, language)

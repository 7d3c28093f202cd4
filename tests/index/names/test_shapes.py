"""What looks like a name in a question."""

from __future__ import annotations

import pytest

from index.names import looks_like_name

COMMON = {"rechen", "zentrum", "apfel", "kuchen", "capital", "forscher", "office"}


def named(word: str, language: str | None) -> bool:
    return looks_like_name(word, word.casefold(), language, COMMON.__contains__)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("Cook", "de"),
        ("tesla", "en"),
        ("anthropic", None),
        ("Kutylowski", "de"),
        ("Nguyen", "de"),
        ("deepmind-xAI", "en"),
        ("OpenAI", "de"),
        ("TSMC", "en"),
        ("Okafor", "fr"),
    ],
)
def test_well_known_names_shapes_and_capital_letters_tell_a_name(word: str, language: str | None) -> None:
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
        ("cook", "en"),
        ("figure", "en"),
        ("Facebook", "de"),
        ("PhD", "en"),
        ("PhDs", "en"),
        ("MBA", "de"),
        ("NDA", "fr"),
        ("CEO", None),
        ("CTOs", "en"),
        ("AI", "en"),
        ("GPUs", "en"),
        ("Nobel", "en"),
        ("Monday", "en"),
        ("German", "en"),
    ],
)
def test_everyday_words_and_german_nouns_are_no_names(word: str, language: str) -> None:
    assert not named(word, language)

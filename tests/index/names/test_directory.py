"""Known names are found by their beginning and by a misspelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.names import Kind, KnownName, NameDirectory

DIRECTORY = NameDirectory(
    (
        KnownName("OpenAI", Kind.ORGANISATION, 58),
        KnownName("Sam Altman", Kind.PERSON, 24, ("Altman",)),
        KnownName("Mark Zuckerberg", Kind.PERSON, 14),
        KnownName("Mira Murati", Kind.PERSON, 14),
        KnownName("Ilya Sutskever", Kind.PERSON, 10),
        KnownName("Mustafa Suleyman", Kind.PERSON, 7),
        KnownName("Sam Schoenholz", Kind.PERSON, 3),
        KnownName("Andrej Karpathy", Kind.PERSON, 2),
        KnownName("Cédric O", Kind.PERSON, 1),
        KnownName("Samsung", Kind.ORGANISATION, 1),
        KnownName("The Verge", Kind.ORGANISATION, 1),
    )
)


def found(typed: str, kind: Kind | None = None, k: int = 25) -> list[str]:
    return [known.name for known in DIRECTORY.beginning(typed, kind, k)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("open", ["OpenAI"]),
        ("SAM", ["Sam Altman", "Sam Schoenholz", "Samsung"]),
        ("sam al", ["Sam Altman"]),
        ("mur", ["Mira Murati"]),
        ("cedric", ["Cédric O"]),
        ("verge", ["The Verge"]),
        (" altm", ["Sam Altman"]),
        ("qqq", []),
    ],
)
def test_names_are_found_by_the_beginning_of_any_of_their_words(typed: str, names: list[str]) -> None:
    assert found(typed)[: len(names) or None] == names


def test_a_name_that_begins_so_comes_before_one_with_a_later_word_that_does() -> None:
    assert found("m")[:2] == ["Mark Zuckerberg", "Mira Murati"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("zukerb", "Mark Zuckerberg"), ("opanai", "OpenAI"), ("Suleim", "Mustafa Suleyman"), ("mria mur", "Mira Murati")],
)
def test_a_misspelt_beginning_finds_the_name(typed: str, name: str) -> None:
    assert found(typed)[0] == name


def test_nothing_typed_gives_the_most_frequent_names_of_the_kind() -> None:
    assert found("", Kind.PERSON, 2) == ["Sam Altman", "Mark Zuckerberg"]


def test_only_names_of_the_kind_are_found() -> None:
    assert found("sam", Kind.ORGANISATION)[0] == "Samsung"
    assert "Sam Altman" not in found("sam", Kind.ORGANISATION)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("zukerberg", "zuckerberg"),
        ("altmann", "altman"),
        ("murat", "murati"),
        ("suleiman", "suleyman"),
        ("zutskever", "sutskever"),
        ("carpathy", "karpathy"),
        ("apenai", None),
        ("forscher", None),
        ("mira", "mira"),
        ("sma", None),
    ],
)
def test_a_misspelt_word_finds_the_word_of_a_name_that_is_meant(word: str, meant: str | None) -> None:
    assert DIRECTORY.likest_word(word) == meant


@given(st.text(), st.sampled_from([None, *Kind]), st.integers(0, 12))
def test_whatever_is_typed_each_name_is_offered_once_and_at_most_k(typed: str, kind: Kind | None, k: int) -> None:
    names = found(typed, kind, k)

    assert len(names) == len(set(names)) <= k

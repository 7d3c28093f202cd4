"""Known names are found by their beginning and by a misspelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.names import Kind, KnownName, begun, starts_of
from tests.index.names.known import table_of

DIRECTORY = table_of(
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


def found(typed: str, k: int = 25) -> list[str]:
    return [known.name for known in DIRECTORY.beginning(typed, k)]


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


def test_nothing_typed_gives_the_most_frequent_names() -> None:
    assert found("", 2) == ["OpenAI", "Sam Altman"]


def test_misspelt_names_come_the_likest_first_then_those_of_most_articles() -> None:
    table = table_of(
        [
            KnownName("Zuckermann", Kind.PERSON, 9),
            KnownName("Mark Zuckerberg", Kind.PERSON, 5),
            KnownName("Randi Zuckerberg", Kind.PERSON, 6),
        ]
    )

    assert [known.name for known in table.beginning("zukerber")] == ["Randi Zuckerberg", "Mark Zuckerberg"]


def test_more_names_that_begin_so_than_are_wanted_are_offered_by_their_articles() -> None:
    table = table_of(KnownName(f"Maria {chr(97 + number)}", Kind.PERSON, number) for number in range(26))

    assert [known.articles for known in table.beginning("mar", 3)] == [25, 24, 23]


def test_a_word_with_a_hyphen_or_a_dot_is_several() -> None:
    known = KnownName("The Wei-Jen Character.AI", Kind.ORGANISATION, 1)

    assert {start for start, is_later in starts_of(known) if is_later} == {"jen character ai", "character ai", "ai"}
    assert begun(" Wei-J") == "wei j"


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


@given(st.text(), st.integers(0, 12))
def test_whatever_is_typed_each_name_is_offered_once_and_at_most_k(typed: str, k: int) -> None:
    names = found(typed, k)

    assert len(names) == len(set(names)) <= k


WORDS = st.sampled_from(["ada", "adam", "lee", "wei-jen", "open", "ai", "labs", "Zoë"])
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=12, unique=True)


@given(NAMES, st.text("adeilnopwz -", min_size=1, max_size=6))
def test_whatever_begins_as_typed_is_found_and_nothing_else_before_it(names: list[str], typed: str) -> None:
    known = [KnownName(name, Kind.PERSON, number) for number, name in enumerate(names)]
    table, wanted = table_of(known), begun(typed)
    holding = {one.name for one in known if any(start.startswith(wanted) for start, _ in starts_of(one))}

    offered = [one.name for one in table.beginning(typed)]

    assert holding <= set(offered)
    assert not holding or holding == set(offered)


@given(NAMES, st.lists(WORDS.map(lambda word: begun(word)), min_size=1, max_size=3).map(" ".join))
def test_a_name_is_called_by_words_of_it_side_by_side_the_whole_of_one_first(names: list[str], phrase: str) -> None:
    known = [KnownName(name, Kind.PERSON, number) for number, name in enumerate(names)]
    pieces = {one: max((start for start, is_later in starts_of(one) if not is_later), key=len) for one in known}
    holding = [
        (begins == phrase, one.articles, one) for one, begins in pieces.items() if f" {phrase} " in f" {begins} "
    ]
    likeliest = max(holding, key=lambda held: held[:2], default=(False, 0, None))

    assert table_of(known).called([phrase]).get(phrase) == likeliest[2]

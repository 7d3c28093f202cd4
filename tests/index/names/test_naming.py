"""The names that an index knows are found in questions as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.names import Kind, KnownName, named_in
from tests.index.names.known import table_of

DIRECTORY = table_of(
    (
        KnownName("OpenAI", Kind.ORGANISATION, 58),
        KnownName("Google", Kind.ORGANISATION, 30),
        KnownName("Sam Altman", Kind.PERSON, 24),
        KnownName("Google DeepMind", Kind.ORGANISATION, 22),
        KnownName("Apple", Kind.ORGANISATION, 14),
        KnownName("Inflection AI", Kind.ORGANISATION, 7),
        KnownName("Andrej Karpathy", Kind.PERSON, 6),
        KnownName("Wei-Jen Lo", Kind.PERSON, 2),
        KnownName("MIT", Kind.ORGANISATION, 2),
        KnownName("io", Kind.ORGANISATION, 2),
        KnownName("New", Kind.ORGANISATION, 1),
    )
)
WORDS = frozenset("apple with mit new the and who left left apples hired chief mango".split())


def found(text: str) -> list[tuple[str, str]]:
    return [
        (one.known.name, text[one.start : one.end]) for one in named_in(text, DIRECTORY, lambda word: word in WORDS)
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Why did Sam Altman leave OpenAI?", [("Sam Altman", "Sam Altman"), ("OpenAI", "OpenAI")]),
        ("nach Altmans Rauswurf", [("Sam Altman", "Altmans")]),
        ("OpenAI's office, la sortie d'OpenAI", [("OpenAI", "OpenAI"), ("OpenAI", "OpenAI")]),
        ("who left openai", [("OpenAI", "openai")]),
        ("wann ging Karpaty", [("Andrej Karpathy", "Karpaty")]),
        ("Google DeepMind and Google", [("Google DeepMind", "Google DeepMind"), ("Google", "Google")]),
        ("Inflection", [("Inflection AI", "Inflection")]),
        ("Wo arbeitet Wei-Jen Lo jetzt?", [("Wei-Jen Lo", "Wei-Jen Lo")]),
        ("what does OpenAI pay for io?", [("OpenAI", "OpenAI"), ("io", "io")]),
        ("Apple hired whom, apple?", [("Apple", "Apple"), ("Apple", "apple")]),
        ("Mit wem zusammen?", []),
        ("at MIT", [("MIT", "MIT")]),
        ("and the new chief", []),
        ("", []),
    ],
)
def test_names_are_found_in_full_in_part_in_the_genitive_and_misspelt(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


@given(st.text(max_size=80))
def test_namings_follow_one_another_within_the_text(text: str) -> None:
    namings = named_in(text, DIRECTORY, lambda word: word in WORDS)

    borders = [border for one in namings for border in (one.start, one.end)]
    assert borders == sorted(borders)
    assert borders[-1:] <= [len(text)]

"""Names in questions."""

from __future__ import annotations

import pytest

from index.names import names_asked

COMMON = {"grun", "wald", "leave", "meta", "guy", "even", "does", "build"}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Was wurde aus Tim Okafor?", {"okafor"}),
        ("wer ist tim okafor", {"okafor"}),
        ("Was sagt Herr Grünwald?", {"grunwald"}),
        ("Who hired Dr Lindqvist?", {"lindqvist"}),
        ("did tim leave meta", set()),
        ("what does that guy even build", set()),
        ("Wann geht Mark zu Heliotrop?", set()),
    ],
)
def test_what_follows_a_given_name_or_title_is_a_name(question: str, words: set[str]) -> None:
    assert names_asked(question, COMMON.__contains__) == words

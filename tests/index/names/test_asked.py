"""Names in questions."""

from __future__ import annotations

import pytest

from index.names import headed_names, names_asked

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


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Wer hat Nowhere Labs verlassen?", {"nowhere": "Nowhere Labs"}),
        ("who left nowhere labs", {"nowhere": "nowhere labs"}),
        ("Qui a quitté Élan GmbH ?", {"elan": "Élan GmbH"}),
        ("Which of the Labs lost most?", {}),
        ("Who builds new systems for OpenAI?", {}),
    ],
)
def test_what_stands_before_a_word_that_ends_firms_names_is_a_name(question: str, names: dict[str, str]) -> None:
    assert headed_names(question) == names

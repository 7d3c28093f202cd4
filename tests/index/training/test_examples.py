"""Examples are drawn from bundles without saying anything that the bundle does not."""

from __future__ import annotations

import random

import pytest

from index.training.bundles import Bundle, BundleQuestion
from index.training.examples import Example, Examples, misspelt

BUNDLE = Bundle(
    language="en",
    title="Haas moves",
    people=["Ines Haas", "Ola Berg"],
    organisations=["Lumen"],
    sentences=[
        "Ines Haas joins Lumen.",
        "She is forty.",
        "Berg leaves.",
        "The sun shines.",
        "Nobody comments.",
        "It is late.",
    ],
    questions=[
        BundleQuestion("en", "whom did Haas join", frozenset({0})),
        BundleQuestion("en", "what does haas earn", frozenset()),
    ],
)


@pytest.fixture(scope="module")
def drawn() -> list[Example]:
    examples = Examples([BUNDLE], seed=1)
    return [example for _ in range(300) for example in examples.some(1)]


def test_the_answer_holds_a_sentence_that_answers_and_the_other_stretch_none(drawn: list[Example]) -> None:
    assert all(" joins " in example.answer for example in drawn)
    assert not any(" joins " in example.elsewhere for example in drawn)


def test_the_near_miss_is_one_that_the_text_does_not_answer(drawn: list[Example]) -> None:
    plain = [example for example in drawn if "Haas" in example.answer]

    assert {example.unanswered for example in plain} > {"what does haas earn"}
    assert not any(example.unanswered == example.question for example in drawn)


def test_names_are_swapped_in_question_and_answer_alike(drawn: list[Example]) -> None:
    renamed = [example for example in drawn if "Haas" not in example.answer]

    assert len({example.answer for example in renamed}) > 20
    assert not any("haas" in example.question.lower() for example in renamed)


def test_the_same_stretch_with_other_names_is_another_example_s_distractor(drawn: list[Example]) -> None:
    swapped = [example.renamed for example in drawn if example.renamed is not None]

    assert len(swapped) == len(drawn)  # the question names Haas
    assert all(" joins " in text for text in swapped)
    assert len(set(swapped)) > 100


def test_a_question_without_a_near_miss_stands_in_for_it() -> None:
    alone = Bundle("de", "Titel", ["Mia Roth"], [], ["Mia Roth bleibt."], [BundleQuestion("de", "wer", frozenset({0}))])

    (example,) = Examples([alone], seed=3).some(1)

    assert example.unanswered == example.question
    assert example.elsewhere == alone.title or "bleibt" not in example.elsewhere


@pytest.mark.parametrize("question", ["", "qui", "wer geht zu Lumen", "Abfindungsvereinbarung"])
def test_a_misspelling_changes_at_most_one_longer_word(question: str) -> None:
    found = {misspelt(question, random.Random(seed)) for seed in range(50)}

    differences = {sum(a != b for a, b in zip(question.split(), one.split(), strict=True)) for one in found}
    assert differences <= {0, 1}

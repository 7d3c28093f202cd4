"""Examples are drawn from bundles without saying anything that the bundle does not."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from index.embedding import StaticEmbedder
from index.training.bundles import Bundle, BundleQuestion
from index.training.examples import Example, Examples, misspelt

BUNDLE = Bundle(
    language="en",
    title="Haas moves",
    people=["Ines Haas", "Ola Berg"],
    organisations=["Lumen"],
    sentences=["Ines Haas joins Lumen.", "She is forty.", "Berg leaves.", "The sun shines.", "Nobody comments."],
    questions=[
        BundleQuestion("en", "whom did Haas join", frozenset({0})),
        BundleQuestion("en", "what does haas earn", frozenset()),
    ],
)
OTHER = Bundle("de", "Ganz anderes", ["Mia Roth"], ["Halm"], ["Mia Roth bleibt."], [])


@pytest.fixture(scope="module")
def drawn(static: StaticEmbedder) -> list[Example]:
    examples = Examples([BUNDLE, OTHER], static.tokenizer, seed=1)
    return [example for _ in range(300) for example in examples.epoch()]


@pytest.fixture(scope="module")
def words(static: StaticEmbedder) -> dict[int, str]:
    return {place: token for token, place in static.tokenizer.get_vocab().items()}


def read(ids: object, words: dict[int, str]) -> str:
    return "".join(words[place] for place in ids).replace("▁", " ")  # type: ignore[attr-defined]


def told(drawn: list[Example], words: dict[int, str]) -> Iterator[tuple[str, list[str], tuple[bool, ...]]]:
    for example in drawn:
        sentences = [read(sentence, words) for sentence in example.pair.sentences]
        yield read(example.pair.question, words), sentences, example.answers


def test_only_the_sentence_that_answers_is_labelled(drawn: list[Example], words: dict[int, str]) -> None:
    answering = [
        text
        for _, texts, answers in told(drawn, words)
        for text, is_answer in zip(texts, answers, strict=True)
        if is_answer
    ]

    assert len(answering) > 100
    assert {text.rsplit(" joins ")[-1] != text for text in answering} == {True}


def test_an_unanswerable_question_never_has_an_answer(drawn: list[Example], words: dict[int, str]) -> None:
    labels = [answers for question, _, answers in told(drawn, words) if question.startswith(" what does")]

    assert len(labels) > 200
    assert not any(any(answers) for answers in labels)


def test_a_fact_of_another_person_does_not_answer(drawn: list[Example], words: dict[int, str]) -> None:
    about_haas = [
        (sentences, answers) for question, sentences, answers in told(drawn, words) if question == " whom did haas join"
    ]
    of_others = [answers for sentences, answers in about_haas if not any("haas" in text for text in sentences)]

    assert len(of_others) > 20
    assert any(any(answers) for _, answers in about_haas)
    assert not any(any(answers) for answers in of_others)


def test_names_are_swapped_in_question_and_text_alike(drawn: list[Example], words: dict[int, str]) -> None:
    renamed = [
        (question, texts[answers.index(True)])
        for question, texts, answers in told(drawn, words)
        if True in answers and "haas" not in texts[answers.index(True)]
    ]

    assert len({text for _, text in renamed}) > 20
    assert not [question for question, _ in renamed if "haas" in question]


@pytest.mark.parametrize("question", ["", "qui", "wer geht zu Lumen", "Abfindungsvereinbarung"])
def test_a_misspelling_changes_at_most_one_longer_word(question: str) -> None:
    found = {misspelt(question, random.Random(seed)) for seed in range(50)}

    differences = {sum(a != b for a, b in zip(question.split(), one.split(), strict=True)) for one in found}
    assert differences <= {0, 1}

"""The labelled sentences are well formed, and their names are found."""

from __future__ import annotations

from tests.gold.names import LabelledSentence, compared, labelled_sentences

SENTENCES = labelled_sentences()


def test_every_labelled_name_stands_in_its_sentence() -> None:
    astray = [
        name
        for sentence in SENTENCES
        for name in (*sentence.people, *sentence.organisations)
        if name not in sentence.text
    ]

    assert astray == []


def test_forty_of_a_hundred_sentences_of_each_language_are_for_tuning() -> None:
    shares = {
        language: sum(one.part == "tune" for one in SENTENCES if one.language == language) * 5
        - sum(one.language == language for one in SENTENCES) * 2
        for language in ("de", "fr", "en", "es", "it")
    }

    assert set(shares.values()) == {0}


def test_a_name_is_right_only_with_its_whole_string_and_its_kind() -> None:
    sentence = LabelledSentence("en", "Mira Murati left OpenAI.", ("Murati", "OpenAI"), (), "tune")

    outcomes = [(one.kind, one.is_labelled, one.is_found) for one in compared(sentence)]

    assert outcomes == [
        ("person", False, True),
        ("person", True, False),
        ("person", True, False),
        ("organisation", False, True),
    ]


def test_nine_of_ten_names_of_the_sentences_for_tuning_are_found_and_nine_of_ten_found_are_right() -> None:
    found = [one for sentence in SENTENCES if sentence.part == "tune" for one in compared(sentence)]

    right = sum(one.is_labelled and one.is_found for one in found)

    assert right >= 0.9 * sum(one.is_labelled for one in found)
    assert right >= 0.9 * sum(one.is_found for one in found)

"""Words of six languages that mean the same in talk of people who change jobs."""

from __future__ import annotations

import pytest

from index.languages import fold
from index.retrieval.concepts import concepts_of


@pytest.mark.parametrize(
    ("concept", "words"),
    [
        ("~poach", ["abgeworben", "abwerben", "débauché", "poached", "lured", "snatched"]),
        ("~leave", ["verlässt", "Abgang", "quitte", "démission", "resigns", "departure", "salida"]),
        ("~fire", ["entlassen", "Rauswurf", "licencié", "fired", "ousted", "despedido", "licenziato"]),
        ("~return", ["Rückkehr", "zurück", "retour", "revient", "returned", "vuelve", "ritorna"]),
        ("~pay", ["Gehalt", "Gehälter", "salaire", "salary", "sueldo", "stipendio"]),
    ],
)
def test_words_of_one_meaning_share_a_concept(concept: str, words: list[str]) -> None:
    without = [word for word in words if concept not in concepts_of(fold(word))]

    assert without == []


@pytest.mark.parametrize("word", ["", "lindqvist", "uppsala", "microsoft"])
def test_most_words_have_none(word: str) -> None:
    assert concepts_of(word) == ()


def test_a_word_that_stands_for_itself_has_no_longer_forms() -> None:
    assert "~fire" in concepts_of("fire")
    assert "~fire" not in concepts_of("firefox")


def test_each_concept_of_a_word_is_named_once() -> None:
    found = concepts_of("zuruck")

    assert len(found) == len(set(found)) > 0

"""Words become terms: stems, folded accents, parts of compounds."""

from __future__ import annotations

import pytest

from index.retrieval.analysis import compound_parts, content_words, question_terms, stem, terms_of, word_terms

KNOWN = {
    "gehalt",
    "gehalter",
    "politik",
    "rechen",
    "zentrum",
    "forschung",
    "leiter",
    "abteilung",
    "arbeit",
    "platz",
    "talent",
    "suche",
}
is_word = KNOWN.__contains__


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("de", ["Gehalt", "gehalt", "Gehalts"]),
        ("de", ["Forscherin", "Forscherinnen"]),
        ("fr", ["embauche", "embauches", "Embauché"]),
        ("en", ["leaving", "leave", "leaves"]),
        ("es", ["salario", "salarios"]),
        ("it", ["ricercatore", "ricercatori"]),
        ("pt", ["pesquisador", "pesquisadores"]),
    ],
)
def test_forms_of_a_word_share_a_stem(language: str, forms: list[str]) -> None:
    assert len({stem(form.casefold(), language) for form in forms}) == 1


@pytest.mark.parametrize("language", ["de", "fr", "en", "es", "it", "pt", "nl"])
def test_stems_have_no_accents(language: str) -> None:
    assert all(stem(word, language).isascii() for word in ("größe", "été", "señor", "perché", "ação"))


@pytest.mark.parametrize(
    ("written", "asked"),
    [("Größe", "Groesse"), ("Mühle", "muehle"), ("Prämie", "praemie"), ("Übernahme", "Uebernahme")],
)
def test_an_umlaut_is_found_in_any_writing(written: str, asked: str) -> None:
    held = {stem(written.casefold(), "de")}

    assert held & question_terms(written)
    assert held & question_terms(asked)
    assert held & question_terms(written.translate(str.maketrans("äöüÄÖÜ", "aouAOU")))


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("gehaltspolitik", ("gehalt", "politik")),
        ("rechenzentrum", ("rechen", "zentrum")),
        ("forschungsabteilung", ("forschung", "abteilung")),
        ("arbeitsplatz", ("arbeit", "platz")),
        ("politik", ()),
        ("lindqvist", ()),
        ("xyzpolitik", ()),
        ("", ()),
    ],
)
def test_german_compounds_are_split_where_both_parts_are_words(compound: str, parts: tuple[str, ...]) -> None:
    assert compound_parts(compound, is_word) == parts


def test_compounds_are_split_in_german_only() -> None:
    german = word_terms("Gehaltspolitik", "de", is_word)
    english = word_terms("Gehaltspolitik", "en", is_word)

    assert stem("politik", "de") in german
    assert stem("politik", "de") not in english


def test_function_words_and_single_letters_carry_no_meaning() -> None:
    assert content_words("Wer geht mit der Forscherin zu X und Meta?", "de") == ["geht", "Forscherin", "Meta"]
    assert content_words("Who is the CEO of Meta?", None) == ["CEO", "Meta"]


def test_the_field_itself_is_no_function_word() -> None:
    assert content_words("l'IA et AI", "fr") == ["IA", "AI"]


def test_a_passage_s_terms_hold_its_figures() -> None:
    terms = terms_of("Sie bekommt 340.000 Euro am 4. März 2024.", "de", is_word)

    assert {"#340000", "@2024-03-04", "@2024-03", "euro"} <= set(terms)

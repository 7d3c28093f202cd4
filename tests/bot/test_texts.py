"""Every text exists in every language, with the same placeholders and its language's typography."""

from __future__ import annotations

import re
from dataclasses import astuple, fields
from datetime import date
from string import Formatter

import pytest

from bot.texts import MENU, SPOKEN, Counted, Texts, counted, language_name, listed, number, texts_for, written_date

ENGLISH, GERMAN, FRENCH = (texts_for(language) for language in ("en", "de", "fr"))
NAMES = [field.name for field in fields(Texts)]
TYPED = [name for name in NAMES if name.endswith(("_title", "_label", "_statement", "_reason", "_words"))]
TRANSLATED = [name for name in NAMES if name not in ("language", "status_generation", "articles", "passages")]

ALIKE = {"kept_to_about", "this_week", "denied", "page", "seconds", "sources_languages"}
"""What Spanish and Portuguese say in the same words."""


def strings(texts: Texts, name: str) -> list[str]:
    value = getattr(texts, name)
    return [value.one, value.other] if isinstance(value, Counted) else [value]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("name", NAMES)
def test_every_language_says_it_with_the_same_placeholders(name: str) -> None:
    expected = [placeholders(text) for text in strings(ENGLISH, name)]

    for texts in SPOKEN.values():
        assert all(strings(texts, name))
        assert [placeholders(text) for text in strings(texts, name)] == expected


@pytest.mark.parametrize("name", TRANSLATED)
def test_no_language_has_anothers_words(name: str) -> None:
    said = {tuple(strings(texts, name)) for texts in SPOKEN.values()}

    assert len(said) == len(SPOKEN) - (name in ALIKE)


@pytest.mark.parametrize("name", NAMES)
def test_french_punctuation_has_its_non_breaking_spaces(name: str) -> None:
    for text in strings(FRENCH, name):
        prose = re.sub(r"`[^`]*`", "", text)

        assert not re.search(r"[^\u202f][?!;]|[^\u00a0]:|«[^\u00a0]|[^\u00a0]»", prose)


@pytest.mark.parametrize("name", NAMES)
def test_only_german_parts_a_trailing_ellipsis_from_its_word(name: str) -> None:
    for texts in (texts for texts in SPOKEN.values() if texts.language != "de"):
        assert not any(text.endswith(" …") for text in strings(texts, name))


@pytest.mark.parametrize("name", NAMES)
def test_italian_bends_its_apostrophes(name: str) -> None:
    assert not any("'" in text for text in strings(texts_for("it"), name))


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(("_description", "_question"))])
def test_what_discord_lists_is_at_most_100_characters(name: str) -> None:
    assert all(len(getattr(texts, name)) <= 100 for texts in SPOKEN.values())


@pytest.mark.parametrize("name", MENU)
def test_discord_takes_each_name_of_the_menu_in_each_language(name: str) -> None:
    names = astuple(MENU[name])

    assert len(names) == len(SPOKEN)
    assert all(re.fullmatch(r"[-_\w]{1,32}", called) and called == called.lower() for called in names)


@pytest.mark.parametrize("name", TYPED)
def test_a_forms_title_and_labels_are_at_most_45_characters(name: str) -> None:
    assert all(len(getattr(texts, name)) <= 45 for texts in SPOKEN.values())


@pytest.mark.parametrize(
    ("locales", "language"),
    [
        (("de",), "de"),
        (("de-AT",), "de"),
        (("fr_CA",), "fr"),
        (("en-GB",), "en"),
        (("es-ES", "fr"), "es"),
        (("es-419",), "es"),
        (("pt-BR", "it"), "pt"),
        (("nl", "it"), "it"),
        ((None, "de"), "de"),
        (("zh-TW",), "en"),
        ((), "en"),
    ],
)
def test_the_first_spoken_language_is_taken(locales: tuple[str | None, ...], language: str) -> None:
    assert texts_for(*locales).language == language


def test_dates_are_written_in_the_readers_language() -> None:
    day = date(2024, 7, 15)

    assert [written_date(day, texts) for texts in (ENGLISH, GERMAN, FRENCH)] == [
        "July\u00a015,\u00a02024",
        "15.\u00a0Juli\u00a02024",
        "15\u00a0juillet\u00a02024",
    ]


def test_numbers_and_their_nouns_agree() -> None:
    assert counted(1, ENGLISH.articles, ENGLISH) == "1 article"
    assert counted(0, ENGLISH.articles, ENGLISH) == "0 articles"
    assert counted(0, FRENCH.articles, FRENCH) == "0 article"
    assert counted(12345, GERMAN.passages, GERMAN) == "12.345 Textstellen"
    assert number(1.25, FRENCH) == "1,2"


def test_languages_and_lists_are_named_in_the_readers_language() -> None:
    names = [language_name(code, GERMAN) for code in ("de", "fr", "nonsense")]

    assert listed(names, GERMAN) == "Deutsch, Französisch und nonsense"

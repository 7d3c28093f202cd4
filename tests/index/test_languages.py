"""Languages of questions and articles."""

from __future__ import annotations

import pytest

from index.datatypes import Article
from index.languages import function_word_share, language_of_question, language_of_text


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Wer wechselt zu Microsoft?", "de"),
        ("wer geht zu heliotrop und warum", "de"),
        ("Qui a rejoint Microsoft ?", "fr"),
        ("qui a rejoint microsoft", "fr"),
        ("Who left OpenAI and when?", "en"),
        ("¿Quién dejó OpenAI?", "es"),
        ("Chi ha lasciato OpenAI?", "it"),
        ("Quem não deixou a OpenAI?", "pt"),
        ("Größe", "de"),
        ("maia chip nachfolger", "de"),
        ("indemnite depart murati", "fr"),
        ("qui remplace jae-won brandt à munich", "fr"),
        ("sueldo jakub pachocki", "es"),
        ("david luan ultime notizie", "it"),
        ("hallo", "de"),
        ("Merci !", "fr"),
        ("ola", "pt"),
        ("wer? https://www.theverge.com/2024/8/2/google-hires-the-founder-of-character-ai", "de"),
    ],
)
def test_the_language_of_a_short_question_is_told(question: str, language: str) -> None:
    assert language_of_question(question) == language


@pytest.mark.parametrize(
    "question",
    [
        "",
        "Microsoft",
        "zuckerberg mails deepmind",
        "340.000",
        "???",
        "100 million signing bonus",
        "https://www.theverge.com/2024/8/2/24212348/google-hires-character-ai-noam-shazeer",
        "www.lemonde.fr/qui-a-rejoint-la-societe",
    ],
)
def test_a_question_of_names_alone_has_no_language(question: str) -> None:
    assert language_of_question(question) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das Unternehmen hat die Forscherin eingestellt, die zuvor bei einem Konkurrenten gearbeitet hatte.", "de"),
        ("L'entreprise a embauché la chercheuse qui travaillait auparavant chez un concurrent.", "fr"),
        ("The company has hired the researcher who used to work for a competitor.", "en"),
        ("La empresa ha contratado a la investigadora que trabajaba antes para un competidor.", "es"),
        ("L'azienda ha assunto la ricercatrice che prima lavorava per un concorrente.", "it"),
        ("A empresa contratou a pesquisadora que trabalhava antes para um concorrente.", "pt"),
        ("12345", "en"),
    ],
)
def test_the_language_of_an_article_is_told(text: str, language: str) -> None:
    assert language_of_text(text) == language


def test_the_shared_articles_are_german_and_french(raw_articles: dict[str, Article]) -> None:
    assert {path[:3]: read.language for path, read in raw_articles.items()} == {
        "000": "de",
        "001": "fr",
        "002": "de",
        "003": "de",
        "004": "de",
    }


def test_prose_has_many_function_words_and_a_table_none() -> None:
    prose = function_word_share("Sie geht nach Uppsala, weil es dort ein Rechenzentrum gibt.")
    table = function_word_share("DAX 18.161,01 MDAX 26.175,48 Gold 2.349,60")

    assert prose == pytest.approx(7 / 10)  # all but "geht", "Uppsala", "Rechenzentrum"
    assert table == 0.0
    assert function_word_share("") == 0.0

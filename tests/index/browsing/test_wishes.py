"""Questions that ask to browse are told from those that ask to be told something."""

from __future__ import annotations

import re

import pytest

from index.browsing.wishes import Request, asks_for_news, may_browse, request_of
from index.datatypes import Wish
from index.names import Kind, KnownName, Naming

PEOPLE = ("Mira Murati", "Kevin Weil")
ORGANISATIONS = ("OpenAI", "Meta", "Anthropic")
KNOWN = {name.casefold(): KnownName(name, Kind.PERSON, 3) for name in PEOPLE} | {
    name.casefold(): KnownName(name, Kind.ORGANISATION, 9) for name in ORGANISATIONS
}


def requested(question: str) -> Request | None:
    found = re.finditer("|".join(KNOWN), question, re.IGNORECASE)
    return request_of(question, [Naming(KNOWN[one[0].casefold()], one.start(), one.end()) for one in found])


def asked(question: str) -> tuple[Wish, str | None] | None:
    """What is asked for, and of whom."""
    request = requested(question)
    return (request.wish, request.known.name if request.known else None) if request else None


@pytest.mark.parametrize(
    "question",
    [
        "latest news", "What's new?", "any news", "tell me something new", "news this week", "AI news", "newest moves",
        "what happened this week?", "what's going on", "show me the latest articles please", "news from May 2025",
        "was gibt es neues", "was gibt's neues?", "letzte Nachrichten", "neueste wechsel", "was ist passiert",
        "Neuigkeiten aus der KI-Branche", "gibt es etwas Neues?", "aktuelle Meldungen bitte",
        "quoi de neuf", "quoi de neuf aujourd'hui ?", "les dernières nouvelles", "derniers transferts", "que s'est-il passé cette semaine ?",
        "qué hay de nuevo", "¿Qué novedades hay?", "últimas noticias", "¿qué ha pasado esta semana?",
        "ultime notizie", "che c'è di nuovo?", "novità", "cosa è successo oggi",
        "novidades", "o que há de novo?", "últimas notícias", "o que aconteceu esta semana",
    ],
)  # fmt: skip
def test_the_news_of_everything_are_asked_for_in_six_languages(question: str) -> None:
    assert asked(question) == (Wish.NEWS, None)
    assert asks_for_news(question)


@pytest.mark.parametrize(
    "question",
    [
        "latest on Anthropic", "news about anthropic", "anthropic news", "what's new at Anthropic?", "Anthropic's latest",
        "news about anthropic in 2024", "was gibt's neues bei anthropic", "Neues von Anthropic", "quoi de neuf chez Anthropic ?",
        "les dernières infos sur anthropic", "novedades de anthropic", "ultime notizie su Anthropic", "novidades sobre a anthropic",
    ],
)  # fmt: skip
def test_the_news_of_somebody_are_asked_for_in_six_languages(question: str) -> None:
    assert asked(question) == (Wish.NEWS, "Anthropic")
    assert may_browse(question)


@pytest.mark.parametrize(
    "question",
    [
        "mira murati", "Mira Murati?", "who is Mira Murati", "who's mira murati?", "tell me about Mira Murati please",
        "what do you know about mira murati", "wer ist Mira Murati", "erzähl mir was über Mira Murati", "was weißt du über mira murati",
        "qui est Mira Murati ?", "c'est qui, Mira Murati ?", "parle-moi de mira murati", "que sais-tu de Mira Murati ?",
        "¿Quién es Mira Murati?", "háblame de mira murati", "chi è Mira Murati?", "parlami di mira murati", "cosa sai di mira murati",
        "quem é a Mira Murati?", "fale sobre mira murati", "o que você sabe sobre Mira Murati?",
    ],
)  # fmt: skip
def test_an_introduction_is_asked_for_by_a_name_alone_and_in_six_languages(question: str) -> None:
    assert asked(question) == (Wish.INTRODUCTION, "Mira Murati")
    assert may_browse(question)


@pytest.mark.parametrize(
    "question",
    [
        "who is the new CEO of OpenAI", "who is at OpenAI", "who left Meta?", "who is new at OpenAI", "wer ist neu bei OpenAI",
        "why is Mira Murati in the news", "when was the latest news about Meta", "the latest move of Mira Murati", "latest OpenAI model",
        "newest hires at Meta", "what happened at OpenAI", "OpenAI and Meta", "latest on Meta and OpenAI", "last week", "neu",
        "who is Nobody Known", "latest on Nowhere Labs", "tell me a joke", "hello", "",
    ],
)  # fmt: skip
def test_any_other_question_asks_to_be_told_something(question: str) -> None:
    assert asked(question) in (None, (Wish.NEWS, None))
    assert asked(question) is None or question == "neu"


@pytest.mark.parametrize(
    ("question", "language"),
    [("Kevin Weil", None), ("who is Kevin Weil", "en"), ("wer ist Kevin Weil", "de"), ("quoi de neuf", "fr")],
)
def test_the_language_is_told_by_the_words_beside_the_name(question: str, language: str | None) -> None:
    request = requested(question)

    assert request is not None
    assert request.language == language


def test_a_question_whose_own_words_lie_apart_need_not_be_looked_at() -> None:
    assert not may_browse("Wer leitet nach dem Weggang von Jonathan Ross jetzt die Firma Groq?")

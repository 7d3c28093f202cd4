"""What is said of other articles on the same event, or later ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.rendering.retelling import retold
from bot.texts import SPOKEN, texts_for
from index import Article, Disagreement, FigureKind, FollowUp, Hit, Source
from tests.bot.fakes import SEED, hit

ENGLISH, GERMAN, FRENCH = (texts_for(language) for language in ("en", "de", "fr"))
BOTE = Article("bote", "bote.txt", "Lindqvist geht", "", "de", publisher="Der Bote", published=date(2024, 3, 5))
MONDE = replace(BOTE, id="monde", publisher="Le Monde", language="fr", url="https://monde.example/x")


def told(found: Hit, language: str = "en") -> list[str]:
    return list(retold(found, texts_for(language), lambda text, url, limit: f"<{text}|{url}>" if url else text))


def test_nothing_is_said_where_there_is_nothing_to_say() -> None:
    assert told(hit()) == []


def test_outlets_are_named_with_the_languages_of_their_articles_and_links() -> None:
    found = replace(hit(), also=(BOTE, MONDE))

    assert told(found) == ["Also reported by Der Bote (German) and <Le Monde|https://monde.example/x> (French)."]
    assert told(found, "fr") == [
        "Aussi rapporté par Der Bote (allemand) et <Le Monde|https://monde.example/x> (français)."
    ]


def test_more_than_three_outlets_are_counted_and_one_is_named_once() -> None:
    outlets = [replace(BOTE, id=str(number), publisher=f"Outlet {number}") for number in range(5)]

    assert told(replace(hit(), also=(*outlets, outlets[0]))) == [
        "Also reported by Outlet 0 (German), Outlet 1 (German), Outlet 2 (German), and 2 others."
    ]


def test_a_report_on_others_reporting_gives_way_to_these_and_leaves_out_what_the_source_line_names() -> None:
    sources = (Source("The Information", None), Source("Semafor", "https://semafor.example/x"))
    other = replace(SEED, id="other", reported_by=sources)

    assert told(replace(hit(), also=(other,))) == ["Also reported by <Semafor|https://semafor.example/x>."]


def test_an_article_without_a_publisher_is_no_outlet_and_neither_is_the_quoted_one() -> None:
    unknown = replace(BOTE, id="copy", publisher=None)
    same = replace(BOTE, id="same", publisher="The Information")

    assert told(replace(hit(), also=(unknown, same))) == []


def test_a_figure_of_an_article_without_a_publisher_is_told_by_its_title() -> None:
    unknown = replace(BOTE, publisher=None)
    differing = Disagreement(FigureKind.AMOUNT, "$40 million", "45 Millionen Dollar", unknown)

    assert told(replace(hit(), disagreements=(differing,))) == [
        "The article “Lindqvist geht” has 45 Millionen Dollar, not $40 million."
    ]


def test_another_figure_is_shown_beside_the_one_of_the_answer() -> None:
    differing = Disagreement(FigureKind.AMOUNT, "$40 million", "45 Millionen Dollar", BOTE)

    assert told(replace(hit(), disagreements=(differing,))) == [
        "Der Bote (German) has 45 Millionen Dollar, not $40 million."
    ]


def test_a_newer_article_is_named_with_its_headline_and_date() -> None:
    found = replace(hit(), newer=FollowUp(BOTE, ("Ada Lindqvist",), reverses=False))

    assert told(found) == ["Newer on Ada Lindqvist: Lindqvist geht · Der Bote · March\u00a05,\u00a02024"]


def test_a_later_article_that_takes_it_back_comes_first() -> None:
    found = replace(hit(), newer=FollowUp(MONDE, ("Ada Lindqvist",), reverses=True), also=(BOTE,))

    assert told(found, "de") == [
        "Seither: <Lindqvist geht|https://monde.example/x> · Le Monde · 5.\u00a0März\u00a02024",
        "Auch bei Der Bote (Deutsch).",
    ]


@pytest.mark.parametrize("language", list(SPOKEN))
def test_every_language_says_it_in_its_own_words(language: str) -> None:
    differing = Disagreement(FigureKind.DATE, "April 14", "21. April", BOTE)
    found = replace(hit(), also=(BOTE,), disagreements=(differing,), newer=FollowUp(BOTE, ("Ada",), reverses=False))

    lines = told(found, language)

    assert len(lines) == 3
    assert all("Der Bote" in line for line in lines)

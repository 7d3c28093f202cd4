"""Which line of a page is its headline."""

from __future__ import annotations

import pytest

from index.datatypes import Article
from index.reading.headline import headline, unglued
from index.reading.lines import lines_of

PROSE = (
    "Die Forscherin Ada Lindqvist verlässt das Unternehmen Nordlicht und wechselt im April zu Heliotrop Labs, wie der "
    "Bote am Montag unter Berufung auf zwei Personen berichtet."
)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("000_5ba993a2eecb029c.txt", "Microsoft holt ehemaligen Meta-Topmanager"),
        (
            "001_2b230a24ee80c0c8.txt",
            "Microsoft arrache un autre vétéran de l'IA à une entreprise rivale et embauche désormais l'ancien vice-président de Meta",
        ),
        ("002_eeab45934cef1e28.txt", "Microsoft stellt Sam Altman ein, den ehemaligen CEO von OpenAI"),
        (
            "003_f7accc3aa9d39ced.txt",
            "Mark Zuckerberg persönlich schreibt E-Mails an Mitarbeiter von Google, um sie abzuwerben",
        ),
        (
            "004_4f4486850fae6c5a.txt",
            "Zuckerberg Umwirbt DeepMind-Talente mit Persönlichen E-Mails für Meta’s AI-Zukunft",
        ),
    ],
)
def test_the_headline_of_each_shared_article_is_found(raw_articles: dict[str, Article], path: str, title: str) -> None:
    assert raw_articles[path].title == title


@pytest.mark.parametrize(
    "above",
    [
        "Startseite | Wirtschaft | Politik | Sport",
        "Werbung",
        "DAX\n18.161,01\n+243,73 (+1,36%)",
        "Wir verwenden Cookies, um unser Angebot zu verbessern. Alle akzeptieren",
        "4 Min. Lesezeit",
    ],
)
def test_page_furniture_above_the_headline_is_passed_over(above: str) -> None:
    page = f"{above}\n\nAda Lindqvist wechselt zu Heliotrop Labs\n\n{PROSE}"

    assert headline(lines_of(page)) == "Ada Lindqvist wechselt zu Heliotrop Labs"


def test_a_headline_that_a_scraper_glued_to_itself_is_given_once() -> None:
    assert unglued("Heliotrop holt LindqvistHeliotrop holt Lindqvist") == "Heliotrop holt Lindqvist"
    assert unglued("Heliotrop holt Lindqvist") == "Heliotrop holt Lindqvist"
    assert unglued("haha") == "haha"


@pytest.mark.parametrize("page", ["", PROSE, f"{PROSE}\n\nAda Lindqvist wechselt zu Heliotrop Labs\n\n{PROSE}"])
def test_a_page_that_begins_with_its_text_has_no_headline(page: str) -> None:
    assert headline(lines_of(page)) is None

"""Which outlet published a page, and on whose reporting it rests."""

from __future__ import annotations

import pytest

from index.datatypes import Article, Source
from index.reading.publisher import publisher_of, sources_of


@pytest.mark.parametrize(
    ("furniture", "publisher"),
    [
        (["Lesen Sie den Originalartikel auf Business Insider"], "Business Insider"),
        (["Dieser Beitrag erschien zuerst bei Netzpolitik."], "Netzpolitik"),
        (["This story originally appeared on The Evening Post."], "The Evening Post"),
        (["Lisez l'article original sur Le Courrier"], "Le Courrier"),
        (["© 2024 Der Bote. Alle Rechte vorbehalten."], "Der Bote"),
        (["Copyright 2019-2024 by TechMorgen"], "TechMorgen"),
        (["© El Diario del Motor y la Empresa, S.L. Prohibida su reproducción"], "El Diario del Motor y la Empresa"),
        (["© L'Observateur de la Seine"], "L'Observateur de la Seine"),
        (["© Riproduzione riservata"], None),
        (["© Alle Rechte vorbehalten"], None),
        (["TechMorgen nutzt Affiliate-Links.", "Der Newsletter von TechMorgen"], "TechMorgen"),
        (["Werbung", "4 Min. Lesezeit"], None),
        ([], None),
    ],
)
def test_the_outlet_is_read_from_what_the_page_prints(furniture: list[str], publisher: str | None) -> None:
    assert publisher_of(furniture, "Der Text des Artikels.") == publisher


def test_the_original_outlet_of_a_republished_page_counts_before_the_copyright() -> None:
    furniture = ["© 2024 Der Bote", "Read the original article on TechMorgen"]

    assert publisher_of(furniture, "") == "TechMorgen"


def test_a_photographer_s_copyright_names_no_outlet() -> None:
    assert publisher_of(["Moira Brannigan. - Copyright: Agentur Nord via Getty Images"], "") is None


def test_a_company_that_the_article_tells_of_is_not_its_outlet() -> None:
    furniture = ["Der Newsletter von OpenAI", "Cookies von OpenAI"]

    assert publisher_of(furniture, "Sie wechselt zu OpenAI.") is None


@pytest.mark.parametrize(
    ("line", "outlets"),
    [
        ("Quelle: Business Insider", ["Business Insider"]),
        ("Quellen: Der Bote, TechMorgen und Le Courrier", ["Der Bote", "TechMorgen", "Le Courrier"]),
        ("Source : Le Courrier", ["Le Courrier"]),
        ("via: TechMorgen", ["TechMorgen"]),
        ("Quelle: Der Rand [1] e [2].", ["Der Rand"]),
        ("Quelle: https://bote.example/2024/lindqvist", []),
        ("Quelle: Der Bote https://bote.example/2024/lindqvist", ["Der Bote"]),
        ("Die Quelle sprudelt: hier", []),
    ],
)
def test_named_sources_are_listed_in_their_order(line: str, outlets: list[str]) -> None:
    assert sources_of(["Werbung", line]) == tuple(Source(outlet) for outlet in outlets)


@pytest.mark.parametrize(
    ("path", "publisher", "sources"),
    [
        ("000_5ba993a2eecb029c.txt", None, ()),
        ("001_2b230a24ee80c0c8.txt", "MSPoweruser", ()),
        ("002_eeab45934cef1e28.txt", None, (Source("Der Rand"),)),
        ("003_f7accc3aa9d39ced.txt", "Business Insider", ()),
        ("004_4f4486850fae6c5a.txt", None, (Source("Business Insider"),)),
    ],
)
def test_the_outlets_of_the_shared_articles_are_known_where_the_page_says_them(
    raw_articles: dict[str, Article], path: str, publisher: str | None, sources: tuple[Source, ...]
) -> None:
    found = raw_articles[path]

    assert (found.publisher, found.reported_by) == (publisher, sources)

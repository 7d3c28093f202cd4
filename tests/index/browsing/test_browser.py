"""Looking around in an index without a question."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.answering import Answerer
from index.datatypes import Wanted
from index.embedding import StaticEmbedder
from index.operations.rebuilding import rebuild

UNDATED = """\
---
title: Ein Bericht ohne Datum
publisher: Der Bote
language: de
---
Wer bei Heliotrop Labs anfängt, bekommt einen Schreibtisch am Fenster. Das teilte die Leitung des Labors in einem Rundschreiben mit.
"""


def test_the_newest_articles_come_first(answerer: Answerer) -> None:
    newest = answerer.browser.newest(3)

    assert [one.article.path for one in newest] == ["brannigan.md", "okafor.md", "lindqvist.md"]


def test_the_newest_articles_can_be_kept_to_a_name(answerer: Answerer) -> None:
    newest = answerer.browser.newest(5, Wanted(about="heliotropp"))

    assert [one.article.path for one in newest] == ["okafor.md", "lindqvist.md", "lisbon.md"]
    assert answerer.browser.newest(5, Wanted(about="Kaczmarek")) == []


def test_articles_on_one_event_are_listed_together_by_the_newest_of_them(
    reports: Path, static: StaticEmbedder, tmp_path: Path
) -> None:
    again = (reports / "brannigan.md").read_text("utf-8").replace("2024-06-30", "2024-07-01")
    (tmp_path / "again.md").write_text(again, "utf-8")
    rebuild([reports, tmp_path / "again.md"], tmp_path / "data", static)
    answerer = Answerer.open(tmp_path / "data", static)

    newest = answerer.browser.newest(2)
    answerer.close()

    assert [one.article.path for one in newest] == ["again.md", "okafor.md"]
    assert [other.path for other in newest[0].also] == ["brannigan.md"]


def test_articles_are_counted_by_outlet_language_and_month(answerer: Answerer) -> None:
    tally = answerer.browser.tally()

    assert tally.outlets == (("talentmoves", 3), ("Der Bote", 1))
    assert tally.coverage.languages == {"en": 2, "de": 1, "fr": 1}
    assert tally.months == (
        (date(2024, 1, 1), 1),
        (date(2024, 3, 1), 1),
        (date(2024, 5, 1), 1),
        (date(2024, 6, 1), 1),
    )


def test_an_article_without_a_date_comes_last_and_is_of_no_month(
    reports: Path, static: StaticEmbedder, tmp_path: Path
) -> None:
    (tmp_path / "undated.md").write_text(UNDATED, "utf-8")
    rebuild([reports, tmp_path / "undated.md"], tmp_path / "data", static)
    answerer = Answerer.open(tmp_path / "data", static)

    newest, tally = answerer.browser.newest(9), answerer.browser.tally()
    answerer.close()

    assert [one.article.path for one in newest][-1] == "undated.md"
    assert sum(count for _, count in tally.months) == len(newest) - 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("calypso", ["Moira Brannigan returns to Calypso Research after eleven days", "Tunde Okafor quitte Calypso Recherche"]),
        ("cal Oka", ["Tunde Okafor quitte Calypso Recherche"]),
        ("LINDQVIST", ["Ada Lindqvist wechselt von Nordlicht KI zu Heliotrop Labs"]),
        ("Moyra Branigan returns", ["Moira Brannigan returns to Calypso Research after eleven days"]),
        ("%", []),
        ("zzzz", []),
    ],
)  # fmt: skip
def test_titles_are_found_by_the_beginnings_of_their_words_and_by_misspellings(
    answerer: Answerer, typed: str, found: list[str]
) -> None:
    assert [one.title for one in answerer.browser.titles(typed)] == found


def test_before_anything_is_typed_the_newest_titles_are_offered(answerer: Answerer) -> None:
    offered = answerer.browser.titles("", 2)

    assert [one.published for one in offered] == [date(2024, 6, 30), date(2024, 5, 21)]


def test_a_title_leads_to_its_article(answerer: Answerer) -> None:
    title = answerer.browser.titles("lisbon")[0]

    article = answerer.browser.article(title.article_id)

    assert article is not None
    assert article.path == "lisbon.md"
    assert article.text.startswith("Heliotrop Labs has opened an office in Lisbon")


def test_a_passage_leads_to_the_place_in_its_article(answerer: Answerer) -> None:
    passage = answerer.answer("Who leads the office in Lisbon?").hits[0].passage

    found = answerer.browser.article_around(passage.id)

    assert found is not None
    assert found[0].text[found[1] :].startswith(passage.text)


@pytest.mark.parametrize("gone", ["", "0" * 16, "ä", "\x00", "' OR 1=1"])
def test_what_is_gone_leads_nowhere(answerer: Answerer, gone: str) -> None:
    assert answerer.browser.article(gone) is None
    assert answerer.browser.article_around(gone) is None


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=100))
def test_whatever_is_typed_known_titles_are_offered(answerer: Answerer, typed: str) -> None:
    known = set(answerer.browser.titles("", 50))

    assert set(answerer.browser.titles(typed, 3)) <= known

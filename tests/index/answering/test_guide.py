"""A question that asks to browse is shown the newest events, or an introduction with what else is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.answering import Answerer
from index.datatypes import Answer, Context, Refusal, Wanted, Wish
from index.embedding import StaticEmbedder
from index.operations.rebuilding import rebuild

LATER = """\
---
title: Ada Lindqvist baut Heliotrop Labs um
publisher: talentmoves
language: de
published: 2024-09-12
---
Bei Heliotrop Labs wird umgebaut. Ada Lindqvist, seit dem Frühjahr Forschungsleiterin, teilt ihre Abteilung in drei kleinere.
"""
ALONE = """\
---
title: Vier gehen
publisher: talentmoves
language: de
published: 2024-10-01
---
Ada Lindqvist verliert vier Leute. Sie nannten keine Gründe, und Nordlicht KI nahm sie wieder auf.
"""


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory, reports: Path, static: StaticEmbedder) -> Iterator[Answerer]:
    folder = tmp_path_factory.mktemp("guide")
    (folder / "later.md").write_text(LATER, "utf-8")
    (folder / "alone.md").write_text(ALONE, "utf-8")
    rebuild([reports, folder / "later.md", folder / "alone.md"], folder / "data", static)
    answerer = Answerer.open(folder / "data", static)
    yield answerer
    answerer.close()


def listed(answer: Answer) -> list[str]:
    return [one.article.path for one in answer.browsed.headlines] if answer.browsed else []


@pytest.mark.parametrize("question", ["latest news", "Was gibt es Neues?", "news this week"])
def test_the_news_are_the_newest_events_and_their_first_passages(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)

    assert answer.answered
    assert answer.browsed is not None
    assert (answer.browsed.wish, answer.browsed.about) == (Wish.NEWS, None)
    assert listed(answer) == ["alone.md", "later.md", "brannigan.md", "okafor.md", "lindqvist.md", "lisbon.md"]
    assert [hit.article.path for hit in answer.hits] == listed(answer)[: len(answer.hits)]
    assert all(hit.passage.start == 0 and hit.sentence[0] == 0 for hit in answer.hits)


def test_news_of_a_period_are_of_that_period_if_anything_is(answerer: Answerer) -> None:
    assert listed(answerer.answer("news from May 2024")) == ["okafor.md"]
    assert len(listed(answerer.answer("news from May 2019"))) == 6


@pytest.mark.parametrize(
    ("question", "about", "expected"),
    [
        ("latest on Heliotrop Labs", "Heliotrop Labs", ["later.md", "lindqvist.md", "lisbon.md"]),
        ("neues von lindqvist", "Ada Lindqvist", ["alone.md", "later.md", "lindqvist.md"]),
    ],
)
def test_news_of_somebody_are_in_the_titles_or_where_these_are_few_wherever_they_are_named(
    answerer: Answerer, question: str, about: str, expected: list[str]
) -> None:
    answer = answerer.answer(question)

    assert answer.browsed is not None
    assert answer.browsed.about == about
    assert listed(answer) == expected


def test_news_are_kept_to_the_wanted_articles(answerer: Answerer) -> None:
    assert listed(answerer.answer("latest news", wanted=Wanted(language="fr"))) == ["okafor.md"]
    assert listed(answerer.answer("latest news", wanted=Wanted(about="Calypso"))) == [
        "brannigan.md",
        "okafor.md",
        "lisbon.md",
    ]
    assert answerer.answer("latest news", wanted=Wanted(since=date(2030, 1, 1))).refusal is Refusal.NOTHING_RELEVANT


@pytest.mark.parametrize(
    "question", ["lindqvist", "Ada Lindqvist", "wer ist Ada Lindqvist?", "parle-moi d'Ada Lindqvist"]
)
def test_somebody_is_introduced_by_the_newest_article_about_them_that_says_who_they_are(
    answerer: Answerer, question: str
) -> None:
    answer = answerer.answer(question)

    assert answer.answered
    assert answer.hits[0].article.path == "later.md"
    assert answer.hits[0].answering.startswith("Ada Lindqvist, seit dem Frühjahr Forschungsleiterin")
    assert answer.confidence == answer.hits[0].score
    assert listed(answer) == ["lindqvist.md"]
    assert len({hit.passage.id for hit in answer.hits}) == len(answer.hits)


def test_who_is_in_no_title_is_told_of_by_the_best_mention(answerer: Answerer) -> None:
    answer = answerer.answer("Rosalind Achterberg")

    assert answer.browsed is None
    assert answer.hits[0].article.path == "lisbon.md"


def test_a_question_that_goes_on_from_another_is_asked_of_that(answerer: Answerer) -> None:
    assert answerer.answer("latest news", context=Context("Ada Lindqvist")).browsed is None


def test_a_question_that_asks_for_something_shows_nothing_to_browse(answerer: Answerer) -> None:
    assert answerer.answer("Wohin wechselt Ada Lindqvist?").browsed is None

"""An answer says who else reports it, where they differ, and what came later: from the files to the answer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.answering import Answerer
from index.answering.corroboration import witnesses
from index.datatypes import Article, FigureKind, Hit, Source
from index.embedding import StaticEmbedder
from index.operations.rebuilding import rebuild
from tests.index.newsroom import LINDQVIST, OKAFOR

GAZETTE = """\
---
title: Ada Lindqvist rejoint Heliotrop Labs
publisher: La Gazette
language: fr
published: 2024-03-05
---
Ada Lindqvist quitte Nordlicht KI pour Heliotrop Labs. Selon nos informations, la prime d'arrivée serait de 380 000 euros.

Chez Heliotrop, Ada Lindqvist dirigera la recherche à partir du mois d'avril.
"""

RETURN = """\
---
title: Ada Lindqvist kehrt zu Nordlicht KI zurück
publisher: Der Bote
language: de
published: 2024-09-20
---
Nach nur fünf Monaten bei Heliotrop Labs ist Ada Lindqvist wieder da. Nordlicht KI hat sie als Vorständin zurückgeholt.
"""

AWARD = """\
---
title: Ada Lindqvist receives a prize for her research
publisher: The Courier
language: en
published: 2025-02-01
---
Ada Lindqvist has received the Uppsala prize. Lindqvist thanked her former teachers.
"""

PASSING = """\
---
title: The Uppsala prize goes to Lagos
publisher: The Courier
language: en
published: 2025-03-01
---
A laboratory in Lagos has received the Uppsala prize. Ada Lindqvist had received it before. Ada Lindqvist gave the speech.
"""

REPORTS = {
    "lindqvist.md": LINDQVIST,
    "gazette.md": GAZETTE,
    "return.md": RETURN,
    "award.md": AWARD,
    "passing.md": PASSING,
    "okafor.md": OKAFOR,
}
BONUS = "Welche Antrittsprämie in Euro zahlt das Unternehmen Ada Lindqvist nach Angaben des Boten?"


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corroborated") / "articles"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def answers(articles: Path, static: StaticEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    data = tmp_path_factory.mktemp("corroborated") / "data"
    rebuild([articles], data, static)
    opened = Answerer.open(data, static)
    yield opened
    opened.close()


def found(answers: Answerer, path: str, question: str = BONUS) -> Hit:
    answer = answers.answer(question, 10)
    assert answer.answered
    return next(hit for hit in answer.hits if hit.article.path == path)


def test_the_other_outlets_of_the_story_are_named_and_those_of_other_stories_are_not(answers: Answerer) -> None:
    assert [article.path for article in found(answers, "lindqvist.md").also] == ["gazette.md"]
    assert [article.path for article in found(answers, "gazette.md").also] == ["lindqvist.md"]


def test_another_figure_for_the_answer_is_shown_as_it_stands_there(answers: Answerer) -> None:
    (differing,) = found(answers, "lindqvist.md").disagreements

    assert (differing.kind, differing.here, differing.there) == (FigureKind.AMOUNT, "340.000 Euro", "380 000 euros")
    assert differing.article.publisher == "La Gazette"


def test_what_reverses_an_answer_is_pointed_to_rather_than_what_is_newest(answers: Answerer) -> None:
    newer = found(answers, "lindqvist.md").newer

    assert newer is not None
    assert (newer.article.path, newer.people, newer.reverses) == ("return.md", ("Ada Lindqvist",), True)


def test_the_newest_article_on_the_same_person_is_pointed_to_where_nothing_reverses(answers: Answerer) -> None:
    newer = found(answers, "return.md").newer

    assert newer is not None
    assert (newer.article.path, newer.reverses) == ("award.md", False)


def test_nothing_is_newer_than_the_newest_that_is_not_only_in_passing_about_them(answers: Answerer) -> None:
    assert found(answers, "award.md").newer is None


def test_a_copy_of_a_file_is_no_other_outlet(static: StaticEmbedder, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for name in ("note.md", "copy-of-note.md"):
        (tmp_path / "articles" / name).write_text(GAZETTE.replace("publisher: La Gazette\n", ""), "utf-8")
    rebuild([tmp_path / "articles"], tmp_path / "data", static)
    answers = Answerer.open(tmp_path / "data", static)

    hit = found(answers, "note.md", "Qui rejoint Heliotrop Labs ?")
    answers.close()

    assert (hit.article.publisher, hit.also) == (None, ())


def test_an_outlet_on_which_the_quoted_article_rests_is_no_witness_of_it() -> None:
    quoted = Article("1", "a.md", "A", "", "en", publisher="talentmoves", reported_by=(Source("Der Bote"),))
    same, unknown = Article("2", "b.md", "B", "", "de", publisher="der bote"), Article("3", "c.md", "C", "", "de")
    other = Article("4", "d.md", "D", "", "fr", publisher="La Gazette")

    assert witnesses(quoted, [same, unknown, other]) == (other,)


def test_no_article_is_left_out_because_another_resembles_it(
    articles: Path, static: StaticEmbedder, tmp_path: Path
) -> None:
    copies = shutil.copytree(articles, tmp_path / "articles")
    (copies / "copy.md").write_text(LINDQVIST.replace("publisher: talentmoves", "publisher: Abschrift"), "utf-8")

    report = rebuild([copies], tmp_path / "data", static)

    assert report.articles == len(REPORTS) + 1
    answers = Answerer.open(tmp_path / "data", static)
    assert {"copy.md", "lindqvist.md"} <= {hit.article.path for hit in answers.answer(BONUS, 10).hits}
    answers.close()

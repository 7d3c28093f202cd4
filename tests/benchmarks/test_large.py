"""An index of articles that nobody reads is one of the articles that are read."""

from __future__ import annotations

from pathlib import Path

from index.answering import Answerer
from index.building.making import Made
from index.embedding import StaticEmbedder
from tests.benchmarks.answering import answered
from tests.benchmarks.articles import pages, reports
from tests.benchmarks.asked import questions, titles
from tests.benchmarks.generations import write_generation
from tests.benchmarks.hidden import made_among
from tests.benchmarks.large import made_of

STATIC = StaticEmbedder.from_folder()


def made(count: int) -> Made:
    (some,) = made_of(reports(count), STATIC)
    return some


def test_passages_are_slices_of_their_articles_on_the_borders_of_sentences() -> None:
    some = made(20)

    cut = [
        (article, passage)
        for (_, article), passages in zip(some.articles, some.cut, strict=True)
        for passage in passages
    ]

    assert len(cut) == 100
    assert all(article.text[passage.start : passage.end] == passage.text for article, passage in cut)
    assert all(
        (passage.start, passage.end) == (passage.sentences[0][0], passage.sentences[-1][1]) for _, passage in cut
    )


def test_such_an_index_passes_its_checks_and_finds_its_articles_by_their_titles(tmp_path: Path) -> None:
    write_generation(tmp_path / "data", [made(20)], STATIC, STATIC)

    answerer = Answerer.open(tmp_path / "data", STATIC)

    asked = list(titles(10, of=20))
    assert [answerer.answer(title).hits[0].article.title for title in asked] == asked


def test_articles_that_are_read_are_found_among_those_that_nobody_reads(tmp_path: Path) -> None:
    page = next(pages(1, seed=2))
    (tmp_path / "page.txt").write_text(page, "utf-8")
    write_generation(tmp_path / "data", made_among([tmp_path / "page.txt"], 100, STATIC), STATIC, STATIC)

    answerer = Answerer.open(tmp_path / "data", STATIC)

    (report,) = reports(1, seed=2)
    assert answerer.coverage().articles == 21
    assert answerer.answer(report.title).hits[0].article.path == "page.txt"


def test_questions_are_on_the_articles_whose_titles_are_asked() -> None:
    people = [report.paragraphs[0][0].holds["a"] for report in reports(5)]

    asked = list(questions(5, of=5))

    assert [
        person in question or question.startswith("wer") for person, question in zip(people, asked, strict=True)
    ] == [True] * 5
    assert len(list(titles(5, of=5))) == len(list(titles(5, of=500))) == 5


def test_its_answers_are_measured(tmp_path: Path) -> None:
    write_generation(tmp_path / "data", [made(100)], STATIC, STATIC)

    found = answered(tmp_path / "data", "static")

    assert found.passages == 500
    assert found.memory > found.own_memory > 0

"""The gold questions are well formed, and their answers stand where they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from index import Article, load_questions
from index.evaluation import GoldQuestion
from index.passages import passages_of
from index.reading import read_articles

GOLD = Path(__file__).parent
FILES = ("raw", "practice", "pages", "seeds", "plain")
RAW, PRACTICE, PAGES, SEEDS, PLAIN = (load_questions(GOLD / f"{file}.jsonl") for file in FILES)
LANGUAGES = {"de", "en", "es", "fr", "it"}
ANSWERABLE = {"who", "what", "when", "why", "how_much", "where"}
UNANSWERABLE = {"off_topic", "near_miss", "false_premise", "noise"}
STYLES = {"natural", "paraphrase", "typo", "keywords", "no_accents", "figure", "date", "several", "newest"}
ALIKE = 85
"""Of 100: as like as "how long does it last" and "how long will it last"."""

each_file = pytest.mark.parametrize("questions", [RAW, PRACTICE, PAGES, SEEDS, PLAIN], ids=FILES)


def spaced(text: str) -> str:
    return " ".join(text.split())


def misplaced(questions: list[GoldQuestion], articles: dict[str, Article]) -> list[str]:
    """Answer strings that stand in no passage of their article, or in more than a quarter of them and than one."""
    found = []
    for question in questions:
        for path, answers in question.answers.items():
            passages = [spaced(passage.text) for passage in passages_of(articles[path])]
            most = max(1, len(passages) // 4)
            counts = {answer: sum(spaced(answer) in passage for passage in passages) for answer in answers}
            found += [
                f"{question.id}, {path}: '{answer}' in {count} of {len(passages)} passages"
                for answer, count in counts.items()
                if not 1 <= count <= most
            ]
    return found


def first(questions: list[GoldQuestion]) -> list[GoldQuestion]:
    """Those that were there from the beginning, without the part `fresh`, which was written on the articles of `aside`."""
    return [question for question in questions if question.part != "fresh"]


def by_path(folder: Path) -> dict[str, Article]:
    return {article.path: article for article in read_articles([folder]).articles}


@each_file
def test_every_question_has_an_id_of_its_own_and_known_values(questions: list[GoldQuestion]) -> None:
    assert len({question.id for question in questions}) == len(questions)
    assert {question.language for question in questions} <= LANGUAGES
    assert {question.style for question in questions} <= STYLES
    assert {question.part for question in questions} <= {"fit", "tune", "aside", "fresh"}


@each_file
def test_a_question_is_answerable_exactly_where_its_kind_is(questions: list[GoldQuestion]) -> None:
    assert {question.kind for question in questions if question.answers} <= ANSWERABLE
    assert {question.kind for question in questions if not question.answers} <= UNANSWERABLE
    assert [question.id for question in questions if not all(question.answers.values())] == []


@each_file
def test_no_two_questions_are_alike(questions: list[GoldQuestion]) -> None:
    words = [(one.id, one.part == "fresh", one.question.lower().rstrip(" ?.!")) for one in questions]

    alike = [
        f"{one} and {other}"
        for (one, is_fresh, first), (other, is_fresh_too, second) in combinations(words, 2)
        if is_fresh is is_fresh_too and fuzz.token_sort_ratio(first, second) >= ALIKE
    ]

    assert alike == []


def test_the_raw_articles_have_enough_questions_of_every_sort() -> None:
    unanswerable = [question for question in RAW if not question.answers]

    assert len(RAW) - len(unanswerable) >= 100
    assert len([question for question in unanswerable if question.kind != "noise"]) >= 25
    assert len([question for question in unanswerable if question.kind == "noise"]) >= 8
    assert {question.language for question in RAW} == LANGUAGES
    assert {question.style for question in first(RAW)} == STYLES - {"several", "newest"}
    assert {question.kind for question in RAW} == ANSWERABLE | UNANSWERABLE


def test_a_third_of_the_raw_questions_is_kept_aside_with_whole_events() -> None:
    sides = defaultdict(set)
    for question in first(RAW):
        sides[question.event].add(question.part)

    assert len([question for question in RAW if question.part == "aside"]) * 3 >= len(first(RAW))
    assert [event for event, parts in sides.items() if len(parts) > 1 and event != "none"] == []


def test_the_answers_stand_in_few_passages_of_the_raw_articles(shared: Path) -> None:
    assert misplaced(RAW, by_path(shared / "articles")) == []


def test_the_answers_stand_in_few_passages_of_the_articles_for_practice() -> None:
    assert misplaced(PRACTICE, by_path(GOLD / "practice")) == []


def test_the_answers_stand_in_few_passages_of_the_scraped_looking_pages() -> None:
    assert misplaced(PAGES, by_path(GOLD / "pages")) == []


def test_the_answers_stand_in_few_passages_of_the_reports() -> None:
    assert misplaced([*SEEDS, *PLAIN], by_path(GOLD.parents[1] / "seeds")) == []


@pytest.mark.parametrize("questions", [PAGES, SEEDS], ids=["pages", "seeds"])
def test_two_fifths_are_kept_aside_with_whole_events(questions: list[GoldQuestion]) -> None:
    parts = Counter(question.part for question in first(questions))
    sides = defaultdict(set)
    for question in first(questions):
        sides[question.event].add(question.part)

    assert parts["aside"] / len(first(questions)) == pytest.approx(0.4, abs=0.04)
    assert parts["tune"] / len(first(questions)) == pytest.approx(0.2, abs=0.04)
    assert [event for event, of_event in sides.items() if len(of_event) > 1 and event != "none"] == []


@pytest.mark.parametrize("questions", [PAGES, SEEDS], ids=["pages", "seeds"])
def test_a_quarter_is_answered_nowhere(questions: list[GoldQuestion]) -> None:
    unanswerable = [question for question in questions if not question.answers]

    assert len(unanswerable) / len(questions) == pytest.approx(0.25, abs=0.03)
    assert sum(question.kind in {"near_miss", "false_premise"} for question in unanswerable) * 2 > len(unanswerable)


@pytest.mark.parametrize("questions", [RAW, PAGES, SEEDS], ids=["raw", "pages", "seeds"])
def test_fresh_questions_rest_on_articles_that_nothing_was_fitted_on(questions: list[GoldQuestion]) -> None:
    fitted = {path for question in first(questions) if question.part in {"fit", "tune"} for path in question.answers}
    fresh = [question for question in questions if question.part == "fresh" and question.answers]

    assert [question.id for question in fresh if set(question.answers) <= fitted] == []
    assert len(fresh) >= 30

"""The near-misses for the confidence are well formed, answered where they say, and unseen by the embedder."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from index.reading import read_articles
from index.training.bundles import load_bundles
from tests.gold import near_misses

QUESTIONS = list(near_misses.questions())


def test_half_of_each_report_s_questions_are_answered_by_it() -> None:
    shares = Counter(
        (len(bundle.questions), sum(not asked.answers for asked in bundle.questions))
        for bundle in load_bundles(near_misses.FOLDER)
    )

    assert shares == {(14, 7): 384}


def test_the_answers_stand_in_the_articles_that_are_named(tmp_path: Path) -> None:
    articles = {one.path: one for one in read_articles([near_misses.write_articles(tmp_path)]).articles}

    lost = [
        question.id
        for question in QUESTIONS
        for path, answers in question.answers.items()
        if not any(answer in articles[path].text for answer in answers)
    ]

    assert len(articles) == 384
    assert len(lost) <= len(QUESTIONS) // 100  # the cleaner takes a few lines for furniture


def test_every_question_names_somebody_and_has_an_id_of_its_own() -> None:
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS) > 3_000


def test_the_embedder_has_not_been_taught_with_them() -> None:
    taught = {sentence for bundle in load_bundles() for sentence in [bundle.title, *bundle.sentences]}
    shown = {sentence for bundle in load_bundles(near_misses.FOLDER) for sentence in [bundle.title, *bundle.sentences]}

    assert not taught & shown

"""The conversations are well formed, and their answers stand where they say."""

from __future__ import annotations

from collections import Counter

from index.passages import passages_of
from index.reading import read_articles
from tests.gold.conversations import GOLD, conversations

TALKS = conversations()


def test_80_conversations_are_for_fitting_and_tuning_and_100_for_reporting_only() -> None:
    assert len({talk.id for talk in TALKS}) == len(TALKS) == 180
    assert Counter(talk.part for talk in TALKS) == {"fit": 40, "tune": 40, "aside": 40, "fresh": 60}
    assert Counter(talk.language for talk in TALKS) == {"de": 67, "fr": 53, "en": 60}
    assert {len(talk.turns) for talk in TALKS} == {2, 3}


def test_every_answer_stands_in_a_passage_of_its_report() -> None:
    reports = {article.path: article for article in read_articles([GOLD.parents[1] / "seeds"]).articles}

    astray = [
        f"{talk.id}, {path}: {wanted}"
        for talk in TALKS
        for path, answers in talk.answers.items()
        for wanted in answers
        if not any(wanted in " ".join(passage.text.split()) for passage in passages_of(reports[path]))
    ]

    assert all(talk.answers for talk in TALKS)
    assert astray == []

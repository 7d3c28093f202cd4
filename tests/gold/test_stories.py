"""Articles on one event are found to be on one event, by pairs that others have labelled."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.gold.judge_stories import Judged, judged, table
from tests.gold.story_pairs import STORIES, articles_in, labelled_pairs

DOCS = Path(__file__).parents[2] / "docs" / "stories.md"
TYPOGRAPHY = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'"})


@pytest.fixture(scope="module")
def results() -> dict[tuple[str, str], Judged]:
    return judged()


def test_half_of_150_pairs_at_least_tell_different_events_and_no_article_is_in_both_parts() -> None:
    pairs = labelled_pairs()

    parts = {
        part: {path for pair in pairs if pair.part == part for path in (pair.a, pair.b)} for part in ("tune", "aside")
    }
    assert Counter(pair.same_event for pair in pairs) == {True: 60, False: 90}
    assert not parts["tune"] & parts["aside"]
    assert parts["tune"] | parts["aside"] <= {article.path for article in articles_in(STORIES)}


def test_labelled_disagreements_stand_in_their_articles() -> None:
    texts = {article.path: article.text.translate(TYPOGRAPHY) for article in articles_in(STORIES)}

    for line in (STORIES / "disagreements.jsonl").read_text("utf-8").splitlines():
        told = json.loads(line)
        assert told["in_a"].translate(TYPOGRAPHY) in texts[told["a"]]
        assert told["in_b"].translate(TYPOGRAPHY) in texts[told["b"]]


def test_pairs_of_one_event_are_found_and_hardly_any_other(results: dict[tuple[str, str], Judged]) -> None:
    aside = results["aside", "pairs"]

    assert aside.precision >= 0.95
    assert aside.recall >= 0.70


def test_a_disagreement_that_is_shown_is_one(results: dict[tuple[str, str], Judged]) -> None:
    assert results["aside", "disagreements"].precision >= 0.90


def test_the_figures_in_the_documentation_are_those_that_come_out(results: dict[tuple[str, str], Judged]) -> None:
    assert table(results) in DOCS.read_text("utf-8"), "run `python -m tests.gold.judge_stories`"

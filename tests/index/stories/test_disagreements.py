"""Articles of one story disagree only where both speak of one thing."""

from __future__ import annotations

from datetime import date

import pytest

from index.datatypes import Article
from index.embedding import StaticEmbedder
from index.stories.disagreements import disagreements_of, facts_of
from tests.index.stories.reports import report


def told(one: Article, other: Article, static: StaticEmbedder) -> list[tuple[str, str]]:
    found = disagreements_of(facts_of(one, static), facts_of(other, static))
    return [(one.text[a.start : a.end], other.text[b.start : b.end]) for a, b in found]


def test_another_sum_is_found_across_languages_either_way_round(static: StaticEmbedder) -> None:
    english = report("Lindqvist is said to get $40 million over four years.")
    german = report("45 Millionen Dollar soll das Paket wert sein.", language="de")

    assert told(english, german, static) == [("$40 million", "45 Millionen Dollar")]
    assert told(german, english, static) == [("45 Millionen Dollar", "$40 million")]


@pytest.mark.parametrize(
    "other",
    [
        "She gets $41 million.",
        "She gets $400 million.",
        "She gets 45 million euros.",
        "She gets $45 million, not $40 million as rumoured.",
        "She gets $45 million; her deputy gets $50 million.",
        "She gets nothing.",
    ],
    ids=["rounded", "of another size", "another currency", "both given", "several of the size", "no figure"],
)
def test_what_may_be_something_else_is_no_disagreement(static: StaticEmbedder, other: str) -> None:
    assert told(report("Lindqvist gets $40 million."), report(other), static) == []


def test_another_day_on_which_someone_starts_is_found(static: StaticEmbedder) -> None:
    english = report("She is due to start on April 14.")
    german = report("Sie beginnt am 21. April.", language="de")

    assert told(english, german, static) == [("April 14", "21. April.")]


@pytest.mark.parametrize(
    "other",
    [
        report("She starts in April 2024."),
        report("Her contract runs until 30 April."),
        report("The weather changes on 30 April."),
        report("She started on 1 February."),
        report("She starts on 30 April.", published=date(2024, 4, 20)),
        report("She starts on 30 April.", published=None),
    ],
    ids=["only the month", "an end", "another matter", "gone by", "weeks later", "undated"],
)
def test_days_of_other_things_and_other_times_are_no_disagreement(static: StaticEmbedder, other: Article) -> None:
    assert told(report("She is due to start on April 14."), other, static) == []

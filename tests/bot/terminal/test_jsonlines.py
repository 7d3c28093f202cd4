"""Answers, reports and status as JSON, for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.jsonlines import answer_line, dumped, report_line, status_line
from index import Coverage, Disagreement, FigureKind, FollowUp, LibraryStatus, Refusal, Source, Status
from tests.bot.fakes import REPORT, SEED, answer, hit, refusal


def test_an_answer_has_exactly_the_keys_that_are_promised() -> None:
    sources = (Source("The Information", None, None),)
    article = replace(SEED, status=Status.REPORTED, reported_by=sources)

    told = json.loads(answer_line(answer(hit(3, "One.", "Two.", article=article, answering=1))))

    assert told == {
        "question": "Who left OpenAI?",
        "answered": True,
        "confidence": 0.9,
        "refusal": None,
        "passages": [
            {
                "rank": 1,
                "score": 0.9,
                "text": "One. Two.",
                "sentence": "Two.",
                "start": 100,
                "end": 109,
                "article": {
                    "id": "article-3",
                    "path": "karpathy.md",
                    "title": "Karpathy leaves OpenAI again",
                    "publisher": "talentmoves",
                    "url": None,
                    "published": "2024-02-14",
                    "language": "en",
                    "reported_by": [{"outlet": "The Information", "url": None, "date": None}],
                    "status": "reported",
                },
                "also_reported_by": [],
                "disagreements": [],
                "newer": None,
            }
        ],
    }


def test_other_articles_on_the_event_and_later_ones_are_named_by_what_finds_them() -> None:
    other = replace(SEED, id="other", language="de")
    differing = Disagreement(FigureKind.AMOUNT, "$40 million", "45 Millionen Dollar", other)
    newer = FollowUp(other, ("Andrej Karpathy",), reverses=True)
    reference = {
        "id": "other",
        "path": "karpathy.md",
        "title": "Karpathy leaves OpenAI again",
        "publisher": "talentmoves",
        "url": None,
        "published": "2024-02-14",
        "language": "de",
    }

    found = replace(hit(), also=(other,), disagreements=(differing,), newer=newer)
    (told,) = json.loads(answer_line(answer(found)))["passages"]

    assert told["also_reported_by"] == [reference]
    assert told["disagreements"] == [
        {"kind": "amount", "here": "$40 million", "there": "45 Millionen Dollar", "article": reference}
    ]
    assert told["newer"] == {"people": ["Andrej Karpathy"], "reverses": True, "article": reference}


def test_a_refusal_says_why_and_shows_what_was_rejected() -> None:
    told = json.loads(answer_line(refusal(Refusal.NOT_COVERED, hit(1), hit(2))))

    assert (told["answered"], told["refusal"]) == (False, "not_covered")
    assert [(passage["rank"], passage["article"]["id"]) for passage in told["passages"]] == [
        (1, "article-1"),
        (2, "article-2"),
    ]


@given(st.text())
def test_any_question_is_told_unchanged_on_a_single_line(question: str) -> None:
    line = answer_line(answer(question=question))

    assert json.loads(line)["question"] == question
    assert len(line.splitlines()) == 1


def test_letters_of_any_language_stay_readable() -> None:
    assert "Wer verließ – où ça ? 👀" in answer_line(answer(question="Wer verließ – où ça ? 👀"))


def test_a_report_counts_and_names_what_was_skipped() -> None:
    told = json.loads(report_line(REPORT))

    assert (told["articles"], told["passages"], told["embedded"]) == (8, 40, 9)
    assert told["skipped"] == [{"path": "broken.txt", "reason": "not UTF-8"}]


def test_status_of_a_served_index_has_no_reason() -> None:
    coverage = Coverage(1, 2, {"de": 1}, date(2023, 11, 20), date(2024, 7, 15))
    status = LibraryStatus("g1", datetime(2024, 7, 16, tzinfo=UTC), "static", 256, 10, coverage)

    told = json.loads(status_line(status, None))

    assert (told["serving"], told["reason"]) == (True, None)
    assert told["index"]["built"] == "2024-07-16T00:00:00+00:00"
    assert told["index"]["coverage"] == {
        "articles": 1,
        "passages": 2,
        "languages": {"de": 1},
        "oldest": "2023-11-20",
        "newest": "2024-07-15",
    }


def test_status_without_an_index_says_what_is_wrong() -> None:
    told = json.loads(status_line(None, "there is no index"))

    assert told == {"index": None, "serving": False, "reason": "there is no index"}


def test_what_has_no_place_in_json_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no place in JSON"):
        dumped({1})

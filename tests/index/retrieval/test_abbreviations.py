"""Initials in a question."""

from __future__ import annotations

import pytest

from index.retrieval.abbreviations import written_out

NAMES = {"qsi": "Quiet Superintelligence", "arc": "Able Research Center", "hrl": "Heliotrop Research Labs"}
HELD = {"hrl"}
EVERYDAY = {"arc", "qsi"}


def asked(question: str) -> str:
    return written_out(question, NAMES.get, HELD.__contains__, EVERYDAY.__contains__)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("who left QSI?", "who left Quiet Superintelligence?"),
        ("qsi ceo", "Quiet Superintelligence ceo"),
        ("wer leitet qsi", "wer leitet Quiet Superintelligence"),
        ("who runs qsi", "who runs Quiet Superintelligence"),
        ("qsi", "Quiet Superintelligence"),
        ("what about QSI then", "what about Quiet Superintelligence then"),
    ],
)
def test_initials_that_no_article_holds_are_the_name(question: str, meant: str) -> None:
    assert asked(question) == meant


@pytest.mark.parametrize("question", ["arc de triomphe", "", "…", "what is XYZ", "arcs and quasis", "a1b2 qs"])
def test_other_words_stay_as_they_are(question: str) -> None:
    assert asked(question) == question


def test_initials_that_the_articles_write_themselves_stay() -> None:
    assert asked("who left HRL") == "who left HRL"


def test_what_means_something_in_the_domain_stays() -> None:
    assert (
        written_out("new CEO", {"ceo": "Cold Energy Office"}.get, HELD.__contains__, EVERYDAY.__contains__) == "new CEO"
    )

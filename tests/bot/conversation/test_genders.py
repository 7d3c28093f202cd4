"""Of several people the pronoun tells which one is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.genders import fitting

FRIAR, WEIL, PACHOCKI, PINEAU = "Sarah Friar", "Kevin Weil", "Jakub Pachocki", "Joëlle Pineau"


@pytest.mark.parametrize(
    ("people", "question", "meant"),
    [
        ([FRIAR, WEIL], "where did he come from", [WEIL]),
        ([WEIL, FRIAR], "what was her job before?", [FRIAR]),
        ([WEIL, PINEAU], "où est-elle allée ?", [PINEAU]),
        ([FRIAR, PACHOCKI], "seit wann ist er da?", [PACHOCKI]),
        ([FRIAR, WEIL], "dove è andata lei?", [FRIAR]),
        ([FRIAR, WEIL], "and why?", [FRIAR, WEIL]),
        ([FRIAR, WEIL], "wer bekommt seine Aufgaben?", [FRIAR, WEIL]),
        ([FRIAR, WEIL], "combien y a-t-il de postes ?", [FRIAR, WEIL]),
        ([FRIAR, WEIL], "did he follow her?", [FRIAR, WEIL]),
        ([FRIAR], "where did he work?", [FRIAR]),
        ([WEIL], "where did she work?", [WEIL]),
        ([], "where did she work?", []),
    ],
)
def test_he_is_no_woman_and_she_is_one_where_there_is_one(people: list[str], question: str, meant: list[str]) -> None:
    assert fitting(people, question) == meant


@given(st.lists(st.text(max_size=20)), st.text(max_size=60))
def test_some_of_the_people_are_meant_in_their_order(people: list[str], question: str) -> None:
    found = fitting(people, question)

    assert [name for name in people if name in found] == found
    assert bool(found) == bool(people)

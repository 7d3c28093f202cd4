"""Lines are told by the run that they stand in, by what stands below them, and by the headline's block."""

from __future__ import annotations

from index.reading.lines import lines_of
from index.reading.series import series_of

PROSE = "Die Forscherin verlässt das Unternehmen im April und wechselt zu einem Konkurrenten, wie sie am Montag sagte."
PAGE = f"""Personalie
Ada Lindqvist wechselt zu Heliotrop Labs
Von Karla Venn

Ada Lindqvist in ihrem Büro

{PROSE}

DIE FOLGEN
{PROSE}

Würden Sie wechseln?
Ja
Nein
Vielleicht

Zahlen zum Wechsel
Gehalt: 390.000 Euro
Team: 41 Leute"""


def test_the_headline_s_block_holds_kicker_and_byline_and_the_caption_stands_alone_below() -> None:
    found = series_of(lines_of(PAGE), 1)

    assert "right above in the headline's block" in found[0]
    assert "below in the headline's block" in found[2]
    assert "short and alone in the next block" in found[3]
    assert "short and alone in the next block" not in found[4]


def test_a_heading_in_capitals_and_a_question_of_a_poll_are_told_by_what_stands_below() -> None:
    found = series_of(lines_of(PAGE), 1)

    assert {"capitals above prose", "close above prose"} <= set(found[5])
    assert "asks above small lines" in found[7]
    assert {"small lines in a row"} <= set(found[8]) & set(found[9]) & set(found[10])


def test_facts_in_a_row_have_their_heading() -> None:
    found = series_of(lines_of(PAGE), 1)

    assert "heads facts" in found[11]
    assert "facts in a row" in found[12] and "facts in a row" in found[13]


def test_a_page_without_a_headline_has_no_headline_s_block() -> None:
    assert not any("headline" in name for traits in series_of(lines_of(PAGE), None) for name in traits)
    assert series_of([], None) == []

"""Lines that a page's width has broken become paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.wrapped import unwrapped
from tests.index.reading.papers import PARAGRAPHS, wrapped


@pytest.mark.parametrize("width", [50, 70, 95])
def test_a_wrapped_paragraph_is_put_together_again(width: int) -> None:
    assert unwrapped("\n".join(wrapped(PARAGRAPHS[0], width))) == PARAGRAPHS[0]


@pytest.mark.parametrize(
    ("page", "paragraphs"),
    [
        (
            "Ada Lindqvist wechselt\nAda Lindqvist verlässt Nordlicht nach sechs Jahren und geht im\nApril zu Heliotrop Labs.",
            [
                "Ada Lindqvist wechselt",
                "Ada Lindqvist verlässt Nordlicht nach sechs Jahren und geht im April zu Heliotrop Labs.",
            ],
        ),
        (
            "Nordlicht sucht eine neue Leiterin für seine Forschungsab-\nteilung und hat damit begonnen.",
            ["Nordlicht sucht eine neue Leiterin für seine Forschungsabteilung und hat damit begonnen."],
        ),
        (
            "Ein Vertrag zwischen Heliotrop und der Stiftung Müller-\nMeier liegt vor.",
            ["Ein Vertrag zwischen Heliotrop und der Stiftung Müller-Meier liegt vor."],
        ),
        (
            "Neu im Vorstand sind:\n• Ada Lindqvist\n• Tunde Okafor",
            ["Neu im Vorstand sind:", "• Ada Lindqvist", "• Tunde Okafor"],
        ),
    ],
    ids=["a headline stands alone", "a cut word", "a double name", "a list"],
)
def test_what_belongs_together_and_what_does_not(page: str, paragraphs: list[str]) -> None:
    assert unwrapped(page).split("\n\n") == paragraphs


@given(st.text())
def test_no_letter_is_lost_but_hyphens_at_the_end_of_lines(text: str) -> None:
    def letters(some: str) -> str:
        return "".join(sign for sign in some if not sign.isspace() and sign not in "-\u00ad\u2010")

    assert letters(unwrapped(text)) == letters(text)

"""Hostile questions without end: the fixed ones in pieces, mixed with each other, with real words and with any text."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.hostile.corpus import CORPUS

LONGEST = 10_000

_FIXED = [question for questions in CORPUS.values() for question in questions]
_PIECES = sorted({piece for question in _FIXED for piece in question.split(" ") if len(piece) <= 80})
_WORDS = (
    "who left joined OpenAI Meta Google DeepMind Anthropic wer verließ ging zu wie viel Millionen qui a quitté rejoint "
    "pourquoi quién dejó chi ha lasciato quem saiu Altman Sutskever Murati LeCun Shazeer Zuckerberg CEO 2023 2024 $650 million "
    "latest zuletzt cette semaine last week März"
).split()

_ANY_CHARACTER = st.integers(0, 0x10FFFF).map(chr)
"""From every plane alike, surrogates and unassigned ones included; hypothesis' own text prefers the first."""

_PART = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(_PIECES),
    st.text(max_size=20),
    st.lists(_ANY_CHARACTER, max_size=8).map("".join),
)
_MIXED = st.lists(_PART, min_size=1, max_size=12).flatmap(
    lambda parts: st.sampled_from([" ", "", "\n", "\u200b"]).map(lambda between: between.join(parts))
)
_LONG = st.tuples(_PART.filter(bool), st.integers(1, LONGEST)).map(lambda pair: (pair[0] * pair[1])[: pair[1]])

QUESTIONS = st.one_of(_MIXED, _MIXED, _MIXED, st.text(max_size=200), st.sampled_from(_FIXED), _LONG)
"""At most 10,000 characters. Half of them hold pieces of real questions, so that they get past the first checks."""

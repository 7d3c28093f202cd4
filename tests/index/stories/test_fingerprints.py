"""Texts that share their wording have fingerprints that agree."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.stories.fingerprints import SIZE, fingerprint_of, look_alikes, resemblance

WORDS = " ".join(f"word{number}" for number in range(200))
EDITED = WORDS.replace("word7 ", "other ").replace("word150", "another")
OTHER = " ".join(f"thing{number}" for number in range(200))


@given(st.text())
def test_a_text_resembles_itself_wholly(text: str) -> None:
    fingerprint = fingerprint_of(text)

    assert fingerprint.shape == (SIZE,)
    assert resemblance(fingerprint, fingerprint_of(text)) == 1.0


def test_a_copy_with_small_edits_resembles_the_text_and_another_text_does_not() -> None:
    text, edited, other = map(fingerprint_of, (WORDS, EDITED, OTHER))

    assert resemblance(text, edited) > 0.8
    assert resemblance(text, other) < 0.1


def test_case_and_punctuation_do_not_count() -> None:
    assert resemblance(fingerprint_of("Ada left: at once, today."), fingerprint_of("ADA LEFT at once today")) == 1.0


def test_only_look_alikes_come_into_one_group() -> None:
    fingerprints = np.stack([fingerprint_of(text) for text in (OTHER, WORDS, EDITED)])

    groups = {tuple(sorted(group.tolist())) for group in look_alikes(fingerprints)}

    assert groups == {(1, 2)}

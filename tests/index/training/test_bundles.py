"""The bundles that the sentence reader learnt from, and how such files are read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from index.training.bundles import load_bundles

GOOD = """=== de | Haas geht zu Lumen
P: Ines Haas; Ola Berg
C: Lumen
1. Ines Haas geht zu Lumen.
2. Sie folgt auf Ola Berg.
en> who joins lumen = 1
fr> qui remplace-t-elle = 2
de> was verdient haas = 0
es> quién llega y a quién sustituye = 1, 2
"""


def test_a_bundle_is_read_with_its_questions_and_what_answers_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")

    (bundle,) = load_bundles(tmp_path)

    assert (bundle.language, bundle.title) == ("de", "Haas geht zu Lumen")
    assert (bundle.people, bundle.organisations) == (["Ines Haas", "Ola Berg"], ["Lumen"])
    assert bundle.sentences == ["Ines Haas geht zu Lumen.", "Sie folgt auf Ola Berg."]
    assert [(one.language, one.text, sorted(one.answers)) for one in bundle.questions] == [
        ("en", "who joins lumen", [0]),
        ("fr", "qui remplace-t-elle", [1]),
        ("de", "was verdient haas", []),
        ("es", "quién llega y a quién sustituye", [0, 1]),
    ]


@pytest.mark.parametrize("line", ["en> who joins = 3", "en> who joins", "nonsense", "1) Ines Haas"])
def test_a_line_that_is_none_of_a_bundle_s_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.txt").write_text(f"{GOOD}{line}\n", "utf-8")

    with pytest.raises(ValueError, match=r"a\.txt, line 10: not a line of a bundle"):
        load_bundles(tmp_path)


def test_half_of_the_questions_that_ship_are_answered_by_their_text() -> None:
    bundles = load_bundles()
    languages = Counter(question.language for bundle in bundles for question in bundle.questions)
    answered = [bool(question.answers) for bundle in bundles for question in bundle.questions]

    assert len(bundles) >= 300
    assert all(len(bundle.questions) == 14 for bundle in bundles)
    assert sum(answered) * 2 == len(answered)
    assert languages.keys() == {"de", "en", "es", "fr", "it", "pt"}

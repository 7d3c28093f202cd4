"""Short, seeded samples of the long suites, and how their counts are written."""

from __future__ import annotations

from tests.soak import faults
from tests.soak.counting import OPENING, section, with_section


def test_a_short_mix_of_faults_leaves_no_question_forgotten_or_answered_twice() -> None:
    counts = faults.run(seed=7, share=0.04)

    assert counts["acknowledged or delivered, and then forgotten"] == 0
    assert counts["answered twice"] == 0
    assert int(counts["questions"]) >= 28


def test_a_section_is_replaced_where_it_stands_and_the_others_stay() -> None:
    report = with_section("", "a", section("a", "First.", {"runs": 1000, "rate": 0.5}))
    report = with_section(report, "b", section("b", "Second.", {"runs": 2}))

    again = with_section(report, "a", section("a", "First.", {"runs": 3}))

    assert report.startswith(OPENING)
    assert "| runs | 1,000 |\n| rate | 0.5 |\n" in report
    assert "1,000" not in again
    assert again.index("| runs | 3 |") < again.index("## b") < again.index("| runs | 2 |")

"""Seeded samples of the suites on rebuilds and switches."""

from __future__ import annotations

from tests.soak import rebuilds, switches


def test_some_rebuilds_that_are_hindered_leave_an_index_that_answers() -> None:
    counts = rebuilds.run(seed=7, share=0.02)

    assert {name: counts[name] for name in rebuilds.WRONG} == dict.fromkeys(rebuilds.WRONG, 0)
    assert (counts["kill -9"], counts["pairs of rebuilds at once"], counts["rebuilds at a random date"]) == (4, 1, 1)


def test_readers_in_other_processes_follow_some_switches_and_mix_nothing() -> None:
    counts = switches.run(seed=7, share=0.07)

    assert (counts["switches"], counts["wrong or mixed answers"], counts["failed answers"]) == (2, 0, 0)
    assert int(counts["answers"]) > 0

"""Two things at the same time."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, active_count, get_ident

import pytest

from index.parallel import in_parallel
from index.stages import recorded


def test_both_go_on_at_the_same_time_and_what_both_return_is_returned_in_order() -> None:
    meeting = Barrier(2, timeout=10)

    found = in_parallel(lambda: ("aside", meeting.wait())[0], lambda: ("here", meeting.wait())[0])

    assert found == ("aside", "here")


def test_one_of_them_is_on_the_callers_thread_and_the_others_ends_with_it() -> None:
    before = active_count()

    aside, here = in_parallel(get_ident, get_ident)

    assert here == get_ident() != aside
    assert active_count() == before


def broken() -> str:
    raise ValueError("broken")


@pytest.mark.parametrize("things", [(broken, str), (str, broken)], ids=["aside", "here"])
def test_what_either_raises_is_raised(things: tuple[Callable[[], str], Callable[[], str]]) -> None:
    with pytest.raises(ValueError, match="broken"):
        in_parallel(*things)


def test_what_is_waited_for_is_told_as_a_stage() -> None:
    with recorded() as stages:
        in_parallel(int, int)

    assert list(stages.seconds) == ["wait for what goes on aside"]

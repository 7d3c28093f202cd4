"""How fast one may ask."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from bot.manners import cooldowns as module
from bot.manners.cooldowns import CHANNEL, MINUTE, Cooldowns, Wait, Whose

ALICE, BOB = 1, 2
HERE, THERE = 10, 20


def test_so_many_questions_a_minute_are_let_in_and_no_more() -> None:
    cooldowns = Cooldowns(3)

    outcomes = [cooldowns.admit(ALICE, HERE, now) for now in (0.0, 10.0, 20.0, 30.0)]

    assert outcomes == [None, None, None, Wait(30.0, Whose.USER, True)]


def test_who_waits_as_told_is_let_in() -> None:
    cooldowns = Cooldowns(1)
    cooldowns.admit(ALICE, HERE, 0.0)

    wait = cooldowns.admit(ALICE, HERE, 15.0)

    assert wait is not None
    assert cooldowns.admit(ALICE, HERE, 15.0 + wait.seconds) is None


def test_who_is_refused_does_not_wait_longer_for_having_tried() -> None:
    cooldowns = Cooldowns(1)
    cooldowns.admit(ALICE, HERE, 0.0)

    waits = [cooldowns.admit(ALICE, HERE, now) for now in (10.0, 20.0, 30.0)]

    assert waits == [
        Wait(50.0, Whose.USER, True),
        Wait(40.0, Whose.USER, False),
        Wait(30.0, Whose.USER, False),
    ]


def test_waiting_again_later_is_news_again() -> None:
    cooldowns = Cooldowns(1)
    for now in (0.0, 1.0, 60.0):
        cooldowns.admit(ALICE, HERE, now)

    assert cooldowns.admit(ALICE, HERE, 61.0) == Wait(59.0, Whose.USER, True)


def test_one_persons_haste_is_not_anothers() -> None:
    cooldowns = Cooldowns(1)
    cooldowns.admit(ALICE, HERE, 0.0)

    assert cooldowns.admit(BOB, HERE, 0.0) is None


def test_a_full_channel_is_full_for_everybody_and_another_is_not() -> None:
    cooldowns = Cooldowns(2)
    for user in range(100, 100 + 2 * CHANNEL):
        cooldowns.admit(user, HERE, 0.0)

    assert cooldowns.admit(ALICE, HERE, 0.0) == Wait(MINUTE, Whose.CHANNEL, True)
    assert cooldowns.admit(ALICE, THERE, 0.0) is None


def test_without_a_limit_everything_is_let_in() -> None:
    cooldowns = Cooldowns(0)

    assert [cooldowns.admit(ALICE, HERE, 0.0) for _ in range(1000)] == [None] * 1000


def test_only_the_latest_are_remembered() -> None:
    cooldowns = Cooldowns(1)
    for user in range(module.KEYS + 1):
        cooldowns.admit(user, user, 0.0)

    assert cooldowns.admit(0, 0, 0.0) is None
    assert cooldowns.admit(module.KEYS, module.KEYS, 0.0) is not None


@given(some.lists(some.tuples(some.integers(1, 3), some.floats(0, 30)), max_size=60), some.integers(1, 5))
def test_nobody_ever_gets_more_than_the_limit_in_any_minute(asked: list[tuple[int, float]], limit: int) -> None:
    cooldowns, now, let_in = Cooldowns(limit), 0.0, []
    for user, pause in asked:
        now += pause
        let_in += [(user, now)] * (cooldowns.admit(user, user, now) is None)

    for user, begin in let_in:
        assert sum(other == user and begin <= time < begin + MINUTE for other, time in let_in) <= limit

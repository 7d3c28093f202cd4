"""Whose turn it is."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.manners.queue import FairQueue, RoundRobin

EAGER, MODEST, LATE = 1, 2, 3


def drained(waiting: RoundRobin[str]) -> list[str]:
    taken = []
    while (one := waiting.take()) is not None:
        taken.append(one)
    return taken


def test_a_user_with_many_questions_does_not_hold_up_the_others() -> None:
    waiting: RoundRobin[str] = RoundRobin()
    for user, one in [(EAGER, "e1"), (EAGER, "e2"), (EAGER, "e3"), (MODEST, "m1"), (LATE, "l1"), (MODEST, "m2")]:
        waiting.add(user, one)

    assert drained(waiting) == ["e1", "m1", "l1", "e2", "m2", "e3"]


def test_who_comes_back_stands_behind_those_who_wait() -> None:
    waiting: RoundRobin[str] = RoundRobin()
    waiting.add(EAGER, "e1")
    waiting.add(MODEST, "m1")
    waiting.take()
    waiting.add(EAGER, "e2")

    assert drained(waiting) == ["m1", "e2"]


@given(some.lists(some.integers(1, 5), max_size=50))
def test_everybody_gets_a_turn_in_order_and_nobody_twice_before_another_once(users: list[int]) -> None:
    waiting: RoundRobin[str] = RoundRobin()
    for number, user in enumerate(users):
        waiting.add(user, f"{user}:{number:03}")

    taken = drained(waiting)

    assert sorted(taken) == sorted(f"{user}:{number:03}" for number, user in enumerate(users))
    for user in set(users):
        own = [one for one in taken if one.startswith(f"{user}:")]
        assert own == sorted(own)
        for other in set(users) - {user}:
            before_second = taken[: taken.index(own[1])] if len(own) > 1 else taken
            assert any(one.startswith(f"{other}:") for one in before_second)


async def test_no_more_than_the_width_are_in_at_a_time_and_turns_go_around() -> None:
    queue, order, inside, most = FairQueue(1), [], 0, 0

    async def asks(user: int) -> None:
        nonlocal inside, most
        async with queue.turn(user):
            inside += 1
            most = max(most, inside)
            order.append(user)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*map(asks, [EAGER, EAGER, EAGER, EAGER, MODEST, LATE]))

    assert most == 1
    assert order == [EAGER, EAGER, MODEST, LATE, EAGER, EAGER]


async def test_who_gives_up_waiting_takes_no_turn_away() -> None:
    queue = FairQueue(1)

    async def asks(user: int) -> int:
        async with queue.turn(user):
            return user

    async with queue.turn(EAGER):
        waiting = [asyncio.create_task(asks(user)) for user in (MODEST, LATE)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        await asyncio.sleep(0)

    assert await waiting[1] == LATE
    assert await asks(EAGER) == EAGER


async def test_who_gives_up_just_as_the_turn_comes_passes_it_on() -> None:
    queue = FairQueue(1)
    turn = queue.turn(EAGER)
    await turn.__aenter__()
    waiting = asyncio.create_task(queue.turn(MODEST).__aenter__())
    await asyncio.sleep(0)

    await turn.__aexit__(None, None, None)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting

    async with asyncio.timeout(5), queue.turn(LATE):
        pass


async def test_an_error_inside_ends_the_turn() -> None:
    queue = FairQueue(1)

    with pytest.raises(ZeroDivisionError):
        async with queue.turn(EAGER):
            raise ZeroDivisionError

    async with asyncio.timeout(5), queue.turn(MODEST):
        pass

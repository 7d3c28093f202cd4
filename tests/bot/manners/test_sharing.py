"""The same question, asked by many."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.manners import sharing as module
from bot.manners.sharing import Sharing


@dataclass
class Kitchen:
    """Makes a numbered dish when it is told to, or burns it."""

    sharing: Sharing[int]
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    burns: bool = False
    made: int = 0

    async def make(self) -> int:
        self.made += 1
        number = self.made
        await self.ready.wait()
        if self.burns:
            raise RuntimeError("burnt")
        return number

    async def order(self, dish: str = "soup") -> int:
        return await self.sharing.shared(dish, self.make)


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kitchen(clock: Clock) -> Kitchen:
    return Kitchen(Sharing(60.0, clock))


async def test_what_many_ask_for_at_once_is_made_once(kitchen: Kitchen) -> None:
    orders = [asyncio.create_task(kitchen.order()) for _ in range(5)]
    await asyncio.sleep(0)
    kitchen.ready.set()

    assert await asyncio.gather(*orders) == [1] * 5


async def test_it_is_kept_for_its_time_and_made_anew_after_it(kitchen: Kitchen, clock: Clock) -> None:
    kitchen.ready.set()
    first = await kitchen.order()
    clock.now += 59.0
    within = await kitchen.order()
    clock.now += 1.0

    assert (first, within, await kitchen.order()) == (1, 1, 2)


async def test_different_things_are_made_apart(kitchen: Kitchen) -> None:
    kitchen.ready.set()

    assert [await kitchen.order("soup"), await kitchen.order("fish")] == [1, 2]


async def test_a_failure_is_everybodys_who_waited_and_nobodys_after(kitchen: Kitchen) -> None:
    kitchen.burns = True
    kitchen.ready.set()

    outcomes = await asyncio.gather(*[kitchen.order() for _ in range(3)], return_exceptions=True)
    kitchen.burns = False

    assert [str(outcome) for outcome in outcomes] == ["burnt"] * 3
    assert await kitchen.order() == 2


async def test_who_stops_waiting_stops_nobody_else(kitchen: Kitchen) -> None:
    impatient, patient = asyncio.create_task(kitchen.order()), asyncio.create_task(kitchen.order())
    await asyncio.sleep(0)
    impatient.cancel()
    kitchen.ready.set()

    assert await patient == 1
    assert impatient.cancelled()


async def test_a_failure_that_nobody_waits_for_any_more_is_no_noise(kitchen: Kitchen) -> None:
    kitchen.burns = True
    impatient = asyncio.create_task(kitchen.order())
    await asyncio.sleep(0)
    impatient.cancel()
    kitchen.ready.set()
    await asyncio.sleep(0.01)
    kitchen.burns = False

    assert await kitchen.order() == 2


async def test_only_so_much_is_kept(kitchen: Kitchen) -> None:
    kitchen.ready.set()
    for number in range(module.SIZE + 1):
        await kitchen.order(str(number))

    newest, oldest = await kitchen.order(str(module.SIZE)), await kitchen.order("0")

    assert newest == module.SIZE + 1
    assert oldest == module.SIZE + 2

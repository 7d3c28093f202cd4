"""One thing after another."""

from __future__ import annotations

import asyncio

from bot.manners.order import Order


async def test_what_has_one_key_happens_in_order_and_the_rest_at_once() -> None:
    order, happened = Order(), []

    async def happens(key: int, name: str) -> None:
        async with order.of(key):
            happened.append(f"{name} begins")
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            happened.append(f"{name} ends")

    await asyncio.gather(happens(1, "a"), happens(1, "b"), happens(2, "c"))

    assert [step for step in happened if step[0] in "ab"] == ["a begins", "a ends", "b begins", "b ends"]
    assert happened.index("c begins") < happened.index("a ends")


async def test_nothing_is_kept_of_what_is_over() -> None:
    order = Order()
    async with order.of(1):
        during = len(order._locks)

    assert (during, len(order._locks)) == (1, 0)

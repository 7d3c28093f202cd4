"""How long the bot waits for a Discord that is away."""

from __future__ import annotations

from itertools import islice

from bot.serving.healing import growing_pauses


def test_pauses_grow_up_to_five_minutes() -> None:
    assert list(islice(growing_pauses(), 10)) == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]

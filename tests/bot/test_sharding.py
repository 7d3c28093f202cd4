"""Which servers a process serves where several share them."""

from __future__ import annotations

import pytest

from bot.sharding import Shards


@pytest.mark.parametrize(
    ("written", "shards"),
    [("0/2", Shards(0, 0, 2)), ("1/2", Shards(1, 1, 2)), ("0-3/8", Shards(0, 3, 8)), (" 4-7/8 ", Shards(4, 7, 8))],
)
def test_shards_are_written_as_some_of_all(written: str, shards: Shards) -> None:
    assert Shards.parse(written) == shards
    assert Shards.parse(str(shards)) == shards


@pytest.mark.parametrize(
    "written", ["", "2", "2/2", "3-1/8", "0-8/8", "-1/2", "0/0", "a/b", "1/2/3", "٠/٢", "0/999999"]
)
def test_anything_else_is_a_clear_error(written: str) -> None:
    with pytest.raises(ValueError, match=r"shards"):
        Shards.parse(written)


def test_discord_is_asked_for_each_shard_of_the_process() -> None:
    assert Shards(2, 4, 8).options == {"shard_ids": [2, 3, 4], "shard_count": 8}

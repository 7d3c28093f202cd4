"""Several processes serve the servers together: each the shards that it is told, one connection to Discord a shard."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_WRITTEN = re.compile(r"(?P<first>\d{1,5})(?:-(?P<last>\d{1,5}))?/(?P<count>\d{1,5})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shards:
    """The shards of one process, `first` to `last` of `count`; Discord puts a server on one of them by its id."""

    first: int
    last: int
    count: int

    @classmethod
    def parse(cls, written: str) -> Shards:
        """`0/2`, or `0-3/8` for several. Raises `ValueError` on anything else."""
        found = _WRITTEN.fullmatch(written.strip())
        if found is None:
            raise ValueError("write the shards of this process and how many there are in all: 0/2, or 0-3/8")
        first, count = int(found["first"]), int(found["count"])
        last = int(found["last"] or first)
        if not first <= last < count:
            raise ValueError(f"of {count} shards there are 0 to {count - 1}, and the first comes first")
        return cls(first, last, count)

    @property
    def options(self) -> dict[str, Any]:
        """As discord.py's clients take them."""
        return {"shard_ids": list(range(self.first, self.last + 1)), "shard_count": self.count}

    def __str__(self) -> str:
        return f"{self.first}-{self.last}/{self.count}"

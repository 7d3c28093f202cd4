"""Following a newsfeed on an operator's word: it is fetched and read in a worker process."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bot.background.worker import Worker
from index import Manners, ProgressListener

if TYPE_CHECKING:
    from index import Subscription


@dataclass(frozen=True, slots=True)
class FollowOrder:
    """Which feed to follow, and how to ask for it; sent to the worker as it is."""

    address: str
    folder: Path
    manners: Manners
    engine: str | None = field(default=None, repr=False)
    """The connection string of PostgreSQL, which may hold a password."""

    def __call__(self, listener: ProgressListener) -> tuple[Subscription, bool]:
        from index import Visitor, subscribe  # brings HTTP and feeds: the worker's alone

        return subscribe(self.address, self.folder, Visitor(self.manners), self.engine)


async def follow(order: FollowOrder) -> tuple[Subscription, bool]:
    """The feed at the address or named by the page there, and whether it is new.

    Raises:
        WorkFailedError: No feed was found there, or it could not be fetched or kept.
    """
    return await Worker().run(order, lambda progress: None)

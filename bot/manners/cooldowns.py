"""How fast a person may ask, and how fast a channel may be filled. Pure: the time is given."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

T = TypeVar("T")

MINUTE = 60.0
CHANNEL = 3
"""A channel may have so many times the questions of one person."""

KEYS = 10_000
"""How many people, and how many channels, are remembered."""


class Whose(Enum):
    """Whose questions have been too many."""

    USER = "user"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds until the next question is let in, and whose questions it is that were too many."""

    seconds: float
    whose: Whose
    is_news: bool
    """The person has not been told since they began to wait."""


class Cooldowns:
    """At most `per_minute` questions of a person in any sixty seconds; 0 sets no limit."""

    def __init__(self, per_minute: int) -> None:
        self._users = Window(per_minute)
        self._channels = Window(CHANNEL * per_minute)
        self._told: OrderedDict[int, float] = OrderedDict()

    def admit(self, user: int, channel: int, now: float) -> Wait | None:
        """Counts a question and gives `None`, or counts nothing and says how long to wait."""
        for window, key, whose in (
            (self._users, user, Whose.USER),
            (self._channels, channel, Whose.CHANNEL),
        ):
            if (seconds := window.wait(key, now)) > 0:
                return Wait(seconds, whose, self._is_news(user, now, now + seconds))
        self._users.note(user, now)
        self._channels.note(channel, now)
        return None

    def _is_news(self, user: int, now: float, until: float) -> bool:
        is_news = self._told.get(user, now) <= now
        if is_news:
            _renew(self._told, user, until)
        return is_news


class Window:
    """Counts what happened to each key in the last minute."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._times: OrderedDict[int, deque[float]] = OrderedDict()

    def wait(self, key: int, now: float) -> float:
        """Seconds until one more is within the limit; 0 where it is already."""
        times = self._times.get(key)
        if not times or len(times) < self._limit:
            return 0.0
        return max(0.0, times[0] + MINUTE - now)

    def note(self, key: int, now: float) -> None:
        """Counts one; only the latest `limit` matter."""
        if not self._limit:
            return
        times = self._times.get(key) or deque(maxlen=self._limit)
        times.append(now)
        _renew(self._times, key, times)


def _renew(seen: OrderedDict[int, T], key: int, value: T) -> None:
    """Keeps the latest `KEYS`."""
    seen[key] = value
    seen.move_to_end(key)
    while len(seen) > KEYS:
        seen.popitem(last=False)

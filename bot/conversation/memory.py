"""The latest turns of those who ask. In memory only; the time is given."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from bot.conversation.turns import Turn

KEPT = 30 * 60.0
"""Seconds after which a conversation is over."""

SIZE = 4000
"""Conversations that are remembered at a time; those that have rested longest go first."""

Key = tuple[int, int]
"""A channel and a person in it."""


@dataclass(frozen=True, slots=True)
class _Noted:
    turn: Turn
    question_id: int
    at: float


class Conversations:
    """Remembers two turns of each: when the question of the latest is corrected, it is completed from the one before."""

    def __init__(self) -> None:
        self._noted: OrderedDict[Key, tuple[_Noted, ...]] = OrderedDict()

    def before(self, key: Key, question_id: int, now: float) -> Turn | None:
        """The latest turn before the question of this id, if it is not too long ago."""
        earlier = [one for one in self._noted.get(key, ()) if one.question_id != question_id and now - one.at < KEPT]
        return earlier[-1].turn if earlier else None

    def note(self, key: Key, question_id: int, turn: Turn, now: float) -> None:
        """Remembers `turn`, instead of an earlier one of the same question, and forgets what is too old or too much."""
        others = (one for one in self._noted.pop(key, ()) if one.question_id != question_id)
        self._noted[key] = (*others, _Noted(turn, question_id, now))[-2:]
        while len(self._noted) > SIZE or now - next(iter(self._noted.values()))[-1].at >= KEPT:
            self._noted.popitem(last=False)

    def move(self, key: Key, elsewhere: Key) -> None:
        """Goes on under another key."""
        if key in self._noted:
            self._noted[elsewhere] = self._noted.pop(key)

    def forget(self, key: Key) -> None:
        """Starts afresh."""
        self._noted.pop(key, None)

    def __len__(self) -> int:
        return len(self._noted)

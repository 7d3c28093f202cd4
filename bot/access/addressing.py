"""Should the bot answer this message, and what is the question in it? Pure decisions, no Discord objects kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_ADDRESSES = re.compile(r"<@[!&]?\d+>|<#\d+>|<a?:\w+:\d+>|</[^:>]+:\d+>|<t:-?\d+(?::\w)?>")
"""Mentions, channels, custom emoji, command links and timestamps: Discord's own markup, never part of a question."""


CORRECTED = timedelta(minutes=1)
"""How long after a question its answer follows a change of it."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What the decision needs to know of a message."""

    content: str
    from_machine: bool = False
    """The author is a bot (this one included), a webhook or Discord itself."""
    direct: bool = False
    mentions_bot: bool = False
    """By name or by a reply that pings; only then does a server's message carry its content."""
    mentions_bots_role: bool = False
    replies_to_bot: bool = False
    in_thread: bool = False
    in_known_thread: bool = False
    """In a thread in which the bot has answered."""

    @property
    def goes_on(self) -> bool:
        """Whether it may go on from what was said: a mention in a channel asks anew."""
        return self.direct or self.in_thread or self.replies_to_bot


@dataclass(frozen=True, slots=True)
class Silence:
    """The message is not for the bot."""


@dataclass(frozen=True, slots=True)
class Hint:
    """The message seems meant for the bot, but what it says cannot be read: say once how to ask."""


@dataclass(frozen=True, slots=True)
class Question:
    """The question in the message; empty where it has only a mention."""

    text: str
    goes_on: bool = False
    """It may be a follow-up to what its author asked before."""


def decided(incoming: Incoming) -> Silence | Hint | Question:
    """What to do with a message."""
    if incoming.from_machine:
        return Silence()
    if incoming.direct or incoming.mentions_bot:
        return Question(asked_in(incoming.content), incoming.goes_on)
    if incoming.replies_to_bot or incoming.mentions_bots_role or incoming.in_known_thread:
        return Hint()
    return Silence()


def asked_in(content: str) -> str:
    """What a message says on one line, without whom and what it mentions."""
    return " ".join(_ADDRESSES.sub(" ", content).split())


def is_correction(sent: datetime, edited: datetime | None) -> bool:
    """Whether a message that changed was edited by its author soon enough; Discord itself changes messages, too."""
    return edited is not None and edited - sent <= CORRECTED

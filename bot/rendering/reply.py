"""What Discord is to show, whatever it says, and how much of it Discord takes."""

from __future__ import annotations

from dataclasses import dataclass

import discord

from bot.rendering.escaping import shortened, width
from bot.rendering.quoting import Spot

CONTENT, EMBED, EMBEDS = 2000, 4096, 6000
"""Discord's limits: a message's content, one embed's description, all embeds of a message."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A file to be shown, and what it shows in words."""

    data: bytes
    name: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What Discord is to show. `passage` is the id of the quoted one, `others` stand behind the button, best first."""

    content: str = ""
    embeds: tuple[discord.Embed, ...] = ()
    passage: str = ""
    others: tuple[Spot, ...] = ()
    picture: Picture | None = None


def fitted(content: str) -> str:
    """`content`, of the bot's own making, cut after the last line that fits into a message."""
    while width(content) > CONTENT and "\n" in content:
        content = content.rpartition("\n")[0]
    return content if width(content) <= CONTENT else shortened(content, CONTENT)

"""Who may set the bot up in a server: who may manage that server, where it has been added to it."""

from __future__ import annotations

from enum import Enum

import discord


class Verdict(Enum):
    """Whether somebody may change a server's preferences, and why not."""

    MAY = "may"
    NOT_ALLOWED = "not allowed"
    NO_SERVER = "no server"
    """A direct message, or a server in which only the user has installed the bot: there is nothing to set up."""


def judged(permissions: discord.Permissions, *, is_added_to_server: bool) -> Verdict:
    """`permissions` are the person's own, as the interaction itself carries them."""
    if not is_added_to_server:
        return Verdict.NO_SERVER
    return Verdict.MAY if permissions.administrator or permissions.manage_guild else Verdict.NOT_ALLOWED

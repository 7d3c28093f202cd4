"""Why something could not be delivered, in the operator's words. Pure."""

from __future__ import annotations

import discord

HINDRANCES = {
    10003: "the channel is gone",
    10008: "the message is gone",
    10015: "the interaction is over",
    50001: "missing access: let the bot view the channel",
    50007: "the person accepts no direct messages from the bot",
    50013: "missing permissions: let the bot view the channel, send messages and embed links there",
    50027: "the interaction is over",
}
"""By Discord's error code."""


def hindrance(error: Exception) -> str:
    """Half a line, never with what the error itself says: that may quote what was to be sent."""
    known = HINDRANCES.get(error.code) if isinstance(error, discord.HTTPException) else None
    status = f" {error.status}" if isinstance(error, discord.HTTPException) else ""
    return known or f"{type(error).__name__}{status}"

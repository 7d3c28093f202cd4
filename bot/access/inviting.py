"""The link by which a server's administrator adds the bot, with exactly the permissions that it needs."""

from __future__ import annotations

import discord

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,
    read_message_history=True,
)

SCOPES = ("bot", "applications.commands")


def invite_link(application_id: int) -> str:
    """Opens Discord's dialogue in which one picks a server."""
    return discord.utils.oauth_url(application_id, permissions=PERMISSIONS, scopes=SCOPES)

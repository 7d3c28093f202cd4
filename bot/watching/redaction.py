"""What must not stand in a log: the token, ids of people, and the secrets in Discord's addresses. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

HIDDEN = "<hidden>"

_ADDRESSES = re.compile(r"(?<=/interactions/)\S+|(?<=/webhooks/)\S+")
"""Whoever has the address of an interaction can answer in the bot's name."""

_TOKENS = re.compile(r"[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}", re.ASCII)
"""Any bot's, by its shape."""

_IDS = re.compile(r"(?<!\d)(?<!client_id=)\d{17,20}(?!\d)", re.ASCII)
"""Discord's ids; the application's own, which everybody may know, stays in the link that adds the bot."""


def redacted(line: str, secrets: Iterable[str] = ()) -> str:
    """`line` without `secrets`, and without anything that looks like a token, an id or an interaction's address."""
    for secret in secrets:
        line = line.replace(secret, HIDDEN)
    for pattern in (_ADDRESSES, _TOKENS, _IDS):
        line = pattern.sub(HIDDEN, line)
    return line

"""How the bot reacts when Discord closes the gateway or refuses the login: one table. Pure.

Codes and their meaning: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway and RFC 6455, 7.4.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import discord


class Reaction(Enum):
    """What follows a close."""

    RESUMES = "resumes"
    """Connects again at once and gets what was missed; where Discord forgot the session, begins a new one."""
    STARTS_OVER = "starts over"
    """Logs in anew after a pause that grows."""
    ENDS = "ends"
    """Only a person can help: the process ends with `DO_NOT_RESTART`."""


@dataclass(frozen=True, slots=True)
class Closure:
    """One close code: what it means, what the bot does, and where it ends, what the operator reads."""

    meaning: str
    reaction: Reaction = Reaction.RESUMES
    line: str = ""


DO_NOT_RESTART = 78
"""The exit code that tells a supervisor to leave the bot alone until a person has acted: EX_CONFIG of sysexits.h."""

_TOKEN = "Discord refuses the token; set BOT_TOKEN to the current one"  # noqa: S105  # words, no token
_UPDATE = "Discord no longer serves this version; update talentmoves"
_SHARDS = "the bot is in more servers than one connection serves; set BOT_SHARDS, such as 0-1/2"
_SHARD = (
    "Discord does not know these shards; set BOT_SHARDS to some of as many as all processes give, such as 0/2 and 1/2"
)
_INTENTS = (
    "Discord does not allow the intents that this version asks for; check the bot's page on discord.com/developers"
)

CLOSURES = {
    1000: Closure("normal closure"),
    1001: Closure("going away"),
    1002: Closure("protocol error"),
    1003: Closure("unsupported data"),
    1005: Closure("no status"),
    1006: Closure("the line broke"),
    1007: Closure("invalid payload"),
    1008: Closure("policy violation"),
    1009: Closure("message too big"),
    1010: Closure("extension missing"),
    1011: Closure("internal error"),
    4000: Closure("unknown error"),
    4001: Closure("unknown opcode"),
    4002: Closure("decode error"),
    4003: Closure("not authenticated"),
    4004: Closure("authentication failed", Reaction.ENDS, _TOKEN),
    4005: Closure("already authenticated"),
    4007: Closure("invalid sequence"),
    4008: Closure("rate limited"),
    4009: Closure("session timed out"),
    4010: Closure("invalid shard", Reaction.ENDS, _SHARD),
    4011: Closure("sharding required", Reaction.ENDS, _SHARDS),
    4012: Closure("invalid API version", Reaction.ENDS, _UPDATE),
    4013: Closure("invalid intents", Reaction.STARTS_OVER),
    4014: Closure("disallowed intents", Reaction.ENDS, _INTENTS),
}
"""By code. One that is not here is met like 4000."""


def refusal(error: BaseException) -> str | None:
    """What a person has to mend, or `None` where the bot heals by itself."""
    if isinstance(error, discord.LoginFailure):
        return _TOKEN
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return _INTENTS
    if not isinstance(error, discord.ConnectionClosed) or error.code not in CLOSURES:
        return None
    return CLOSURES[error.code].line or None

"""Follow-up questions: completed from what was asked and answered before; in memory only, and not for long."""

from bot.conversation.completing import GAPS, Completion, completions, remembered, understood
from bot.conversation.memory import Conversations, Key
from bot.conversation.naming import NamedIn
from bot.conversation.resets import language_of_reset
from bot.conversation.turns import Turn

__all__ = [
    "GAPS",
    "Completion",
    "Conversations",
    "Key",
    "NamedIn",
    "Turn",
    "completions",
    "language_of_reset",
    "remembered",
    "understood",
]

"""A form that Discord opens over everything: a title, some fields, and what is done with what was typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.delivery.failures import tell_failure
from bot.delivery.sending import AnyInteraction

TITLE = 45
"""Discord's limit for a form's title and its fields' labels."""

OPEN = 900.0
"""Seconds after which a form that was never sent is forgotten; its token has ended by then."""


@dataclass(frozen=True, slots=True)
class Field:
    """One text to type; `limit` in characters."""

    label: str
    limit: int = 500
    is_long: bool = True
    is_required: bool = True


class Form(discord.ui.Modal):
    """Gives `submitted` the interaction and the texts, in the fields' order, each on one line."""

    def __init__(
        self, title: str, fields: Sequence[Field], submitted: Callable[[AnyInteraction, list[str]], Awaitable[None]]
    ) -> None:
        super().__init__(title=title, timeout=OPEN)
        self._submitted = submitted
        self._inputs = [_input(field) for field in fields]
        for field, typed in zip(fields, self._inputs, strict=True):
            self.add_item(discord.ui.Label(text=field.label, component=typed))

    async def on_submit(self, interaction: AnyInteraction, /) -> None:
        """Hands over what was typed."""
        await self._submitted(interaction, [" ".join(typed.value.split()) for typed in self._inputs])

    async def on_error(self, interaction: AnyInteraction, error: Exception, /) -> None:  # type: ignore[override]
        """Says in plain words that it did not work."""
        await tell_failure(interaction, error)


def _input(field: Field) -> discord.ui.TextInput[Any]:
    style = discord.TextStyle.paragraph if field.is_long else discord.TextStyle.short
    return discord.ui.TextInput(style=style, required=field.is_required, max_length=field.limit)

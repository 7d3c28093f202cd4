"""What is for the operator alone: checked here, since Discord's own permissions on commands are only a hint."""

from __future__ import annotations

from bot.delivery.sending import AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.rendering.reply import Reply


async def is_operators(interaction: AnyInteraction, *, thinking: bool = True) -> bool:
    """Acknowledges, and tells everybody but the operator who may do this; without `thinking`, in the message that was clicked."""
    if not await acknowledged(interaction, ephemeral=True, thinking=thinking):
        return False
    if interaction.user.id not in interaction.client.operators:
        await answer_interaction(interaction, Reply(texts_of(interaction).operators_only))
        return False
    return True

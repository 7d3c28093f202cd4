"""`/ask`: a question, answered with a passage and its source."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.cogs.passages import view_for
from bot.delivery import AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.lookup import Answers, look_up
from bot.rendering import rendered
from bot.translator import described
from index import MAX_QUESTION


class Asking(commands.Cog):
    """Answers `/ask`, in servers, in direct messages and where only the asker has installed the bot."""

    def __init__(self, answers: Answers, k: int) -> None:
        self.answers = answers
        self.k = k

    @app_commands.command(name="ask", description=described("ask_description"))
    @app_commands.describe(question=described("ask_question"))
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.allowed_installs(guilds=True, users=True)
    async def ask(self, interaction: AnyInteraction, question: app_commands.Range[str, 1, MAX_QUESTION]) -> None:
        """Answers `question`; what goes wrong reaches the tree's error handler."""
        if not await acknowledged(interaction):
            return
        answer, coverage = await look_up(self.answers, question, self.k)
        texts = texts_of(interaction)
        reply = rendered(answer, coverage, texts, echo=question)
        await answer_interaction(interaction, reply, view_for(reply.others, texts))

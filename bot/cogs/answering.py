"""The answer to a question that came by an interaction: `/ask`, an example, a message's menu."""

from __future__ import annotations

from collections.abc import Callable

from bot.cogs.buttons import buttons_below
from bot.conversation import Completion
from bot.delivery.places import places
from bot.delivery.sending import AnyInteraction, acknowledged, answer_for_all, answer_interaction, texts_of
from bot.reception import Reception
from bot.rendering.answers import rendered, rendered_wait
from bot.rendering.narrowing import UnclearDateError
from bot.rendering.reply import Reply
from bot.state.preferences import PreferencesByGuild
from index import ANY, Answer, Coverage, Wanted


class Desk:
    """Answers; what goes wrong is for the caller to tell."""

    def __init__(self, reception: Reception, preferences: PreferencesByGuild) -> None:
        self.reception = reception
        self.preferences = preferences

    async def answer(
        self,
        interaction: AnyInteraction,
        question: str,
        narrow: Callable[[], Wanted] = lambda: ANY,
        *,
        private: bool = False,
    ) -> None:
        """Acknowledges, then answers `question` from the articles that `narrow` gives, seen by all only where the server
        wants answers and the asker does not want it `private`.
        """
        preferences = self.preferences.of(interaction.guild_id)
        wait = self.reception.admit(interaction.user.id, interaction.channel_id or 0)
        is_public = wait is None and preferences.allow(*places(interaction.channel)) and not private
        if not await acknowledged(interaction, ephemeral=not is_public):
            return
        texts = texts_of(interaction)
        if wait is not None:
            await answer_interaction(interaction, rendered_wait(wait, texts))
            return
        try:
            wanted = narrow()
        except UnclearDateError as error:
            await answer_interaction(interaction, Reply(error.told(texts)))
            return
        completion, answer, coverage = await self._heard(interaction, question, wanted, private=private)
        reply = rendered(
            answer,
            coverage,
            texts,
            echo=question,
            understood=completion.told,
            wanted=wanted,
            length=preferences.length,
        )
        deliver = answer_for_all if is_public else answer_interaction
        await deliver(interaction, reply, buttons_below(reply, completion.whole, texts))

    async def _heard(
        self, interaction: AnyInteraction, question: str, wanted: Wanted, *, private: bool
    ) -> tuple[Completion, Answer, Coverage]:
        """A turn of the conversation in direct messages; in a server a new question, which a reply may follow. One that is
        kept to some articles or private stands alone.
        """
        if wanted != ANY or private:
            return Completion(question), *await self.reception.answer(interaction.user.id, question, wanted)
        key = (interaction.channel_id or 0, interaction.user.id)
        heard = await self.reception.converse(key, interaction.id, question, goes_on=interaction.guild_id is None)
        return heard.completion, heard.answer, heard.coverage

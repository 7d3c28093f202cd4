"""`/settings`: how the bot behaves in a server, set up by those who may manage it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Self, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.access.administrators import Verdict, judged
from bot.delivery.failures import told
from bot.delivery.sending import AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.delivery.translator import described, named
from bot.rendering.reply import Reply
from bot.state.database import StateError
from bot.state.lengths import Length
from bot.state.memory import Memory
from bot.state.preferences import Preferences
from bot.texts import SPOKEN, Texts, language_name

AUTOMATIC = "auto"
"""The choice of language that stands for none; Discord takes no empty value."""

CHANNELS = 25
"""The most that a select of Discord's takes."""

Change = Callable[[Preferences, list[str]], Preferences]

CHANGES: dict[str, Change] = {
    "channels": lambda old, picked: replace(old, channels=frozenset(map(int, picked))),
    "language": lambda old, picked: replace(old, language="" if picked == [AUTOMATIC] else picked[0]),
    "length": lambda old, picked: replace(old, length=Length(picked[0])),
    "threads": lambda old, picked: replace(old, opens_threads=picked == ["open"]),
}
"""What picking values in a select does; the keys stand in the selects' custom ids."""


class SetUp(commands.Cog):
    """Who may set up is checked at the command and again at each change: rights can be taken away in between."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    @app_commands.command(name=named("settings"), description=described("settings_description"))
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def settings(self, interaction: AnyInteraction) -> None:
        """Shows the preferences as selects that change them."""
        if not await acknowledged(interaction, ephemeral=True):
            return
        texts = texts_of(interaction)
        if (refusal := _refusal(interaction, texts)) is not None:
            await answer_interaction(interaction, Reply(refusal))
            return
        panel = panel_for(self.memory.preferences.of(interaction.guild_id), texts)
        await answer_interaction(interaction, Reply(texts.settings_intro), panel)


class Choice(discord.ui.DynamicItem[discord.ui.Item[Any]], template=r"settings:(?P<of>" + "|".join(CHANGES) + ")"):
    """One select of the panel: what is picked counts at once, also after a restart."""

    def __init__(self, of: str, item: discord.ui.Item[Any]) -> None:
        super().__init__(item)
        self.of = of

    @classmethod
    async def from_custom_id(
        cls, interaction: AnyInteraction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["of"], item)

    @told
    async def callback(self, interaction: AnyInteraction) -> None:
        await self._changed(interaction)

    async def _changed(self, interaction: AnyInteraction) -> None:
        if not await acknowledged(interaction, thinking=False):
            return
        texts, memory = texts_of(interaction), interaction.client.memory
        refusal, guild = _refusal(interaction, texts), interaction.guild_id
        if refusal is not None or guild is None:
            await answer_interaction(interaction, Reply(refusal or texts.settings_servers_only))
            return
        picked: list[str] = cast(dict[str, Any], interaction.data).get("values", [])
        words = texts.settings_intro
        try:
            await memory.preferences.save(guild, CHANGES[self.of](memory.preferences.of(guild), picked))
        except StateError:
            words = texts.not_remembered
        await answer_interaction(interaction, Reply(words), panel_for(memory.preferences.of(guild), texts))


def panel_for(preferences: Preferences, texts: Texts) -> discord.ui.View:
    """The selects, showing what holds now."""
    channels: discord.ui.ChannelSelect[Any] = discord.ui.ChannelSelect(
        custom_id="settings:channels",
        placeholder=texts.settings_channels,
        channel_types=[discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum],
        min_values=0,
        max_values=CHANNELS,
        default_values=[discord.Object(channel) for channel in sorted(preferences.channels)],
    )
    lengths = [
        (Length.EXTRACT, texts.settings_extract),
        (Length.PASSAGE, texts.settings_whole),
        (Length.SENTENCE, texts.settings_short),
    ]
    languages = [(code, texts.settings_language.format(language=language_name(code, texts))) for code in SPOKEN]
    view = discord.ui.View(timeout=None).add_item(Choice("channels", channels))
    for of, options, current in (
        ("language", [(AUTOMATIC, texts.settings_any_language), *languages], preferences.language or AUTOMATIC),
        ("length", lengths, preferences.length),
        ("threads", [("stay", texts.settings_stay), ("open", texts.settings_threads)], _threads(preferences)),
    ):
        view.add_item(Choice(of, _select(f"settings:{of}", options, current)))
    return view


def _select(custom_id: str, options: Sequence[tuple[str, str]], current: str) -> discord.ui.Select[Any]:
    shown = [discord.SelectOption(label=label, value=value, default=value == current) for value, label in options]
    return discord.ui.Select(custom_id=custom_id, options=shown)


def _threads(preferences: Preferences) -> str:
    return "open" if preferences.opens_threads else "stay"


def _refusal(interaction: AnyInteraction, texts: Texts) -> str | None:
    match judged(interaction.permissions, is_added_to_server=interaction.is_guild_integration()):
        case Verdict.NO_SERVER:
            return texts.settings_servers_only
        case Verdict.NOT_ALLOWED:
            return texts.settings_administrators_only
        case Verdict.MAY:
            return None

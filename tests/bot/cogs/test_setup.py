"""`/settings` and what it changes, on a simulated Discord."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.access.administrators import Verdict, judged
from bot.delivery.places import NAME, thread_name
from bot.state.database import FILE
from bot.state.lengths import Length
from bot.state.preferences import DEFAULTS, Preferences
from tests.bot.fakes import FakeAnswers, FakeRebuilder
from tests.bot.stage import Stage, build_bot, staged


async def panel(stage: Stage) -> Any:
    shown = await stage.alice.slash(stage.channel, "settings")
    assert shown.response is not None
    return shown.response


async def mentioned(stage: Stage, question: str = "who left OpenAI?") -> None:
    assert stage.bot.user is not None
    await stage.alice.send(stage.channel, f"{stage.bot.user.mention} {question}")


def preferences(stage: Stage) -> Preferences:
    return stage.bot.memory.preferences.of(stage.guild.id)


def selected(message: simcord.ResponseMessage) -> list[list[str]]:
    """The values that stand selected in each of the panel's selects."""
    selects = [row["components"][0] for row in message.components]
    return [
        [option["value"] for option in select.get("options", []) if option.get("default")]
        + [str(value["id"]) for value in select.get("default_values", [])]
        for select in selects
    ]


async def test_an_administrator_sees_what_holds_and_nobody_else_sees_the_panel(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        shown = await panel(stage)

        assert shown.content == "How I answer in this server. What you pick takes effect at once."
        assert selected(shown) == [[], ["auto"], ["extract"], ["stay"]]
    assert shown.ephemeral


async def test_what_is_picked_counts_at_once_and_is_shown(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        shown = await panel(stage)

        await stage.alice.select(shown, ["sentence"], custom_id="settings:length")
        await stage.alice.select(shown, ["open"], custom_id="settings:threads")
        await stage.alice.select(shown, ["de"], custom_id="settings:language")
        await stage.alice.select(shown, [stage.channel], custom_id="settings:channels")

        assert preferences(stage) == Preferences(frozenset({stage.channel.id}), "de", Length.SENTENCE, True)
        assert selected(shown) == [[str(stage.channel.id)], ["de"], ["sentence"], ["open"]]


async def test_every_choice_can_be_taken_back(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.bot.memory.preferences.save(
            stage.guild.id, Preferences(frozenset({stage.channel.id}), "de", Length.SENTENCE, True)
        )
        shown = await panel(stage)

        await stage.alice.select(shown, ["extract"], custom_id="settings:length")
        await stage.alice.select(shown, ["stay"], custom_id="settings:threads")
        await stage.alice.select(shown, ["auto"], custom_id="settings:language")
        await stage.alice.select(shown, [], custom_id="settings:channels")

        assert preferences(stage) == DEFAULTS


async def test_the_panel_outlives_a_restart(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        shown = await panel(stage)
        await stage.alice.select(shown, ["sentence"], custom_id="settings:length")
        restarted = build_bot(tmp_path, FakeAnswers(), FakeRebuilder(), set())
        await stage.env.restart_bot(restarted)

        await stage.alice.select(shown, ["open"], custom_id="settings:threads")

        assert restarted.memory.preferences.of(stage.guild.id) == Preferences(
            length=Length.SENTENCE, opens_threads=True
        )


async def test_who_may_not_manage_the_server_is_refused_even_if_discord_shows_the_command(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        bob = stage.guild.add_member(stage.env.create_user("bob"))
        command = stage.env.backend.find_command("settings", None)
        assert command is not None
        stage.guild.set_command_permissions(int(command["id"]), {bob: True})

        refused = await bob.slash(stage.channel, "settings")

        assert refused.response is not None
        assert refused.response.content == "Only people who may manage this server can do this."
        assert refused.response.components == []


async def test_who_lost_the_right_can_no_longer_use_an_open_panel(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        shown = await panel(stage)
        stage.env.backend.get_guild(stage.guild.id).members[stage.alice.id].role_ids.clear()

        await stage.alice.select(shown, ["sentence"], custom_id="settings:length")

        assert preferences(stage) == DEFAULTS
        assert shown.content == "Only people who may manage this server can do this."


async def test_in_a_server_without_the_bot_there_is_nothing_to_set_up(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        stage.is_added_to_server = False

        assert (await panel(stage)).content == "This works only in a server that I have been added to."


async def test_a_choice_that_cannot_be_kept_is_said_and_shown_as_it_was(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        shown = await panel(stage)
        stage.bot.memory.close()

        await stage.alice.select(shown, ["sentence"], custom_id="settings:length")

        assert shown.content == "I can't note anything at the moment. Please try again later."
        assert selected(shown)[2] == ["extract"]


async def test_a_broken_file_stops_no_answer(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database" * 100)
    async with staged(tmp_path) as stage:
        result = await stage.alice.slash(stage.channel, "ask", question="Who?")
        await mentioned(stage)

        assert result.response is not None
        assert "Karpathy" in result.response.content
        assert "Karpathy" in stage.last.content


async def test_a_short_answer_quotes_the_sentence_alone(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.bot.memory.preferences.save(stage.guild.id, Preferences(length=Length.SENTENCE))
        result = await stage.alice.slash(stage.channel, "ask", question="Who?")
        await mentioned(stage)

        assert result.response is not None
        quotations = [message.splitlines()[-2] for message in (result.response.content, stage.last.content)]

    assert quotations == ["> **Andrej Karpathy has left OpenAI.** …"] * 2


async def test_outside_the_chosen_channels_ask_answers_for_the_askers_eyes_only(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.bot.memory.preferences.save(stage.guild.id, Preferences(frozenset({stage.channel.id})))
        other = stage.guild.create_text_channel("off-topic")

        there = await stage.alice.slash(stage.channel, "ask", question="Who?")
        elsewhere = await stage.alice.slash(other, "ask", question="Who?")

    assert (there.ephemeral, elsewhere.ephemeral) == (False, True)


async def test_outside_the_chosen_channels_a_mention_is_told_once_where_to_ask(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        chosen = stage.guild.create_text_channel("moves")
        await stage.bot.memory.preferences.save(stage.guild.id, Preferences(frozenset({chosen.id})))

        await mentioned(stage)
        await mentioned(stage)

        said = [message.content for message in stage.replies()]
        assert said == [
            f"In this server I answer in <#{chosen.id}>. With `/ask` I answer here too, for your eyes only."
        ]
    assert stage.answers.asked == []


async def test_the_servers_language_comes_before_discords(tmp_path: Path) -> None:
    async with staged(tmp_path, preferred_locale="fr") as stage:
        await stage.bot.memory.preferences.save(stage.guild.id, Preferences(language="de"))

        await mentioned(stage, "")

        assert stage.last.content.startswith("Frag mich")


async def test_a_mention_is_answered_in_a_thread_named_after_the_question(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.bot.memory.preferences.save(stage.guild.id, Preferences(opens_threads=True))

        await mentioned(stage)

        (thread,) = stage.channel.threads
        said = thread.last_message
        assert not any("Karpathy" in message.content for message in stage.replies())
    assert thread.name == "who left OpenAI?"
    assert said is not None
    assert said.content.startswith("> **Andrej Karpathy has left OpenAI.**")


async def test_where_no_thread_can_be_opened_the_answer_comes_in_the_channel(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.bot.memory.preferences.save(stage.guild.id, Preferences(opens_threads=True))
        stage.env.inject_error("POST", "/channels/*/messages/*/threads", status=403, code=50013)

        await mentioned(stage)

        assert "Karpathy" in stage.last.content


async def test_a_question_in_a_thread_is_answered_there_without_another(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        assert stage.bot.user is not None
        await stage.bot.memory.preferences.save(stage.guild.id, Preferences(opens_threads=True))
        await mentioned(stage)
        (thread,) = stage.channel.threads

        await stage.alice.send(thread, f"{stage.bot.user.mention} and why?")

        assert len(stage.channel.threads) == 1
    assert stage.answers.asked == ["who left OpenAI?", "and why? (Andrej Karpathy, OpenAI, left)"]


@pytest.mark.parametrize(
    ("permissions", "is_added", "verdict"),
    [
        (discord.Permissions(manage_guild=True), True, Verdict.MAY),
        (discord.Permissions(administrator=True), True, Verdict.MAY),
        (discord.Permissions(manage_messages=True, manage_channels=True), True, Verdict.NOT_ALLOWED),
        (discord.Permissions.all(), False, Verdict.NO_SERVER),
    ],
)
def test_who_manages_the_server_may_set_it_up(
    permissions: discord.Permissions, is_added: bool, verdict: Verdict
) -> None:
    assert judged(permissions, is_added_to_server=is_added) is verdict


@pytest.mark.parametrize(("question", "name"), [("who\nleft?", "who left?"), ("x" * 300, "x" * (NAME - 1) + "…")])
def test_a_threads_name_is_one_line_within_discords_limit(question: str, name: str) -> None:
    assert thread_name(question) == name

"""👍 and 👎 below answers on a simulated Discord."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import simcord

from bot.state.agenda import Agenda
from bot.state.questions import key_of
from tests.bot.fakes import FakeAnswers, FakeRebuilder
from tests.bot.stage import Stage, build_bot, staged

WHO = "Who left OpenAI?"
UP, DOWN = (f"vote:{way}:{key_of(WHO)}:{0:016x}" for way in ("up", "down"))


async def asked(stage: Stage) -> Any:
    result = await stage.alice.slash(stage.channel, "ask", question=WHO)
    assert result.response is not None
    return result.response


async def agenda(stage: Stage) -> Agenda:
    return await stage.bot.memory.agendas.now(10, 10)


async def votes(stage: Stage) -> tuple[int, int]:
    now = await agenda(stage)
    return now.up, now.down


def said(result: simcord.InteractionResult) -> str:
    assert result.response is not None
    return result.response.content


async def test_a_vote_is_kept_and_thanked_for_in_private(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        stage.locale = "fr"

        voted = await stage.alice.click(await asked(stage), custom_id=UP)

        assert said(voted) == "Merci, c’est noté."
        assert await votes(stage) == (1, 0)
    assert voted.ephemeral


async def test_a_mentions_answer_has_the_same_buttons(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        assert stage.bot.user is not None
        await stage.alice.send(stage.channel, f"{stage.bot.user.mention} {WHO}")

        await stage.alice.click(stage.last, custom_id=DOWN)

        assert (await agenda(stage)).gaps[0].words == WHO


async def test_the_last_vote_of_each_person_counts(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        message = await asked(stage)
        bob = stage.guild.add_member(stage.env.create_user("bob"))

        await stage.alice.click(message, custom_id=UP)
        await stage.alice.click(message, custom_id=DOWN)
        await bob.click(message, custom_id=UP)

        assert await votes(stage) == (1, 1)


async def test_a_vote_after_a_restart_replaces_the_one_before(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        message = await asked(stage)
        await stage.alice.click(message, custom_id=UP)
        restarted = build_bot(tmp_path, FakeAnswers(), FakeRebuilder(), set())
        await stage.env.restart_bot(restarted)

        await stage.alice.click(message, custom_id=DOWN)

        now = await restarted.memory.agendas.now(10, 10)
    assert (now.up, now.down) == (0, 1)
    assert now.gaps[0].words == WHO


async def test_a_down_vote_is_kept_before_the_reason_is_asked_for(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        voted = await stage.alice.click(await asked(stage), custom_id=DOWN)

        assert said(voted) == "Thank you, noted. If you like, tell me what was wrong."
        assert await votes(stage) == (0, 1)
    assert voted.modal is None


async def test_the_reason_can_be_said_in_a_form_that_opens_at_once(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        voted = await stage.alice.click(await asked(stage), custom_id=DOWN)
        assert voted.response is not None

        form = await stage.alice.click(voted.response, label="Say why")
        assert form.modal is not None
        await stage.alice.submit_modal(form, {form.modal["components"][0]["component"]["custom_id"]: "too\nold"})

        assert said(voted) == "Thank you, that helps."
        assert voted.response.components == []
        assert (await agenda(stage)).gaps[0].reasons == ("too old",)
    assert form.modal["title"] == "What was wrong?"


async def test_a_vote_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        message = await asked(stage)
        stage.bot.memory.close()

        voted = await stage.alice.click(message, custom_id=UP)

        assert said(voted) == "I can't note anything at the moment. Please try again later."

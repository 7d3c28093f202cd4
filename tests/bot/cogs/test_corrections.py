"""What becomes of an answer when its question is edited or deleted, on a simulated Discord."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import discord
import pytest

from bot.access.addressing import CORRECTED, is_correction
from bot.state.database import FILE
from bot.state.preferences import Preferences
from index import ALONE, ANY, Answer, Context, Refusal, Wanted
from tests.bot.fakes import FakeAnswers, FakeRebuilder, refusal
from tests.bot.stage import Stage, build_bot, staged

SENT = datetime(2026, 11, 23, tzinfo=UTC)


class Slow(FakeAnswers):
    """Answers only when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = Event()

    def answer(self, question: str, k: int = 5, wanted: Wanted = ANY, context: Context = ALONE) -> Answer:
        self.go_on.wait(20)
        return super().answer(question, k, wanted, context)


async def mentioned(stage: Stage, question: str) -> discord.Message:
    assert stage.bot.user is not None
    return await stage.alice.send(stage.channel, f"{stage.bot.user.mention} {question}")


async def edited(stage: Stage, message: discord.Message, question: str) -> None:
    assert stage.bot.user is not None
    await stage.alice.edit(message, f"{stage.bot.user.mention} {question}")


async def test_an_edited_question_gets_its_answer_edited(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        asked = await mentioned(stage, "who left OpenAY?")
        stage.answers.prepared = refusal(Refusal.EMPTY_INDEX)

        await edited(stage, asked, "who left OpenAI?")

        (reply,) = stage.replies()
    assert stage.answers.asked == ["who left OpenAY?", "who left OpenAI?"]
    assert reply.content.startswith("I have no articles yet.")
    assert reply.components == []


async def test_a_line_on_how_to_ask_turns_into_the_answer_when_the_question_is_added(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        asked = await mentioned(stage, "")

        await edited(stage, asked, "who left OpenAI?")

        (reply,) = stage.replies()
    assert "Karpathy" in reply.content
    assert reply.components != []


async def test_a_mention_that_is_added_later_makes_a_message_a_question(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        talk = await stage.alice.send(stage.channel, "who left OpenAI?")

        await edited(stage, talk, "who left OpenAI?")

        (reply,) = stage.replies()
        assert reply.reference is not None and reply.reference.message_id == talk.id


async def test_an_edit_after_more_than_a_minute_changes_nothing(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        asked = await mentioned(stage, "who left OpenAY?")
        await stage.env.advance_time(61)

        await edited(stage, asked, "who left OpenAI?")

    assert stage.answers.asked == ["who left OpenAY?"]


async def test_an_edit_that_leaves_the_question_as_it_is_asks_nothing_again(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        asked = await mentioned(stage, "who left OpenAI?")

        await edited(stage, asked, " who  left OpenAI?")

        assert len(stage.requests("PATCH", f"/messages/{stage.last.id}")) == 0
    assert stage.answers.asked == ["who left OpenAI?"]


async def test_an_edit_while_the_answer_is_looked_up_leads_to_one_reply(tmp_path: Path) -> None:
    answers = Slow()
    async with staged(tmp_path, answers) as stage:
        assert stage.bot.user is not None
        message = stage.env.backend.create_message(
            stage.channel.id, stage.alice.id, f"{stage.bot.user.mention} who left OpenAY?"
        )
        await asyncio.sleep(0.05)
        stage.env.backend.edit_message(
            stage.channel.id, message.id, {"content": f"{stage.bot.user.mention} who left OpenAI?"}
        )
        await asyncio.sleep(0.05)

        answers.go_on.set()
        await stage.env.settle()

        assert len(stage.replies()) == 1
    assert answers.asked == ["who left OpenAY?", "who left OpenAI?"]


async def test_a_deleted_question_takes_its_answer_away_also_after_a_restart(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        first, second = await mentioned(stage, "who left OpenAI?"), await mentioned(stage, "who left Meta?")

        await stage.alice.delete(first)
        left = [reply.reference and reply.reference.message_id for reply in stage.replies()]
        await stage.env.restart_bot(build_bot(tmp_path, FakeAnswers(), FakeRebuilder(), set()))
        await stage.alice.delete(second)

        assert left == [second.id]
        assert stage.replies() == []


async def test_other_deleted_messages_are_nothing_to_the_bot(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await mentioned(stage, "who left OpenAI?")
        talk = await stage.alice.send(stage.channel, "hello")

        await stage.alice.delete(talk)

        assert len(stage.replies()) == 1


async def test_an_answer_in_a_thread_follows_its_question_too(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.bot.memory.preferences.save(stage.guild.id, Preferences(opens_threads=True))
        asked = await mentioned(stage, "who left OpenAY?")
        (thread,) = stage.channel.threads
        stage.answers.prepared = refusal(Refusal.EMPTY_INDEX)

        await edited(stage, asked, "who left OpenAI?")
        changed = thread.last_message
        await stage.alice.delete(asked)

        assert changed is not None
        assert changed.content.startswith("I have no articles yet.")
        assert not any("I have no articles" in message.content for message in thread.history())


async def test_without_a_memory_questions_are_still_answered_and_never_twice(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database" * 100)
    async with staged(tmp_path) as stage:
        asked = await mentioned(stage, "who left OpenAI?")

        await edited(stage, asked, "who left Meta?")
        await stage.alice.delete(asked)

        nonces = {body["nonce"] for body in stage.requests("POST", f"/channels/{stage.channel.id}/messages")}
        assert nonces == {str(asked.id)}  # Discord posts one nonce once
        assert stage.env.errors == []


@pytest.mark.parametrize(
    ("edit", "counts"),
    [(SENT, True), (SENT + CORRECTED, True), (SENT + CORRECTED + timedelta(seconds=1), False), (None, False)],
)
def test_a_correction_is_an_authors_edit_within_a_minute(edit: datetime | None, counts: bool) -> None:
    assert is_correction(SENT, edit) is counts

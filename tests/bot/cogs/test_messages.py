"""Direct messages, mentions and replies on a simulated Discord."""

from __future__ import annotations

from pathlib import Path

import discord
import pytest

from bot.cogs import replying
from bot.state.preferences import Preferences
from index import Refusal
from tests.bot.fakes import FakeAnswers, answer, hit, refusal
from tests.bot.stage import staged

UNDERSTOOD = "and why? (Andrej Karpathy, OpenAI, left)"
"""After "who left OpenAI?", which is answered with Andrej Karpathy."""


async def test_a_direct_message_is_answered(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.alice.send_dm("Who left OpenAI?")

        said = stage.alice.user.dm_channel.last_message

    assert said is not None
    assert said.content.startswith("> **Andrej Karpathy has left OpenAI.**")
    assert stage.answers.asked == ["Who left OpenAI?"]


async def test_a_mention_is_answered_without_the_mention_and_without_a_ping(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        assert stage.bot.user is not None
        asked = await stage.alice.send(stage.channel, f"{stage.bot.user.mention} who left OpenAI?")

        (body,) = stage.requests("POST", f"/channels/{stage.channel.id}/messages")
        reply = stage.last

    assert stage.answers.asked == ["who left OpenAI?"]
    assert reply.reference is not None and reply.reference.message_id == asked.id
    assert body["nonce"] == str(asked.id)
    assert body["enforce_nonce"] is True
    assert body["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert [button["label"] for button in body["components"][0]["components"]] == [
        "More of this article",
        "Other passages",
    ]


async def test_a_reply_that_pings_the_bot_is_a_follow_up_and_how_it_was_understood_is_shown(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        assert stage.bot.user is not None
        await stage.alice.send(stage.channel, f"{stage.bot.user.mention} who left OpenAI?")

        await stage.alice.send(stage.channel, "and why?", reply_to=stage.last)

        reply = stage.last.content

    assert stage.answers.asked == ["who left OpenAI?", UNDERSTOOD]
    assert reply.startswith(f"-# understood as: {UNDERSTOOD} · “new” starts afresh\n> **")


async def test_a_mention_in_a_channel_asks_anew(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        assert stage.bot.user is not None
        for question in ("who left OpenAI?", "and why?"):
            await stage.alice.send(stage.channel, f"{stage.bot.user.mention} {question}")

    assert stage.answers.asked == ["who left OpenAI?", "and why?"]


async def test_in_direct_messages_every_question_may_follow_the_last_until_a_word_starts_afresh(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        for question in ("who left OpenAI?", "and why?", "neu", "and why?"):
            await stage.alice.send_dm(question)
        said = stage.alice.user.dm_channel.history()

    assert stage.answers.asked == ["who left OpenAI?", UNDERSTOOD, "and why?"]
    assert [one.content for one in said if one.content.startswith("Gut, wir fangen von vorn an.")] != []


async def test_a_follow_up_in_the_thread_of_an_answer_goes_on_there(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        assert stage.bot.user is not None
        await stage.bot.memory.preferences.save(stage.guild.id, Preferences(opens_threads=True))
        await stage.alice.send(stage.channel, f"{stage.bot.user.mention} who left OpenAI?")
        (thread,) = stage.channel.threads

        await stage.alice.send(thread, f"{stage.bot.user.mention} and why?")

    assert stage.answers.asked == ["who left OpenAI?", UNDERSTOOD]


async def test_a_corrected_follow_up_still_follows_the_question_before_it(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.alice.send_dm("who left OpenAI?")
        asked = await stage.alice.send_dm("and whi?")

        await stage.alice.user.edit(asked, "and why?")

    assert stage.answers.asked == ["who left OpenAI?", UNDERSTOOD.replace("why", "whi"), UNDERSTOOD]


async def test_a_mention_alone_gets_the_line_on_how_to_ask(tmp_path: Path) -> None:
    async with staged(tmp_path, preferred_locale="de") as stage:
        assert stage.bot.user is not None
        await stage.alice.send(stage.channel, stage.bot.user.mention)

        assert stage.last.content.startswith("Frag mich, wer zu welchem KI-Unternehmen")
    assert stage.answers.asked == []


async def test_the_words_follow_the_question_then_the_server_then_the_default(tmp_path: Path) -> None:
    answers = FakeAnswers(refusal(Refusal.EMPTY_INDEX, language="fr"))
    async with staged(tmp_path, answers, preferred_locale="de") as stage:
        assert stage.bot.user is not None
        await stage.alice.send(stage.channel, f"{stage.bot.user.mention} Qui ?")
        in_the_questions_language = stage.last.content
        answers.prepared = refusal(Refusal.EMPTY_INDEX, language="nl")
        await stage.alice.send(stage.channel, f"{stage.bot.user.mention} Wie?")
        in_the_servers_language = stage.last.content
        await stage.alice.send_dm("Wie?")
        direct = stage.alice.user.dm_channel.last_message

    assert direct is not None
    assert in_the_questions_language.startswith("Je n\u2019ai pas encore d\u2019articles.")
    assert in_the_servers_language.startswith("Ich habe noch keine Artikel.")
    assert direct.content.startswith("I have no articles yet.")


async def test_talk_between_others_is_left_alone(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.alice.send(stage.channel, "Who left OpenAI? @everyone")

        assert stage.replies() == []
    assert stage.answers.asked == []


async def test_other_bots_are_never_answered(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        assert stage.bot.user is not None
        machine = stage.guild.add_member(stage.env.create_user("feed", bot=True))
        await machine.send(stage.channel, f"{stage.bot.user.mention} who left OpenAI?")

        assert stage.replies() == []


async def test_who_replies_without_a_ping_is_told_once_how_to_ask(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        assert stage.bot.user is not None
        await stage.alice.send(stage.channel, f"{stage.bot.user.mention} who left OpenAI?")
        answer_of_the_bot = stage.last

        await stage.reply_without_ping(answer_of_the_bot, "and then?")
        await stage.reply_without_ping(answer_of_the_bot, "hello?")

        hints = [message.content for message in stage.replies()[1:]]

    assert hints == ["I can't read messages here. Use `/ask`, or mention me together with your question."]
    assert stage.answers.asked == ["who left OpenAI?"]


async def test_a_thread_with_an_answer_is_told_once_how_to_go_on(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        assert stage.bot.user is not None
        channel = stage.bot.get_channel(stage.channel.id)
        assert isinstance(channel, discord.TextChannel)
        await channel.create_thread(name="who", type=discord.ChannelType.public_thread)
        (thread,) = stage.channel.threads
        await stage.alice.send(thread, "nobody asks the bot here")
        await stage.alice.send(thread, f"{stage.bot.user.mention} who left OpenAI?")

        await stage.alice.send(thread, "and then?")
        await stage.alice.send(thread, "hello?")

        said = [message.content for message in thread.history() if message.author.id == stage.bot.user.id]

    assert len(said) == 2
    assert said[1].startswith("I can't read messages here.")


async def test_a_failure_is_told_in_plain_words(tmp_path: Path) -> None:
    async with staged(tmp_path, FakeAnswers(RuntimeError("secret path"))) as stage:
        await stage.alice.send_dm("Who left OpenAI?")

        said = stage.alice.user.dm_channel.last_message

    assert said is not None
    assert said.content == "Sorry, something went wrong on my side. Please try again in a moment."


async def test_a_failed_typing_indicator_does_not_stop_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replying, "UNHURRIED", 0.0)
    async with staged(tmp_path) as stage:
        stage.env.inject_error("POST", "/channels/*/typing", status=403, code=50013)

        await stage.alice.send_dm("Who left OpenAI?")

        assert stage.alice.user.dm_channel.last_message is not None


async def test_a_reply_that_discord_refused_at_first_is_repeated_with_the_same_nonce(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        assert stage.bot.user is not None
        stage.env.inject_error("POST", "/channels/*/messages", status=503)
        await stage.alice.send(stage.channel, f"{stage.bot.user.mention} who left OpenAI?")
        await stage.env.advance_time(5)

        bodies = stage.requests("POST", f"/channels/{stage.channel.id}/messages")

    assert len(bodies) == 2
    assert bodies[0]["nonce"] == bodies[1]["nonce"]


async def test_closed_direct_messages_are_no_error(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        stage.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)

        await stage.alice.send_dm("Who left OpenAI?")

        assert stage.env.errors == []


async def test_hostile_article_text_pings_nobody(tmp_path: Path) -> None:
    hostile = hit(0, "@everyone <@1> <@&2> <#3> [free](https://evil.example) ||x|| ```y``` left OpenAI.")
    async with staged(tmp_path, FakeAnswers(answer(hostile))) as stage:
        await stage.alice.send_dm("Who?")

        said = stage.alice.user.dm_channel.last_message

    assert said is not None
    assert not said.mention_everyone
    assert said.raw_mentions == said.raw_role_mentions == said.raw_channel_mentions == []
    assert "https://evil" not in said.content


async def test_mentions_without_a_question_are_not_answered_for_ever(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        assert stage.bot.user is not None
        for _ in range(15):
            await stage.alice.send(stage.channel, stage.bot.user.mention)

        said = [message.content for message in stage.replies()]

    assert len(said) == 11
    assert said[-1].startswith("One moment, please")


async def test_who_writes_too_fast_is_told_once_and_not_at_every_message(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        for number in range(13):
            await stage.alice.send_dm(f"Who left OpenAI? {number}")

        said = [message.content for message in stage.alice.user.dm_channel.history() if message.author.bot]

    assert len(said) == 11
    assert [content for content in said if content.startswith("One moment, please")] == [said[-1]]
    assert len(stage.answers.asked) == 10

"""`/ask` and its button on a simulated Discord."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import simcord

from index import Refusal, Wanted
from tests.bot.fakes import FakeAnswers, FakeRebuilder, answer, hit, refusal
from tests.bot.stage import build_bot, staged


async def test_ask_shows_the_passage_its_source_and_the_question(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        result = await stage.alice.slash(stage.channel, "ask", question="Who left *OpenAI*?")

        assert result.response is not None
        lines = result.response.content.splitlines()

    assert lines[0] == r"-# Who left \*OpenAI\*?"
    assert lines[1].startswith("> **Andrej Karpathy has left OpenAI.** He had come back")
    assert lines[2] == (
        "-# talentmoves, after [The Information](<https://www.theinformation.com/karpathy>) (February\u00a013,\u00a02024)"
        " · Karpathy leaves OpenAI again · February\u00a014,\u00a02024 · 🇬🇧"
    )


async def test_ask_keeps_to_the_articles_that_are_wanted_and_says_so(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        result = await stage.alice.slash(
            stage.channel, "ask", question="Who left?", about="OpenAI", since="June 2024", language="de"
        )

        assert result.response is not None
        lines = result.response.content.splitlines()

    assert stage.answers.wanted == [Wanted("OpenAI", date(2024, 6, 1), "de")]
    assert lines[:2] == ["-# Who left?", "-# about OpenAI · since June\u00a01,\u00a02024 · German"]


async def test_a_date_that_cannot_be_read_is_told_and_nothing_is_looked_up(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        result = await stage.alice.slash(stage.channel, "ask", question="Who left?", since="soon")

        assert result.response is not None
        assert result.response.content.startswith("I can't read “soon” as a date.")
    assert stage.answers.asked == []


async def test_a_private_answer_is_for_the_asker_alone(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        public = await stage.alice.slash(stage.channel, "ask", question="Who?")
        private = await stage.alice.slash(stage.channel, "ask", question="Who?", private=True)

    assert (public.ephemeral, private.ephemeral) == (False, True)


async def test_a_reply_to_an_answer_goes_on_from_it_but_another_ask_does_not(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.alice.slash(stage.channel, "ask", question="And why?")
        result = await stage.alice.slash(stage.channel, "ask", question="Who left OpenAI?")
        assert result.response is not None and stage.bot.user is not None

        await stage.alice.send(stage.channel, f"{stage.bot.user.mention} and when?", reply_to=result.response)

    assert stage.answers.asked == ["And why?", "Who left OpenAI?", "and when? (Andrej Karpathy, OpenAI, left)"]


async def test_while_a_name_is_typed_discord_offers_those_that_the_index_knows(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        offered = await stage.alice.autocomplete(stage.channel, "ask", "about", "Karp", question="Who?")

    assert [one["value"][:5] for one in offered] == ["Karp0", "Karp1"]  # a third one is longer than Discord takes
    assert all(len(one["name"]) <= 100 for one in offered)


async def test_a_broken_index_offers_nothing_and_the_bot_goes_on(tmp_path: Path) -> None:
    async with staged(tmp_path, FakeAnswers(RuntimeError("secret path"))) as stage:
        offered = await stage.alice.autocomplete(stage.channel, "ask", "about", "Karp", question="Who?")

    assert offered == []


async def test_while_a_date_is_typed_discord_shows_how_it_is_understood(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        stage.locale = "it"

        offered = await stage.alice.autocomplete(stage.channel, "ask", "since", "giugno 2024", question="Who?")

    assert [(one["name"], one["value"]) for one in offered] == [("1\u00a0giugno\u00a02024", "2024-06-01")]


async def test_the_bots_words_follow_the_interactions_locale(tmp_path: Path) -> None:
    async with staged(tmp_path, FakeAnswers(refusal(Refusal.NOTHING_RELEVANT))) as stage:
        stage.locale = "de"

        result = await stage.alice.slash(stage.channel, "ask", question="Qui ?")

        assert result.response is not None
        assert "In meinen Artikeln habe ich darauf keine Antwort gefunden." in result.response.content


async def test_an_answer_is_acknowledged_before_the_index_is_asked(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.alice.slash(stage.channel, "ask", question="Who?")

        kinds = [body["type"] for body in stage.requests("POST", "/callback")]

    assert kinds == [5]


async def test_the_button_shows_the_other_passages_to_the_one_who_clicks(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        asked = await stage.alice.slash(stage.channel, "ask", question="Who?")
        assert asked.response is not None
        stage.locale = "fr"

        clicked = await stage.alice.click(asked.response, label="Other passages")

        assert clicked.response is not None
        embeds = clicked.response.embeds

    assert clicked.ephemeral
    assert len(embeds) == 4
    assert "13\u00a0février\u00a02024" in (embeds[0].description or "")


async def test_the_button_outlives_a_restart_and_names_a_passage_that_is_gone(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        asked = await stage.alice.slash(stage.channel, "ask", question="Who?")
        assert asked.response is not None
        after_rebuild = FakeAnswers(gone=frozenset({f"{2:016x}"}))
        await stage.env.restart_bot(build_bot(tmp_path, after_rebuild, FakeRebuilder(), set()))

        clicked = await stage.alice.click(asked.response, label="Other passages")

        assert clicked.response is not None
        descriptions = [embed.description or "" for embed in clicked.response.embeds]

    assert descriptions[1] == "This passage is no longer in my articles."
    assert all("Andrej Karpathy has left OpenAI." in descriptions[rank] for rank in (0, 2, 3))


async def test_below_a_single_passage_there_are_its_article_and_votes_and_below_a_refusal_nothing(
    tmp_path: Path,
) -> None:
    answers = FakeAnswers(answer(hit()))
    async with staged(tmp_path, answers) as stage:
        single = await stage.alice.slash(stage.channel, "ask", question="Who?")
        answers.prepared = refusal(Refusal.NOTHING_RELEVANT, hit(0), hit(1))
        refused = await stage.alice.slash(stage.channel, "ask", question="Whom?")

        assert single.response is not None and refused.response is not None
        more, votes = (row["components"] for row in single.response.components)
        assert [button["label"] for button in more] == ["More of this article"]
        assert [button["emoji"]["name"] for button in votes] == ["👍", "👎"]
        assert refused.response.components == []


async def test_a_broken_index_is_told_in_plain_words(tmp_path: Path) -> None:
    async with staged(tmp_path, FakeAnswers(RuntimeError("secret path")), expects_errors=True) as stage:
        result = await stage.alice.slash(stage.channel, "ask", question="Who?")

        assert result.response is not None
        assert result.response.content == "Sorry, something went wrong on my side. Please try again in a moment."


async def test_a_click_on_a_broken_index_is_told_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with staged(tmp_path) as stage:
        asked = await stage.alice.slash(stage.channel, "ask", question="Who?")
        assert asked.response is not None
        monkeypatch.setattr(stage.answers, "find", None)

        clicked = await stage.alice.click(asked.response, label="Other passages")

        assert clicked.response is not None
        assert clicked.response.content.startswith("Sorry")


async def test_an_interaction_that_another_delivery_answers_is_left_alone(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        stage.env.inject_error("POST", "/interactions/*/callback", status=400, code=40060)

        result = await stage.alice.slash(stage.channel, "ask", question="Who?")

        assert result.response is None
        assert stage.answers.asked == []


async def test_an_answer_whose_token_has_expired_is_posted_in_the_channel(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        stage.env.inject_error("PATCH", "/webhooks/*/messages/@original", status=401, code=50027, times=None)

        await stage.alice.slash(stage.channel, "ask", question="Who left?")

        assert stage.last.content.startswith("-# Who left?\n> **Andrej Karpathy has left OpenAI.**")
        assert len(stage.last.components) == 2


async def test_a_private_answer_whose_token_has_expired_is_shown_to_nobody_else(tmp_path: Path) -> None:
    async with staged(tmp_path, expects_errors=True) as stage:
        stage.env.inject_error("PATCH", "/webhooks/*/messages/@original", status=401, code=50027, times=None)

        await stage.alice.slash(stage.channel, "ask", question="Who left?", private=True)

        assert not any("Karpathy" in message.content for message in stage.replies())


async def test_commands_are_synced_once_and_not_again_after_a_restart(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.env.restart_bot(build_bot(tmp_path, stage.answers, FakeRebuilder(), set()))

        synced = stage.requests("PUT", "/commands")

    assert len(synced) == 1
    ask = next(command for command in synced[0] if command["name"] == "ask")
    assert ask["contexts"] == [0, 1, 2]
    assert ask["integration_types"] == [0, 1]
    assert ask["options"][0]["max_length"] == 1000
    assert ask["description_localizations"]["de"].startswith("Frag, wer")
    assert ask["name_localizations"] == {
        "de": "fragen",
        "en-GB": "ask",
        "en-US": "ask",
        "es-419": "preguntar",
        "es-ES": "preguntar",
        "fr": "demander",
        "it": "chiedi",
        "pt-BR": "perguntar",
    }
    assert ask["options"][0]["name_localizations"]["it"] == "domanda"


async def test_a_failed_sync_does_not_stop_the_bot(tmp_path: Path) -> None:
    bot = build_bot(tmp_path, FakeAnswers(), FakeRebuilder(), set())
    env = simcord.Env(bot)
    env.inject_error("PUT", "/applications/*/commands", status=400, code=30034)
    await env.start()
    with env.time_context():
        user = env.create_user("bob")

        await user.send_dm("Who left OpenAI?")

        last = user.dm_channel.last_message
        await env.shutdown()
    assert last is not None and "Karpathy" in last.content


async def test_who_asks_too_fast_is_asked_in_private_to_wait(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        asked = [await stage.alice.slash(stage.channel, "ask", question=f"Who? {number}") for number in range(11)]

        assert asked[-1].response is not None
        assert re.fullmatch(r"One moment, please: ask me again in \d+ seconds?\.", asked[-1].response.content)
    assert [result.ephemeral for result in asked] == [False] * 10 + [True]
    assert len(stage.answers.asked) == 10


async def test_in_a_busy_channel_everybody_is_asked_to_wait_or_write_directly(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        for number in range(3):
            member = stage.guild.add_member(stage.env.create_user(f"member{number}"))
            for _ in range(10):
                await member.slash(stage.channel, "ask", question="Who?")

        asked = await stage.alice.slash(stage.channel, "ask", question="Who?")
        direct = await stage.alice.send_dm("Who?")

        assert asked.response is not None
        assert asked.response.content.startswith("It is busy here. Ask again in ")
        assert stage.alice.user.dm_channel.last_message is not None
        assert stage.alice.user.dm_channel.last_message.id > direct.id
    assert stage.answers.asked == ["Who?"]

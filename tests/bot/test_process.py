"""The bot as an unmodified process over real sockets: what it answers, operates, survives and leaves behind."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.watching.health import read_health
from index import read_status
from tests.bot.process import (
    SEEDS,
    Stage,
    all_quoted,
    asked,
    button_of,
    embedder,
    quoted,
    readable,
    replies_to,
    said_to,
)
from tests.discord.faults import Fault
from tests.discord.interaction import Answer, Interaction
from tests.discord.process import run_cli, suspended
from tests.discord.server import LoopbackDiscord
from tests.discord.state import Message

pytestmark = pytest.mark.asyncio(loop_scope="module")

TAYLOR = "Wen holte Microsoft von Meta für seine Supercomputer?"
SHEAR = "Qui est Emmett Shear ?"
POSTS = r"^/channels/\d+/messages$"
COMMANDS = {
    "Ask about this",
    "add",
    "article",
    "ask",
    "feedback",
    "feeds",
    "gaps",
    "help",
    "latest",
    "privacy",
    "rebuild",
    "remove",
    "report",
    "settings",
    "sources",
    "status",
}
PROGRESS = re.compile(r"(Reading articles|Looking for changes|Indexing): \d+ of \d+")


@dataclass(frozen=True, slots=True)
class Restart:
    """What was seen when the bot was stopped by SIGTERM and started again."""

    exit_code: int
    check: tuple[int, str]
    asked: Message
    """An answer from before."""
    begun: list[Interaction]
    """Questions that were acknowledged when SIGTERM came."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def restart(stage: Stage) -> Restart:
    """Stops the bot after it has answered, looks around, and starts it again."""
    message = await asked(stage.server, TAYLOR)
    begun = [await stage.server.slash(stage.server.user, "ask", {"question": TAYLOR}) for _ in range(20)]
    await stage.server.wait_for(lambda: all(interaction.acknowledged for interaction in begun))
    exit_code = await stage.process.terminate()
    check = await run_cli(stage.folder.parent, "status", "--check", "--index", str(stage.folder))
    await stage.start()
    return Restart(exit_code, check, message, begun)


@pytest_asyncio.fixture(loop_scope="module")
async def all_seeds_again(stage: Stage) -> AsyncIterator[None]:
    """For a test that changes the index: at its end, it is of all seeds again."""
    yield
    await stage.build(SEEDS)


async def pressed(server: LoopbackDiscord, message: Message, locale: str = "en-US") -> Interaction:
    """The button below `message`, pressed and answered."""
    interaction = await server.component(server.user, message, button_of(message)[0], locale=locale)
    await server.wait_for_reply(interaction)
    return interaction


async def test_ask_is_deferred_and_then_answered_with_a_quotation_and_its_source(server: LoopbackDiscord) -> None:
    interaction = await server.slash(server.user, "ask", {"question": TAYLOR}, server.guild)
    await server.wait_for_reply(interaction)

    quotation = quoted(interaction.content)
    assert (interaction.answer, interaction.ephemeral, interaction.edits) == (Answer.DEFER, False, [])
    assert "Jason Taylor" in quotation.text
    assert quotation.title in readable(interaction.content)
    assert "April\u00a022,\u00a02024" in interaction.content
    assert "[Benzinga](<https://www.benzinga.com/" in interaction.content


async def test_ask_is_answered_in_direct_messages(server: LoopbackDiscord) -> None:
    interaction = await server.slash(server.user, "ask", {"question": TAYLOR})
    await server.wait_for_reply(interaction)

    assert interaction.channel.recipient is server.user
    assert interaction.answer is Answer.DEFER
    assert "Jason Taylor" in quoted(interaction.content).text


@pytest.mark.parametrize(
    ("locale", "after", "date", "label"),
    [
        ("de", "nach", "22.\u00a0April\u00a02024", "Weitere Stellen"),
        ("fr", "d’après", "22\u00a0avril\u00a02024", "Autres passages"),
    ],
)
async def test_the_words_around_the_quotation_follow_the_locale(
    server: LoopbackDiscord, locale: str, after: str, date: str, label: str
) -> None:
    reply = await asked(server, TAYLOR, locale)

    assert "Jason Taylor" in quoted(reply.content).text
    assert f"talentmoves, {after} " in reply.content
    assert date in reply.content
    assert button_of(reply)[1] == label


@pytest.mark.parametrize(
    ("locale", "words"),
    [("de", "Ich kenne 100 Artikel"), ("fr", "Je connais 100 articles"), ("en-US", "I cover 100 articles")],
)
async def test_what_the_articles_do_not_answer_is_refused_with_what_they_cover(
    server: LoopbackDiscord, locale: str, words: str
) -> None:
    reply = await asked(server, "Apfelkuchen mit Zimt backen", locale)

    assert words in reply.content
    assert "\n> " not in reply.content


async def test_a_question_that_holds_mentions_pings_nobody(server: LoopbackDiscord) -> None:
    question = f"{TAYLOR} @everyone @here {server.owner.mention} <@&{server.guild.id}>"

    slash = await asked(server, question)
    direct = await server.wait_for_reply(await server.direct_message(server.user, question))

    assert [(reply.pinged, reply.pings_everyone) for reply in (slash, direct)] == [((), False), ((), False)]
    assert not re.search(r"@everyone|@here|<@!?&?\d", slash.content + direct.content)
    assert "@everyone @here" in readable(slash.content)


async def test_a_direct_message_is_answered_in_its_language(server: LoopbackDiscord) -> None:
    message = await server.direct_message(server.user, SHEAR)

    reply = await server.wait_for_reply(message)

    assert (reply.replies_to, reply.pinged, reply.nonce) == (message, (), str(message.id))
    assert "Emmett Shear" in quoted(reply.content).text
    assert button_of(reply)[1] == "Autres passages"


async def test_a_mention_and_a_reply_that_pings_are_answered_and_other_messages_left_alone(
    server: LoopbackDiscord,
) -> None:
    plain = await server.plain_message(server.user, server.channel, TAYLOR)
    mention = await server.mention(server.user, server.channel, TAYLOR)
    to_mention = await server.wait_for_reply(mention)
    reply = await server.reply(server.user, to_mention, SHEAR)
    to_reply = await server.wait_for_reply(reply)

    assert [to_mention.replies_to, to_reply.replies_to] == [mention, reply]
    assert [to_mention.pinged, to_reply.pinged] == [(), ()]
    assert "Jason Taylor" in quoted(to_mention.content).text
    assert "Emmett Shear" in quoted(to_reply.content).text
    assert replies_to(server, plain) == []


async def test_a_reply_that_does_not_ping_gets_a_hint_once(server: LoopbackDiscord) -> None:
    answer = await server.wait_for_reply(await server.mention(server.user, server.channel, TAYLOR))

    silent = [await server.reply(server.user, answer, SHEAR, pings=False) for _ in range(2)]
    last = await server.mention(server.user, server.channel, TAYLOR)
    await server.wait_for_reply(last)

    assert [reply.content for reply in replies_to(server, silent[0])] == [
        "I can't read messages here. Use `/ask`, or mention me together with your question."
    ]
    assert replies_to(server, silent[1]) == []


async def test_the_button_shows_other_passages_to_the_one_who_presses(server: LoopbackDiscord) -> None:
    message = await asked(server, TAYLOR)

    interaction = await pressed(server, message, "fr")

    others = [quotation.text for quotation in all_quoted(interaction)]
    assert (interaction.answer, interaction.ephemeral) == (Answer.DEFER, True)
    assert len(others) == len(button_of(message)[0].split(":")) - 1
    assert quoted(message.content).text not in others
    assert all("talentmoves, d’après " in embed["description"] for embed in interaction.embeds)


async def test_the_button_says_which_passages_are_gone_from_the_index(
    stage: Stage, server: LoopbackDiscord, all_seeds_again: None
) -> None:
    message = await asked(server, SHEAR)
    await stage.build(SEEDS / "2024-03-zuckerberg-emails-deepmind.de.md")

    interaction = await pressed(server, message)

    assert [embed["description"] for embed in interaction.embeds] == ["This passage is no longer in my articles."] * 4


async def test_the_operator_rebuilds_while_the_old_generation_answers(
    stage: Stage, server: LoopbackDiscord, all_seeds_again: None
) -> None:
    old = read_status(stage.folder).generation
    rebuilding = await server.slash(server.operator, "rebuild", guild=server.guild)
    worker = await server.wait_for(stage.process.worker)
    await server.wait_for(stage.building)

    with suspended(worker):
        reply = await server.wait_for_reply(rebuilding)
        await server.wait_for(lambda: PROGRESS.fullmatch(rebuilding.content))
        second = await said_to(server, stage.deputy, "rebuild")
        meanwhile = await asked(server, SHEAR)
        during = await said_to(server, server.operator, "status")
    await server.wait_for(lambda: rebuilding.content.startswith("The index is rebuilt"))
    new = read_status(stage.folder).generation
    after = await said_to(server, server.operator, "status")

    assert (rebuilding.answer, rebuilding.ephemeral) == (Answer.DEFER, True)
    assert reply.versions[0].content == "Rebuilding the index…"
    assert re.fullmatch(r"A rebuild is already running. Olga started it <t:\d+:R>\.", second)
    assert quoted(meanwhile.content).seed == "2023-11-emmett-shear-openai.fr"
    assert f"Generation: {old}" in during
    assert re.fullmatch(
        r"The index is rebuilt: 60 articles, \d+ passages, in [\d.]+ seconds?\.\n"
        r"0 new, 0 changed, 40 removed, 60 unchanged\.",
        rebuilding.content,
    )
    assert new != old
    assert f"Generation: {new}" in after
    assert after.startswith("I cover 60 articles")


async def test_whom_the_settings_name_may_rebuild(stage: Stage, server: LoopbackDiscord, all_seeds_again: None) -> None:
    rebuilding = await server.slash(stage.deputy, "rebuild")
    await server.wait_for(lambda: rebuilding.content.startswith("The index is rebuilt: 60 articles"))

    assert rebuilding.user.name == "otto"


async def test_a_server_administrator_may_not_rebuild(stage: Stage, server: LoopbackDiscord) -> None:
    before = read_status(stage.folder).generation

    said = await said_to(server, server.owner, "rebuild")

    assert said == "Only the bot's operator can do this."
    assert stage.process.worker() is None
    assert read_status(stage.folder).generation == before


async def test_a_killed_rebuild_is_told_and_the_old_generation_answers_on(
    stage: Stage, server: LoopbackDiscord
) -> None:
    before = read_status(stage.folder).generation
    rebuilding = await server.slash(server.operator, "rebuild", guild=server.guild)
    (await server.wait_for(stage.process.worker)).kill()
    await server.wait_for(lambda: rebuilding.content.startswith("The rebuild ended unexpectedly"))

    reply = await asked(server, SHEAR)

    assert read_status(stage.folder).generation == before
    assert quoted(reply.content).seed == "2023-11-emmett-shear-openai.fr"


async def test_status_tells_everybody_what_is_covered_and_the_operator_how_the_bot_is(
    stage: Stage, server: LoopbackDiscord
) -> None:
    await server.wait_for(lambda: read_health(stage.folder).is_serving)

    to_user = await said_to(server, server.user, "status")
    to_operator = await said_to(server, server.operator, "status")

    assert (
        to_user == "I cover 100 articles in English, German, and French, the newest from February\u00a026,\u00a02026."
    )
    assert to_operator.splitlines()[0] == to_user
    assert f"Generation: {read_status(stage.folder).generation}" in to_operator
    assert f"Embedder: {embedder().fingerprint}" in to_operator
    assert to_operator.endswith("Health: gateway ready, index loaded")


async def test_the_check_of_a_serving_bot_succeeds(stage: Stage, server: LoopbackDiscord) -> None:
    await server.wait_for(lambda: read_health(stage.folder).is_serving)

    code, said = await run_cli(stage.folder.parent, "status", "--check", "--index", str(stage.folder))

    assert code == 0
    assert read_status(stage.folder).generation in said


@pytest.mark.parametrize(
    ("fault", "statuses"),
    [
        (Fault.drop("after"), [None, 200]),
        (Fault.drop("before"), [None, 200]),
        (Fault.answer(500), [500, 200]),
        (Fault.answer(503), [503, 200]),
        (Fault.answer(503, when="after"), [503, 200]),
        (Fault.rate_limited(0.05), [429, 200]),
    ],
    ids=["answer lost", "request lost", "500", "503", "503 after it was posted", "429"],
)
async def test_a_reply_that_met_a_fault_is_posted_again_and_stands_there_once(
    server: LoopbackDiscord, fault: Fault, statuses: list[int | None]
) -> None:
    known = len(server.requests)
    server.faults.next("POST", POSTS, fault)

    message = await server.direct_message(server.user, TAYLOR)
    await server.wait_for(lambda: [request.status for request in server.requests[known:]] == statuses)

    (reply,) = replies_to(server, message)
    assert "Jason Taylor" in quoted(reply.content).text
    assert {request.body["nonce"] for request in server.requests[known:]} == {str(message.id)}


@pytest.mark.parametrize(
    ("method", "path", "fault"),
    [
        ("POST", "/callback$", Fault.drop("after")),
        ("POST", "/callback$", Fault.drop("before")),
        ("PATCH", "/messages/@original$", Fault.drop("after")),
        ("PATCH", "/messages/@original$", Fault.answer(503)),
    ],
    ids=["deferral confirmed in vain", "deferral lost", "answer confirmed in vain", "answer refused"],
)
async def test_ask_is_answered_although_a_request_met_a_fault(
    server: LoopbackDiscord, method: str, path: str, fault: Fault
) -> None:
    server.faults.next(method, path, fault)

    interaction = await server.slash(server.user, "ask", {"question": TAYLOR}, server.guild)
    await server.wait_for_reply(interaction)

    assert len(interaction.shown) == 1
    assert "Jason Taylor" in quoted(interaction.content).text


@pytest.mark.parametrize("way", ["op 7", "op 9", "4000", "line"])
async def test_a_broken_connection_is_resumed_and_what_came_meanwhile_is_answered(
    server: LoopbackDiscord, way: str
) -> None:
    breaking = {
        "op 7": server.reconnect_request,
        "op 9": lambda: server.invalidate_session(is_resumable=True),
        "4000": lambda: server.close_gateway(4000),
        "line": server.drop_gateway,
    }
    (session,) = [session for session in server.gateway.sessions.values() if session.connection]
    identifies, resumes = server.gateway.identifies, session.sent.count(("RESUMED", {}))

    _, message = await asyncio.gather(breaking[way](), server.direct_message(server.user, TAYLOR))
    reply = await server.wait_for_reply(message)
    await server.wait_for(lambda: session.sent.count(("RESUMED", {})) > resumes)

    assert "Jason Taylor" in quoted(reply.content).text
    assert replies_to(server, message) == [reply]
    assert session.connection is not None
    assert server.gateway.identifies == identifies


async def test_a_session_that_discord_forgot_is_begun_anew(server: LoopbackDiscord) -> None:
    identifies = server.gateway.identifies
    await server.invalidate_session()
    await server.wait_for(lambda: server.gateway.identifies > identifies)

    reply = await server.wait_for_reply(await server.direct_message(server.user, TAYLOR))

    assert "Jason Taylor" in quoted(reply.content).text


async def test_sigterm_ends_the_process_with_exit_code_0(server: LoopbackDiscord, restart: Restart) -> None:
    assert restart.exit_code == 0


async def test_answers_that_were_begun_are_given_before_the_end(server: LoopbackDiscord, restart: Restart) -> None:
    answers = [quoted(interaction.content).text for interaction in restart.begun]

    assert len(answers) == 20
    assert all("Jason Taylor" in answer for answer in answers)


async def test_the_check_of_a_stopped_bot_fails_and_says_what_to_run(
    stage: Stage, server: LoopbackDiscord, restart: Restart
) -> None:
    no_bot = f"talentmoves: no bot is serving from {stage.folder}; run `talentmoves serve`\n"

    assert restart.check == (1, no_bot)


async def test_a_button_from_before_the_restart_still_works(server: LoopbackDiscord, restart: Restart) -> None:
    interaction = await pressed(server, restart.asked)

    assert len(all_quoted(interaction)) == 4


async def test_commands_are_synced_once_and_not_again_at_a_restart(server: LoopbackDiscord, restart: Restart) -> None:
    reply = await asked(server, TAYLOR)

    synced = [request for request in server.requests if request.method == "PUT"]
    assert "Jason Taylor" in quoted(reply.content).text
    assert [request.path for request in synced] == [f"/applications/{server.bot.id}/commands"]
    assert {command["name"] for command in server.state.commands[None]} == COMMANDS
    assert {"de", "fr"} <= server.state.commands[None][0]["description_localizations"].keys()


async def test_sigterm_during_a_rebuild_ends_the_process_and_leaves_the_index(
    stage: Stage, server: LoopbackDiscord
) -> None:
    before = read_status(stage.folder).generation
    rebuilding = await server.slash(server.operator, "rebuild", guild=server.guild)
    await server.wait_for(stage.building)
    workers = stage.process.children()

    exit_code = await stage.process.terminate()

    await server.wait_for(lambda: not any(worker.is_running() for worker in workers))
    generation = read_status(stage.folder, verify=True).generation
    await stage.start()
    assert exit_code == 0
    assert generation == before
    assert rebuilding.content.startswith("The rebuild ended unexpectedly, so the old index stays.")


async def test_standard_error_holds_neither_the_token_nor_an_id_nor_a_question_nor_a_traceback(
    stage: Stage, server: LoopbackDiscord
) -> None:
    server.faults.next("POST", "/callback$", Fault.rate_limited(0.01))
    await asked(server, TAYLOR)
    people = "|".join(str(user.id) for user in server.state.users.values() if user != server.bot)

    assert "Commands synced" in stage.process.said
    assert "rate limited" in stage.process.said
    assert not re.search(
        rf"{people}|token-of|loop\.back|Supercomputer|Emmett|Traceback|never retrieved", stage.process.said
    )


async def test_every_request_was_held_against_discords_document(server: LoopbackDiscord, shared: Path) -> None:
    await asked(server, TAYLOR)

    assert server.unchecked == []
    assert len(server.requests) > 3

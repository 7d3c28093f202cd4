"""What the bot's process remembers over real sockets, and what becomes of answers."""

from __future__ import annotations

import pytest

from tests.bot.process import Stage, asked, quoted, readable, replies_to, said_to, typed_into
from tests.discord.interaction import Answer
from tests.discord.server import LoopbackDiscord
from tests.index.sources.outlet import html, serving

pytestmark = pytest.mark.asyncio(loop_scope="module")

TAYLOR = "Wen holte Microsoft von Meta für seine Supercomputer?"
SHEAR = "Qui est Emmett Shear ?"
QUENDOLIN = (
    "Mirabel Quendolin, a researcher who works on how models plan, has left Google DeepMind and joined Anthropic in London.",
    "She will lead a new team of twelve people, the company said on Tuesday, and begins in March next year.",
    "At DeepMind she had spent six years and had written some of its most cited papers on planning.",
)


async def test_an_answer_follows_its_question_when_that_is_edited_and_when_it_is_deleted(
    server: LoopbackDiscord,
) -> None:
    message = await server.direct_message(server.user, SHEAR)
    reply = await server.wait_for_reply(message)

    await server.edit(message, TAYLOR)
    await server.wait_for(lambda: len(reply.versions) == 2)
    await server.delete(message)
    await server.wait_for(lambda: reply.is_deleted)

    assert [version.content.count("Emmett") > 0 for version in reply.versions] == [True, False]
    assert "Jason Taylor" in quoted(reply.content).text
    assert replies_to(server, message) == [reply]


async def test_votes_reports_and_feedback_reach_the_operator(server: LoopbackDiscord) -> None:
    message = await asked(server, TAYLOR)
    down = next(custom_id for custom_id in message.controls if custom_id.startswith("vote:down:"))
    voted = await server.component(server.user, message, down)
    thanks = await server.wait_for_reply(voted)
    (why,) = thanks.controls
    form = await server.component(server.user, thanks, why)
    await server.wait_for(lambda: form.modal)
    (reason,) = typed_into(form)
    await server.submit(form, {reason: "I had heard otherwise"})
    await server.wait_for(lambda: thanks.content == "Thank you, that helps.")
    report = await server.slash(server.user, "report", guild=server.guild)
    await server.wait_for(lambda: report.modal)
    await server.wait_for_reply(
        await server.submit(report, dict(zip(typed_into(report), ("X left", "no"), strict=True)))
    )

    listed = await said_to(server, server.operator, "gaps")
    refused = await said_to(server, server.owner, "gaps")

    assert (voted.answer, voted.ephemeral) == (Answer.DEFER, True)
    assert (form.answer, report.answer) == (Answer.OPEN_MODAL, Answer.OPEN_MODAL)
    assert f"- {TAYLOR} (👎 1)" in listed
    assert "I had heard otherwise" in listed
    assert "- X left\n  -# no" in listed
    assert refused == "Only the bot's operator can do this."


async def test_an_administrator_sets_up_the_server_and_others_may_not(server: LoopbackDiscord) -> None:
    panel = await server.slash(server.owner, "settings", guild=server.guild)
    shown = await server.wait_for_reply(panel)
    await server.component(server.owner, shown, "settings:length", ["sentence"])
    await server.wait_for(lambda: len(shown.versions) > 1)
    short = await asked(server, TAYLOR)
    await server.component(server.owner, shown, "settings:length", ["passage"])
    await server.wait_for(lambda: len(shown.versions) > 2)

    assert len(quoted(short.content).text) < len(quoted((await asked(server, TAYLOR)).content).text)
    assert await said_to(server, server.user, "settings") == "Only people who may manage this server can do this."


async def test_a_vote_that_was_thanked_for_survives_kill_9(stage: Stage, server: LoopbackDiscord) -> None:
    message = await asked(server, SHEAR)
    down = next(custom_id for custom_id in message.controls if custom_id.startswith("vote:down:"))
    await server.wait_for_reply(await server.component(server.user, message, down))
    await stage.process.kill()
    await stage.start()

    listed = await said_to(server, server.operator, "gaps")
    await server.wait_for_reply(await server.component(server.user, message, down))

    assert f"- {SHEAR} (👎 1)" in listed
    assert f"- {SHEAR} (👎 1)" in await said_to(server, server.operator, "gaps")


async def test_the_operator_adds_a_page_and_its_article_answers(stage: Stage, server: LoopbackDiscord) -> None:
    panel = await server.slash(server.operator, "gaps", guild=server.guild)
    shown = await server.wait_for_reply(panel)
    form = await server.component(server.operator, shown, "gaps:add")
    await server.wait_for(lambda: form.modal)
    with serving() as outlet:
        outlet.pages["/quendolin"] = html("Quendolin joins Anthropic", *QUENDOLIN)
        added = await server.submit(form, {typed_into(form)[0]: outlet.url("/quendolin")})
        await server.wait_for(lambda: added.content.startswith("The index is rebuilt"))

    answer = await asked(server, "Who is Mirabel Quendolin?")

    assert (form.answer, added.ephemeral) == (Answer.OPEN_MODAL, True)
    assert "Mirabel Quendolin" in readable(answer.content)
    assert f"(<{outlet.url('/quendolin')}>)" in answer.content

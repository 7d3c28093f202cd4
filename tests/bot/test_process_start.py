"""The bot's process at its start: what it waits for, and what it asks a person to mend."""

from __future__ import annotations

import re
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.serving.closures import DO_NOT_RESTART
from tests.bot.process import TOKEN, Stage, quoted, staged
from tests.discord.faults import Fault
from tests.discord.process import BotProcess

WRONG = "wro.ng.token"
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
async def stage(seed_index: Path, tmp_path: Path) -> AsyncIterator[Stage]:
    """A bot that is not started yet."""
    async with staged(tmp_path, seed_index) as stage:
        yield stage


async def failed_to_serve(home: Path, index: Path) -> tuple[int, str]:
    """The exit code and standard error of a bot with this index that does not come as far as Discord."""
    process = BotProcess(home, NOWHERE, index, {"BOT_TOKEN": TOKEN})
    try:
        await process.start()
        return await process.ended(), process.said
    finally:
        await process.kill()


async def read_from(port: int, path: str) -> str:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as response:
        return await response.text()


async def test_a_wrong_token_ends_the_process_with_one_line_that_does_not_show_it(stage: Stage, tmp_path: Path) -> None:
    process = BotProcess(tmp_path, stage.server.base_url, stage.folder, {"BOT_TOKEN": WRONG})
    await process.start()

    exit_code = await process.ended()

    assert exit_code == DO_NOT_RESTART
    assert process.said == "talentmoves: Discord refuses the token; set BOT_TOKEN to the current one\n"
    assert [(request.path, request.status) for request in stage.server.requests] == [("/users/@me", 401)]


async def test_a_discord_that_is_away_at_the_start_is_waited_for(stage: Stage) -> None:
    server = stage.server
    await server.stop()
    await stage.process.start()
    await server.wait_for(lambda: "Discord is away" in stage.process.said)
    await server.start()
    await server.wait_for(lambda: server.gateway.identifies)

    reply = await server.wait_for_reply(await server.direct_message(server.user, "Qui est Emmett Shear ?"))

    assert quoted(reply.content).seed == "2023-11-emmett-shear-openai.fr"
    assert server.gateway.identifies == 1
    assert (server.violations, server.unexpected) == ([], [])


async def test_a_gateway_that_is_away_at_the_start_is_waited_for(stage: Stage) -> None:
    server = stage.server
    server.faults.next("GET", "/websocket/", Fault.answer(503))

    await stage.start()
    exit_code = await stage.process.terminate()

    assert (exit_code, server.gateway.identifies, server.faults.waiting) == (0, 1, [])
    assert (
        stage.process.said.count(
            "Discord is away (AttributeError); check the network and discordstatus.com; next attempt in 2 s"
        )
        == 1
    )
    assert (server.violations, server.unexpected) == ([], [])


async def test_a_monitor_sees_the_gateway_and_the_questions_of_a_serving_bot(stage: Stage, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {"BOT_TOKEN": TOKEN, "BOT_METRICS_PORT": str(port)}
    process = BotProcess(tmp_path, stage.server.base_url, stage.folder, settings)
    await process.start()
    await stage.server.wait_for(lambda: "Connected to Discord" in process.said)
    await stage.server.wait_for_reply(await stage.server.direct_message(stage.server.user, "Qui est Emmett Shear ?"))

    health, metrics = await read_from(port, "/healthz"), await read_from(port, "/metrics")
    await process.terminate()

    assert health == '{"status": "serving"}'
    assert re.search(r"^talentmoves_gateway_ready 1.0$", metrics, re.MULTILINE)
    assert re.search(r"^talentmoves_questions_total 1.0$", metrics, re.MULTILINE)


async def test_sigterm_at_the_moment_discord_goes_away_ends_the_process_with_exit_code_0(stage: Stage) -> None:
    await stage.start()
    await stage.server.stop()

    exit_code = await stage.process.terminate()

    await stage.server.start()
    assert exit_code == 0


async def test_sigterm_while_discord_is_away_ends_the_process_with_exit_code_0(stage: Stage) -> None:
    await stage.server.stop()
    await stage.process.start()
    await stage.server.wait_for(lambda: "Discord is away" in stage.process.said)

    exit_code = await stage.process.terminate()

    await stage.server.start()
    assert exit_code == 0


async def test_without_an_index_one_line_says_what_to_run(tmp_path: Path) -> None:
    exit_code, said = await failed_to_serve(tmp_path, tmp_path / "data")

    assert exit_code == 1
    assert (
        said
        == f"talentmoves: there is no index in {tmp_path / 'data'} yet; run `talentmoves rebuild --index {tmp_path / 'data'}`\n"
    )


async def test_a_truncated_index_is_one_line_that_says_what_to_run(stage: Stage, tmp_path: Path) -> None:
    (vectors,) = stage.folder.glob("generations/*/*.faiss")
    vectors.write_bytes(vectors.read_bytes()[:-100])

    exit_code, said = await failed_to_serve(tmp_path, stage.folder)

    assert exit_code == 1
    assert said.count("\n") == 1
    assert said.startswith(f"talentmoves: {vectors}")
    assert "run `talentmoves rebuild`" in said

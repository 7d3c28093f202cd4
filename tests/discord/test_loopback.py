"""The loopback Discord, shown with a small discord.py client that talks to it over real sockets."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.discord.addresses import API
from tests.discord.faults import Fault
from tests.discord.server import LoopbackDiscord
from tests.discord.state import Message
from tests.discord.validation import DOCUMENT, REPOSITORY, Validation

STRANGER = """
import sys, discord

class Client(discord.Client):
    async def on_connect(self):
        await self.close()

def main():
    Client(intents=discord.Intents(guilds=True)).run(sys.argv[sys.argv.index("--token") + 1])
    return 7
"""
MESSAGES = r"^/channels/\d+/messages$"


class Button(discord.ui.View):
    """A persistent view: one button that changes its message."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Press", custom_id="press")
    async def press(self, interaction: discord.Interaction, button: discord.ui.Button["Button"]) -> None:
        """Show that the press arrived."""
        await interaction.response.edit_message(content="pressed", view=self)


class SmallBot(discord.Client):
    """Defers `/ask` and follows up; repeats what it reads; counts what it is told."""

    def __init__(self) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        mentions = discord.AllowedMentions.none()
        super().__init__(intents=intents, allowed_mentions=mentions, guild_ready_timeout=0.01)
        self.tree = app_commands.CommandTree(self)
        self.read: list[str] = []
        self.resumes = 0
        self.readies = 0
        ask: app_commands.Command[Any, ..., None] = app_commands.Command(
            name="ask", description="Ask something", callback=self.ask
        )
        ask.autocomplete("question")(self.suggest)
        self.tree.add_command(ask)

    async def setup_hook(self) -> None:
        """Sync the commands, revive the button."""
        self.add_view(Button())
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify at once; discord.py would wait for five seconds to be gentle to the real Discord."""

    async def ask(self, interaction: discord.Interaction, question: str) -> None:
        """Answer after thinking."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        await interaction.followup.send(
            f"{question}? ({interaction.locale}, {interaction.context.guild})", view=Button()
        )

    async def suggest(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Complete what was typed."""
        return [app_commands.Choice(name=f"{typed}!", value=typed)]

    async def on_ready(self) -> None:
        """Count it."""
        self.readies += 1

    async def on_resumed(self) -> None:
        """Count it."""
        self.resumes += 1

    async def on_message(self, message: discord.Message) -> None:
        """Repeat it, as one who may be retried: with a nonce of the message."""
        if message.author != self.user:
            self.read.append(message.content)
            await message.reply(f"echo: {message.content or 'nothing'}", nonce=message.id)


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LoopbackDiscord]:
    """A loopback Discord to which discord.py of this process is pointed."""
    async with LoopbackDiscord() as server:
        monkeypatch.setattr(Route, "BASE", server.base_url + API)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.websocket_url))
        yield server


@pytest.fixture
async def bot(server: LoopbackDiscord) -> AsyncIterator[SmallBot]:
    """The small bot, connected and ready; closed when its handlers have ended."""
    async with SmallBot() as bot:
        running = asyncio.create_task(bot.start(server.token))
        await server.wait_for(lambda: bot.readies or running.done())
        yield bot
        handlers = [task for task in asyncio.all_tasks() if task.get_name().startswith(("discord.py", "CommandTree"))]
        await asyncio.gather(*handlers, return_exceptions=True)
    await running


async def button_of(server: LoopbackDiscord) -> Message:
    """A message with the persistent button."""
    return await server.wait_for_reply(await server.slash(server.user, "ask", {"question": "a"}, server.guild))


async def test_a_client_gets_ready_and_knows_its_guild_and_owner(server: LoopbackDiscord, bot: SmallBot) -> None:
    guild = bot.get_guild(server.guild.id)
    application = await bot.application_info()

    assert guild is not None
    assert [channel.name for channel in guild.text_channels] == ["general"]
    assert application.owner.id == server.operator.id
    assert (server.violations, server.unexpected) == ([], [])


async def test_a_slash_command_in_a_guild_is_deferred_and_then_answered(server: LoopbackDiscord, bot: SmallBot) -> None:
    interaction = await server.slash(server.user, "ask", {"question": "who"}, server.guild, locale="de")
    await server.wait_for_reply(interaction)

    assert interaction.content == "who? (de, True)"
    assert (interaction.acknowledged, interaction.deferred, interaction.ephemeral) == (True, True, True)
    assert interaction.acknowledged_after_ms is not None
    assert (interaction.edits, interaction.followups) == ([], [])
    assert (server.violations, server.unexpected) == ([], [])


async def test_a_slash_command_works_in_direct_messages(server: LoopbackDiscord, bot: SmallBot) -> None:
    interaction = await server.slash(server.user, "ask", {"question": "who"})

    assert (await server.wait_for_reply(interaction)).content == "who? (en-US, False)"


async def test_a_command_that_is_not_registered_is_not_offered(server: LoopbackDiscord, bot: SmallBot) -> None:
    with pytest.raises(LookupError, match="only ask"):
        await server.slash(server.user, "rebuild")


async def test_autocomplete_shows_choices(server: LoopbackDiscord, bot: SmallBot) -> None:
    interaction = await server.autocomplete(server.user, "ask", "question", "wh")

    assert await server.wait_for(lambda: interaction.choices) == [{"name": "wh!", "value": "wh"}]


async def test_a_pressed_button_changes_its_message(server: LoopbackDiscord, bot: SmallBot) -> None:
    message = await button_of(server)
    interaction = await server.component(server.user, message, "press")
    await server.wait_for_reply(interaction)

    assert (message.content, len(message.versions)) == ("pressed", 2)
    assert interaction.edits == [message.shown]
    assert server.violations == []


async def test_a_direct_message_is_read_and_answered(server: LoopbackDiscord, bot: SmallBot) -> None:
    message = await server.direct_message(server.user, "hello")

    reply = await server.wait_for_reply(message)

    assert (reply.content, reply.replies_to) == ("echo: hello", message)
    assert (server.violations, server.unexpected) == ([], [])


async def test_a_mention_is_read_and_nobody_is_pinged_back(server: LoopbackDiscord, bot: SmallBot) -> None:
    message = await server.mention(server.user, server.channel, "hello")

    reply = await server.wait_for_reply(message)

    assert reply.content == f"echo: <@{server.bot.id}> hello"
    assert reply.pinged == ()


async def test_content_is_hidden_unless_the_bot_is_pinged(server: LoopbackDiscord, bot: SmallBot) -> None:
    plain = await server.wait_for_reply(await server.plain_message(server.user, server.channel, "secret"))
    await server.wait_for_reply(await server.reply(server.user, plain, "silent", pings=False))
    await server.wait_for_reply(await server.reply(server.user, plain, "loud"))

    thread = await server.open_thread(server.user, server.channel, "aside")
    await server.wait_for_reply(await server.plain_message(server.user, thread, "secret"))

    assert bot.read == ["", "", "loud", ""]


async def test_a_message_with_the_same_nonce_is_posted_once(server: LoopbackDiscord, bot: SmallBot) -> None:
    channel = bot.get_partial_messageable(server.channel.id)

    first = await channel.send("once", nonce=7)
    second = await channel.send("once", nonce=7)

    assert first.id == second.id
    assert [message.content for message in server.state.history(server.channel)] == ["once"]


async def test_a_resumed_session_gets_what_it_missed(server: LoopbackDiscord, bot: SmallBot) -> None:
    _, message = await asyncio.gather(
        server.close_gateway(4000), server.direct_message(server.user, "while you were away")
    )

    reply = await server.wait_for_reply(message)

    (session,) = server.gateway.sessions.values()
    assert reply.content == "echo: while you were away"
    assert (session.replayed, server.gateway.identifies) == (1, 1)


async def test_a_reconnect_request_is_followed_by_a_resume(server: LoopbackDiscord, bot: SmallBot) -> None:
    await server.reconnect_request()

    assert await server.wait_for(lambda: bot.resumes) == 1


async def test_an_invalidated_session_identifies_anew(server: LoopbackDiscord, bot: SmallBot) -> None:
    await server.invalidate_session()
    await server.wait_for(lambda: bot.readies == 2)

    reply = await server.wait_for_reply(await server.direct_message(server.user, "again"))

    assert (reply.content, server.gateway.identifies, bot.resumes) == ("echo: again", 2, 0)


async def test_a_clean_close_by_the_client_ends_its_session(server: LoopbackDiscord) -> None:
    # Not shown with discord.py: it says that it closes with 1000, but its reading task is quicker and closes with 4000.
    identify = {"op": 2, "d": {"token": server.token, "intents": 1}}
    async with aiohttp.ClientSession() as http, http.ws_connect(server.websocket_url) as socket:
        await socket.send_json(identify)
        received = [(await socket.receive_json())["t"] for _ in range(3)]
        await socket.close(code=1000)

    await server.wait_for(lambda: not server.gateway.sessions)
    assert received == [None, "READY", "GUILD_CREATE"]


@pytest.mark.parametrize(("token", "intents", "code"), [("wrong", 1, 4004), ("loopback-token", 1 << 15, 4014)])
async def test_a_wrong_token_or_a_privileged_intent_closes_the_gateway(
    server: LoopbackDiscord, token: str, intents: int, code: int
) -> None:
    async with aiohttp.ClientSession() as http, http.ws_connect(server.websocket_url) as socket:
        await socket.receive_json()
        await socket.send_json({"op": 2, "d": {"token": token, "intents": intents}})
        await socket.receive()

    assert socket.close_code == code


@pytest.mark.parametrize("fault", [Fault.rate_limited(0.01), Fault.rate_limited(0.01, is_global=True)])
async def test_a_rate_limited_message_is_sent_again(server: LoopbackDiscord, bot: SmallBot, fault: Fault) -> None:
    server.faults.next("POST", MESSAGES, fault)

    await server.wait_for_reply(await server.direct_message(server.user, "hello"))

    posts = [request.status for request in server.requests if request.path.endswith("/messages")]
    assert posts == [429, 200]


async def test_a_message_can_be_posted_although_its_answer_is_lost(server: LoopbackDiscord, bot: SmallBot) -> None:
    channel = bot.get_partial_messageable(server.channel.id)
    server.faults.next("POST", MESSAGES, Fault.drop("after"))
    server.faults.next("POST", MESSAGES, Fault.drop("before"))

    for text in ("lost answer", "lost question"):
        with pytest.raises(aiohttp.ClientError):
            await channel.send(text)

    assert [message.content for message in server.state.history(server.channel)] == ["lost answer"]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.answer(503), discord.DiscordServerError),
        (Fault.html(429), discord.HTTPException),
        (Fault.answer(403, 50013), discord.Forbidden),
    ],
)
async def test_an_injected_error_reaches_the_client(
    server: LoopbackDiscord, bot: SmallBot, fault: Fault, error: type[discord.HTTPException]
) -> None:
    server.faults.next("POST", MESSAGES, fault)

    with pytest.raises(error):
        await bot.get_partial_messageable(server.channel.id).send("hello")

    assert server.faults.waiting == []


async def test_a_message_that_is_too_long_is_refused_and_recorded(server: LoopbackDiscord, bot: SmallBot) -> None:
    with pytest.raises(discord.HTTPException, match="50035"):
        await bot.get_partial_messageable(server.channel.id).send("x" * 2001)

    assert [violation.reason for violation in server.violations] == ["content is longer than 2000"]


@pytest.mark.skipif(not DOCUMENT.exists(), reason="needs Discord's OpenAPI document in the shared folder")
async def test_a_body_that_the_document_forbids_is_recorded(server: LoopbackDiscord, bot: SmallBot) -> None:
    route = Route("POST", "/channels/{channel_id}/messages", channel_id=server.channel.id)

    with pytest.raises(discord.HTTPException, match="50035"):
        await bot.http.request(route, json={"content": ["not text"]})

    assert [(violation.method, violation.reason) for violation in server.violations] == [
        ("POST", "$.content: ['not text'] is not of type 'string', 'null'")
    ]


async def test_an_unknown_request_is_recorded(server: LoopbackDiscord, bot: SmallBot) -> None:
    with pytest.raises(discord.NotFound):
        await bot.http.get_guild_preview(server.guild.id)

    assert server.unexpected == [f"GET /guilds/{server.guild.id}/preview"]


async def test_files_arrive_with_their_contents(server: LoopbackDiscord, bot: SmallBot) -> None:
    file = discord.File(__file__, filename="notes.py")

    sent = await bot.get_partial_messageable(server.channel.id).send("see", file=file)

    assert b"notes.py" in server.state.messages[sent.id].files["notes.py"]
    assert [attachment.filename for attachment in sent.attachments] == ["notes.py"]
    assert server.violations == []


async def test_an_interaction_cannot_be_acknowledged_twice(server: LoopbackDiscord, bot: SmallBot) -> None:
    interaction = await server.slash(server.user, "ask", {"question": "who"})
    await server.wait_for_reply(interaction)
    route = f"/interactions/{interaction.id}/{interaction.token}/callback"

    with pytest.raises(discord.HTTPException, match="40060"):
        await bot.http.request(Route("POST", route), json={"type": 5})


async def test_an_interaction_that_is_too_old_is_unknown_and_its_token_invalid(
    server: LoopbackDiscord, bot: SmallBot
) -> None:
    interaction = await server.slash(server.user, "ask", {"question": "who"})
    await server.wait_for_reply(interaction)
    interaction.expire()
    interaction.withdraw()

    with pytest.raises(discord.NotFound, match="10062"):
        await bot.http.request(
            Route("POST", f"/interactions/{interaction.id}/{interaction.token}/callback"), json={"type": 5}
        )
    with pytest.raises(discord.HTTPException, match="50027"):
        await bot.http.request(
            Route("POST", f"/webhooks/{server.bot.id}/{interaction.token}"), json={"content": "too late"}
        )


async def test_closed_direct_messages_refuse_the_bot(server: LoopbackDiscord, bot: SmallBot) -> None:
    shy = server.state.add_user("shy", accepts_dms=False)

    with pytest.raises(discord.Forbidden, match="50007"):
        await (await bot.fetch_user(shy.id)).send("hello")


async def test_a_wrong_token_is_refused(server: LoopbackDiscord) -> None:
    async with SmallBot() as stranger:
        with pytest.raises(discord.LoginFailure):
            await stranger.start("wrong")


async def test_a_bot_survives_an_outage(server: LoopbackDiscord, bot: SmallBot) -> None:
    await server.stop()
    await server.start()
    await server.wait_for(lambda: bot.resumes)

    reply = await server.wait_for_reply(await server.direct_message(server.user, "back?"))

    assert (reply.content, server.gateway.identifies) == ("echo: back?", 1)


async def test_a_thread_can_be_opened_written_to_and_archived(server: LoopbackDiscord, bot: SmallBot) -> None:
    channel = bot.get_channel(server.channel.id)
    assert isinstance(channel, discord.TextChannel)
    message = await channel.send("start")
    await message.add_reaction("👍")
    thread = await message.create_thread(name="details")
    async with thread.typing():
        await thread.send("more")
    await thread.edit(archived=True)
    await message.delete()

    assert [message.content async for message in thread.history()] == ["more"]
    assert (server.state.channels[thread.id].is_archived, server.state.messages[message.id].reactions) == (True, ["👍"])
    assert (server.violations, server.unexpected) == ([], [])


async def test_the_launcher_points_an_unmodified_bot_at_the_server(server: LoopbackDiscord, tmp_path: Path) -> None:
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "__init__.py").touch()
    (tmp_path / "bot" / "__main__.py").write_text(STRANGER, encoding="utf-8")
    launch = ["-m", "tests.discord.launcher", "--base", server.base_url, "--", "--token", server.token]

    process = await asyncio.create_subprocess_exec(
        sys.executable, *launch, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(REPOSITORY)}
    )

    assert await process.wait() == 7
    assert ("GET", "/users/@me") in [(request.method, request.path) for request in server.requests]
    assert server.gateway.identifies == 1


@pytest.mark.skipif(not DOCUMENT.exists(), reason="needs Discord's OpenAPI document in the shared folder")
def test_every_route_stands_in_the_document(server: LoopbackDiscord) -> None:
    validation = Validation()

    for method, template, _ in server.routes():
        validation.allows(method, template, template, {}, None)

    assert [violation for violation in validation.violations if "no such operation" in violation.reason] == []


def test_without_the_document_requests_are_noted_as_unchecked() -> None:
    validation = Validation(DOCUMENT.with_name("absent.json"))

    assert validation.allows("GET", "/gateway", "/gateway", {}, None)
    assert validation.unchecked == ["GET /gateway"]

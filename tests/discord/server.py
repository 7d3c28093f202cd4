"""`LoopbackDiscord`: the server itself, and what a test lets its users do."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar

from aiohttp import web

from tests.discord.addresses import WEBSOCKET
from tests.discord.faults import Faults
from tests.discord.gateway import GUILDS, Gateway
from tests.discord.intake import Intake, Route
from tests.discord.interaction import Interaction, Kind
from tests.discord.invocation import command_data
from tests.discord.messages import Messages
from tests.discord.payloads import channel_payload
from tests.discord.rest import Rest
from tests.discord.state import Channel, Guild, Message, Payload, State, User
from tests.discord.validation import Validation
from tests.discord.webhooks import Webhooks

MAX_UPLOAD = 32 * 1024 * 1024
PATIENCE = 30.0
"""Seconds until a test gives up; only a busy machine or a defect comes near."""

Result = TypeVar("Result")


class LoopbackDiscord:
    """Discord on 127.0.0.1, with one guild, one channel, its owner and an ordinary user.

    `operator` owns the application. A driver returns as soon as the bot has been told; `wait_for_reply` waits.
    `requests` logs every REST request; `violations` are those that the real Discord would refuse, `unexpected` those
    that this server does not know, `unchecked` those that were not held against Discord's document for want of it.
    """

    def __init__(
        self, *, token: str = "loopback-token", acknowledge_within: float = 3.0, token_lifetime: float = 900.0
    ) -> None:
        self.token, self._acknowledge_within, self._token_lifetime = token, acknowledge_within, token_lifetime
        self._port = 0
        self._runner: web.AppRunner | None = None
        self.state, self.faults, self._validation = State(), Faults(), Validation()
        self.gateway = Gateway(self.state, token)
        self._intake = Intake(token, self.faults, self._validation)
        self.requests, self.unexpected = self._intake.requests, self._intake.unexpected
        self.violations, self.unchecked = self._validation.violations, self._validation.unchecked
        self._messages = Messages(self.state, self.gateway)
        self._webhooks = Webhooks(self.state, self._messages)
        self.bot, self.operator = self.state.bot, self.state.operator
        self.owner, self.user = self.state.add_user("orla"), self.state.add_user("uma")
        self.guild = self.state.add_guild("Loopback", self.owner)
        self.channel = self.state.add_channel(self.guild, "general")

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen; after a `stop` on the same port and with the same memory, sessions included."""
        application = web.Application(client_max_size=MAX_UPLOAD)
        application.add_routes([web.get(WEBSOCKET, self._serve_gateway), *self._intake.definitions(self.routes())])
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._port = self._runner.addresses[0][1]
        self.gateway.url = self.websocket_url

    def routes(self) -> list[Route]:
        """Every REST call that this server knows."""
        return Rest(self.state, self.gateway, self._messages).routes() + self._webhooks.routes()

    async def stop(self) -> None:
        """Stop listening and close every connection, as in an outage."""
        assert self._runner is not None
        await asyncio.gather(*[site.stop() for site in self._runner.sites])
        await self.gateway.close(1001)
        await self._runner.cleanup()

    @property
    def base_url(self) -> str:
        """What `tests.discord.launcher` takes as `--base`."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def websocket_url(self) -> str:
        """Where the gateway is."""
        return f"ws://127.0.0.1:{self._port}{WEBSOCKET}"

    async def slash(
        self,
        user: User,
        name: str,
        options: Mapping[str, Any] | None = None,
        guild: Guild | None = None,
        locale: str = "en-US",
        channel: Channel | None = None,
    ) -> Interaction:
        """Use a command ("ask", "feeds add") in a channel, a guild's first channel, or else in direct messages."""
        place = channel or self._place(user, guild)
        data = command_data(self.state, name, options or {}, place)
        return await self._interact(Kind.COMMAND, user, place, data, locale)

    async def autocomplete(
        self,
        user: User,
        name: str,
        option: str,
        typed: str,
        options: Mapping[str, Any] | None = None,
        guild: Guild | None = None,
        locale: str = "en-US",
    ) -> Interaction:
        """Type into an option, the other `options` being filled in already; see `choices` of the interaction."""
        place = self._place(user, guild)
        data = command_data(self.state, name, {**(options or {}), option: typed}, place, focused=option)
        return await self._interact(Kind.AUTOCOMPLETE, user, place, data, locale)

    async def component(
        self, user: User, message: Message, custom_id: str, values: Sequence[str] = (), locale: str = "en-US"
    ) -> Interaction:
        """Press a button, or pick `values` of a select. LookupError if the message shows none that can be used."""
        control = message.controls.get(custom_id)
        if control is None or control.get("disabled") or message.is_deleted:
            raise LookupError(f"nothing to press with custom_id {custom_id!r}, only {list(message.controls)}")
        data: Payload = {"custom_id": custom_id, "component_type": control["type"], "id": 1}
        if values:
            data["values"] = list(values)
        return await self._interact(Kind.COMPONENT, user, message.channel, data, locale, message)

    async def submit(self, asked: Interaction, values: Mapping[str, str]) -> Interaction:
        """Fill in and send the modal that `asked` opened; `values` by `custom_id`."""
        assert asked.modal is not None
        parts = [_filled(component, values) for component in asked.modal["components"]]
        data = {"custom_id": asked.modal["custom_id"], "components": parts}
        return await self._interact(Kind.MODAL, asked.user, asked.channel, data, asked.locale, asked.source)

    async def direct_message(self, user: User, text: str) -> Message:
        """Write to the bot in direct messages."""
        return await self._messages.post(self.state.direct_channel(user), user, {"content": text})

    async def mention(self, user: User, channel: Channel, text: str) -> Message:
        """Write a message that starts by mentioning the bot."""
        return await self._messages.post(channel, user, {"content": f"{self.bot.mention} {text}"})

    async def reply(self, user: User, message: Message, text: str, *, pings: bool = True) -> Message:
        """Reply to a message, pinging its author or not."""
        allowed = {"parse": ["users"], "replied_user": pings}
        body = {"content": text, "message_reference": {"message_id": message.id}, "allowed_mentions": allowed}
        return await self._messages.post(message.channel, user, body)

    async def plain_message(self, user: User, channel: Channel, text: str) -> Message:
        """Write something that does not ping the bot: outside direct messages it gets no content."""
        return await self._messages.post(channel, user, {"content": text})

    async def edit(self, message: Message, text: str) -> None:
        """Change what a user has written."""
        await self._messages.edit(message, {"content": text}, {})

    async def delete(self, message: Message) -> None:
        """Delete what a user has written."""
        await self._messages.delete(message)

    async def open_thread(self, user: User, channel: Channel, name: str) -> Channel:
        """Open a public thread."""
        thread = self.state.add_thread(channel, name, user)
        await self.gateway.dispatch("THREAD_CREATE", channel_payload(thread) | {"newly_created": True}, GUILDS)
        return thread

    async def ready(self, seconds: float = PATIENCE) -> None:
        """Wait until a bot is connected and has been told of its guilds."""
        await self.wait_for(lambda: any(session.connection for session in self.gateway.sessions.values()), seconds)

    async def wait_for(self, condition: Callable[[], Result | None], seconds: float = PATIENCE) -> Result:
        """Wait until `condition` gives something true, and return that."""
        deadline = time.monotonic() + seconds
        while not (result := condition()):
            if time.monotonic() > deadline:
                seen = [f"{request.method} {request.path} {request.status}" for request in self.requests[-5:]]
                raise TimeoutError(f"still not so after {seconds} s; last {seen}; {self.violations} {self.unexpected}")
            await asyncio.sleep(0.005)
        return result

    async def wait_for_reply(self, to: Interaction | Message, seconds: float = PATIENCE) -> Message:
        """The bot's answer to an interaction; or to a message: a reply, or its next message there or in a thread."""
        return await self.wait_for(lambda: to.reply if isinstance(to, Interaction) else self._reply(to), seconds)

    async def close_gateway(self, code: int) -> None:
        """Close every connection from Discord's side."""
        await self.gateway.close(code)

    async def drop_gateway(self) -> None:
        """Break every connection without a close frame."""
        self.gateway.drop()

    async def reset_gateway(self) -> None:
        """Break every connection with a TCP reset."""
        self.gateway.drop(resets=True)

    async def silence_gateway(self) -> None:
        """Leave every connection open without ever answering on it again."""
        self.gateway.silence()

    async def replay(self, seen: Interaction | Message) -> None:
        """Tell the bot once more of an interaction or a message."""
        if isinstance(seen, Interaction):
            await self.gateway.dispatch("INTERACTION_CREATE", seen.payload(self.bot))
        else:
            await self._messages.announce("MESSAGE_CREATE", seen)

    def interaction_of(self, path: str) -> Interaction | None:
        """The interaction that a request is about, by the path's token."""
        interactions = self._webhooks.interactions
        return next((interactions[part] for part in path.split("/") if part in interactions), None)

    async def reconnect_request(self) -> None:
        """Send op 7."""
        await self.gateway.request_reconnect()

    async def invalidate_session(self, *, is_resumable: bool = False) -> None:
        """Send op 9."""
        await self.gateway.invalidate(is_resumable=is_resumable)

    def _place(self, user: User, guild: Guild | None) -> Channel:
        if guild is None:
            return self.state.direct_channel(user)
        return next(channel for channel in self.state.channels.values() if channel.guild == guild)

    def _reply(self, message: Message) -> Message | None:
        for later in self.state.messages.values():
            is_there = later.channel.id in (message.channel.id, message.id) and later.id > message.id
            is_said = later.author == self.bot and later.versions and not later.metadata
            if is_there and is_said and later.replies_to in (None, message):
                return later
        return None

    async def _interact(
        self, kind: Kind, user: User, channel: Channel, data: Payload, locale: str, source: Message | None = None
    ) -> Interaction:
        limits = (self._acknowledge_within, self._token_lifetime)
        interaction = Interaction(self.state.snowflake(), kind, user, channel, data, locale, *limits, source)
        self._webhooks.interactions[interaction.token] = interaction
        await self.gateway.dispatch("INTERACTION_CREATE", interaction.payload(self.bot))
        return interaction

    async def _serve_gateway(self, request: web.Request) -> web.StreamResponse:
        fault = self.faults.take("GET", request.path)
        return fault.response(request) if fault else await self.gateway.serve(request)


def _filled(component: Payload, values: Mapping[str, str]) -> Payload:
    """One component of a modal as it is sent back."""
    if "custom_id" in component:
        return {key: component[key] for key in ("type", "custom_id")} | {"value": values[component["custom_id"]]}
    filled: Payload = {"type": component["type"]}
    if "component" in component:
        return filled | {"component": _filled(component["component"], values)}
    return filled | {"components": [_filled(part, values) for part in component.get("components", [])]}

"""The REST calls about the application, its commands, channels, threads and messages."""

from dataclasses import replace

from tests.discord.gateway import GUILDS, Gateway
from tests.discord.intake import Call, Route
from tests.discord.messages import Messages
from tests.discord.payloads import application_payload, channel_payload, guild_payload, message_payload, user_payload
from tests.discord.refusals import Refusal, RefusedError
from tests.discord.state import Channel, Message, Payload, State

CHANNEL = "/channels/{channel_id}"
MESSAGE = CHANNEL + "/messages/{message_id}"
REACTION = MESSAGE + "/reactions/{emoji_name}/@me"
APPLICATION = "/applications/{application_id}"
GUILD_COMMANDS = APPLICATION + "/guilds/{guild_id}/commands"


class Rest:
    """Handlers that read and change the state."""

    def __init__(self, state: State, gateway: Gateway, messages: Messages) -> None:
        self._state, self._gateway, self._messages = state, gateway, messages

    def routes(self) -> list[Route]:
        """Method, template as in Discord's document, handler."""
        return [
            ("GET", "/gateway", self._get_gateway),
            ("GET", "/gateway/bot", self._get_gateway),
            ("GET", "/users/@me", self._get_me),
            ("GET", "/users/{user_id}", self._get_user),
            ("POST", "/users/@me/channels", self._open_direct_channel),
            ("GET", "/oauth2/applications/@me", self._get_application),
            ("GET", "/applications/@me", self._get_application),
            ("GET", APPLICATION, self._get_application),
            ("GET", APPLICATION + "/commands", self._get_commands),
            ("PUT", APPLICATION + "/commands", self._put_commands),
            ("GET", GUILD_COMMANDS, self._get_commands),
            ("PUT", GUILD_COMMANDS, self._put_commands),
            ("GET", "/guilds/{guild_id}", self._get_guild),
            ("GET", CHANNEL, self._get_channel),
            ("PATCH", CHANNEL, self._edit_channel),
            ("DELETE", CHANNEL, self._delete_channel),
            ("POST", CHANNEL + "/typing", self._type),
            ("POST", CHANNEL + "/threads", self._start_thread),
            ("PUT", CHANNEL + "/thread-members/@me", self._join_thread),
            ("GET", CHANNEL + "/messages", self._get_messages),
            ("POST", CHANNEL + "/messages", self._post_message),
            ("GET", MESSAGE, self._get_message),
            ("PATCH", MESSAGE, self._edit_message),
            ("DELETE", MESSAGE, self._delete_message),
            ("POST", MESSAGE + "/threads", self._start_thread),
            ("PUT", REACTION, self._react),
            ("DELETE", REACTION, self._unreact),
        ]

    async def _get_gateway(self, call: Call) -> Payload:
        limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        return {"url": self._gateway.url, "shards": 1, "session_start_limit": limit}

    async def _get_me(self, call: Call) -> Payload:
        return user_payload(self._state.bot)

    async def _get_user(self, call: Call) -> Payload:
        user = self._state.users.get(call.id("user_id"))
        if user is None:
            raise RefusedError(Refusal.UNKNOWN_USER)
        return user_payload(user)

    async def _open_direct_channel(self, call: Call) -> Payload:
        user = self._state.users.get(int(call.body["recipient_id"]))
        if user is None:
            raise RefusedError(Refusal.UNKNOWN_USER)
        return channel_payload(self._state.direct_channel(user))

    async def _get_application(self, call: Call) -> Payload:
        return application_payload(self._state.bot.id, self._state.bot, self._state.operator)

    async def _get_commands(self, call: Call) -> list[Payload]:
        return self._state.commands.get(self._scope(call), [])

    async def _put_commands(self, call: Call) -> list[Payload]:
        """Replace all; a command that keeps its name keeps its id, and one in a menu has an empty description, as on Discord."""
        scope = self._scope(call)
        ids = {command["name"]: command["id"] for command in self._state.commands.get(scope, [])}
        named = {"application_id": str(self._state.bot.id)} | ({"guild_id": str(scope)} if scope else {})
        self._state.commands[scope] = [
            {"type": 1, "description": ""}
            | command
            | named
            | {"id": ids.get(command["name"]) or str(self._state.snowflake())}
            for command in call.body or []
        ]
        return self._state.commands[scope]

    def _scope(self, call: Call) -> int | None:
        if "guild_id" not in call.parameters:
            return None
        if call.id("guild_id") not in self._state.guilds:
            raise RefusedError(Refusal.UNKNOWN_GUILD)
        return call.id("guild_id")

    async def _get_guild(self, call: Call) -> Payload:
        guild = self._state.guilds.get(call.id("guild_id"))
        if guild is None:
            raise RefusedError(Refusal.UNKNOWN_GUILD)
        return guild_payload(guild, [], self._state.bot)

    async def _get_channel(self, call: Call) -> Payload:
        return channel_payload(self._channel(call))

    async def _edit_channel(self, call: Call) -> Payload:
        before = self._channel(call)
        name, is_archived = call.body.get("name") or before.name, call.body.get("archived", before.is_archived)
        channel = replace(before, name=name, is_archived=is_archived)
        self._state.channels[channel.id] = channel
        return await self._announce("UPDATE", channel)

    async def _delete_channel(self, call: Call) -> Payload:
        channel = self._state.channels.pop(self._channel(call).id)
        return await self._announce("DELETE", channel)

    async def _type(self, call: Call) -> None:
        self._state.typing.append(self._channel(call))

    async def _start_thread(self, call: Call) -> Payload:
        thread_id = self._message(call).id if "message_id" in call.parameters else None
        thread = self._state.add_thread(self._channel(call), call.body["name"], self._state.bot, thread_id)
        return await self._announce("CREATE", thread)

    async def _join_thread(self, call: Call) -> None:
        self._channel(call)

    async def _get_messages(self, call: Call) -> list[Payload]:
        history = self._state.history(self._channel(call))
        before, after = int(call.query.get("before", 1 << 64)), int(call.query.get("after", 0))
        newest_first = [message for message in reversed(history) if after < message.id < before]
        return [self._shown(message) for message in newest_first[: int(call.query.get("limit", 50))]]

    async def _post_message(self, call: Call) -> Payload:
        message = await self._messages.post(self._channel(call), self._state.bot, call.body, call.files)
        return self._shown(message)

    async def _get_message(self, call: Call) -> Payload:
        return self._shown(self._message(call))

    async def _edit_message(self, call: Call) -> Payload:
        message = self._message(call)
        if message.author != self._state.bot:
            raise RefusedError(Refusal.NOT_THE_AUTHOR)
        await self._messages.edit(message, call.body, call.files)
        return self._shown(message)

    async def _delete_message(self, call: Call) -> None:
        await self._messages.delete(self._message(call))

    async def _react(self, call: Call) -> None:
        self._message(call).reactions.append(call.parameters["emoji_name"])

    async def _unreact(self, call: Call) -> None:
        message = self._message(call)
        message.reactions = [emoji for emoji in message.reactions if emoji != call.parameters["emoji_name"]]

    def _shown(self, message: Message) -> Payload:
        return message_payload(message, self._state.bot)

    def _channel(self, call: Call) -> Channel:
        channel = self._state.channels.get(call.id("channel_id"))
        if channel is None:
            raise RefusedError(Refusal.UNKNOWN_CHANNEL)
        return channel

    def _message(self, call: Call) -> Message:
        for message in self._state.history(self._channel(call)):
            if message.id == call.id("message_id"):
                return message
        raise RefusedError(Refusal.UNKNOWN_MESSAGE)

    async def _announce(self, change: str, channel: Channel) -> Payload:
        payload = channel_payload(channel)
        kind = "THREAD" if channel.parent_id else "CHANNEL"
        await self._gateway.dispatch(f"{kind}_{change}", payload, GUILDS)
        return payload

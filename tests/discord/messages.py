"""Posting, editing and deleting messages, with the events that tell the bot about it."""

import re
from collections.abc import Mapping

from tests.discord.gateway import DIRECT_MESSAGES, GUILD_MESSAGES, Gateway
from tests.discord.payloads import message_payload
from tests.discord.refusals import Refusal, RefusedError
from tests.discord.state import Channel, Message, Payload, State, User, Version

USER_MENTION = re.compile(r"<@!?(\d+)>")
SHOWN_PARTS = ("content", "embeds", "components", "poll")


class Messages:
    """What users and the bot do with messages; `files` are contents by file name."""

    def __init__(self, state: State, gateway: Gateway) -> None:
        self._state, self._gateway = state, gateway

    async def post(
        self,
        channel: Channel,
        author: User,
        body: Payload,
        files: Mapping[str, bytes] | None = None,
        metadata: Payload | None = None,
    ) -> Message:
        """A new message; the earlier one if `enforce_nonce` finds that it has been posted already."""
        if author.is_bot and not metadata and channel.recipient and not channel.recipient.accepts_dms:
            raise RefusedError(Refusal.CLOSED_DMS)
        if not files and not any(body.get(part) for part in SHOWN_PARTS):
            raise RefusedError(Refusal.EMPTY_MESSAGE)
        nonce = str(body["nonce"]) if body.get("nonce") is not None else None
        if nonce is not None and body.get("enforce_nonce"):
            for earlier in self._state.messages.values():
                if earlier.nonce == nonce and earlier.author == author:
                    return earlier
        message = self._new(channel, author, body.get("flags") or 0, metadata)
        message.nonce = nonce
        message.replies_to = self._referenced(body)
        message.pinged, message.pings_everyone = self._pings(message.replies_to, body)
        self._write(message, body, files or {})
        await self.announce("MESSAGE_CREATE", message)
        return message

    async def think(self, channel: Channel, flags: int, metadata: Payload) -> Message:
        """The bot's message that says "thinking …" until it is edited."""
        message = self._new(channel, self._state.bot, flags, metadata)
        await self.announce("MESSAGE_CREATE", message)
        return message

    async def edit(self, message: Message, body: Payload, files: Mapping[str, bytes]) -> None:
        """Change what the message shows; parts that `body` does not name stay."""
        self._write(message, body, files)
        await self.announce("MESSAGE_UPDATE", message)

    async def delete(self, message: Message) -> None:
        """Take the message away from everybody's eyes; the test can still look at it."""
        message.is_deleted = True
        await self.announce("MESSAGE_DELETE", message)

    def _new(self, channel: Channel, author: User, flags: int, metadata: Payload | None) -> Message:
        message = Message(self._state.snowflake(), channel, author, flags, metadata=metadata)
        self._state.messages[message.id] = message
        return message

    def _write(self, message: Message, body: Payload, files: Mapping[str, bytes]) -> None:
        if "attachments" in body:
            kept = {int(part["id"]) for part in body["attachments"] or []}
            message.attachments = {key: name for key, name in message.attachments.items() if key in kept}
        message.attachments |= {self._state.snowflake(): name for name in files}
        message.files |= files
        content = body.get("content", message.content) or ""
        embeds = tuple({"type": "rich"} | embed for embed in body.get("embeds", message.embeds) or ())
        components = tuple(body.get("components", message.components) or ())
        message.versions.append(Version(content, embeds, components))

    def _referenced(self, body: Payload) -> Message | None:
        reference = body.get("message_reference")
        message = self._state.messages.get(int(reference["message_id"])) if reference else None
        if reference and (message is None or message.is_deleted) and reference.get("fail_if_not_exists", True):
            raise RefusedError(Refusal.INVALID_BODY)
        return message

    def _pings(self, replied: Message | None, body: Payload) -> tuple[tuple[User, ...], bool]:
        """Who is pinged: those named in the text and the author replied to, as far as `allowed_mentions` lets them."""
        allowed = body.get("allowed_mentions") or {"parse": ["users", "everyone"], "replied_user": True}
        listed, parsed = {int(user_id) for user_id in allowed.get("users") or []}, allowed.get("parse") or []
        content = body.get("content") or ""
        named = {int(user_id) for user_id in USER_MENTION.findall(content)}
        pinged = {user_id for user_id in named if "users" in parsed or user_id in listed}
        if replied and allowed.get("replied_user"):
            pinged.add(replied.author.id)
        users = tuple(user for user in self._state.users.values() if user.id in pinged)
        return users, "everyone" in parsed and ("@everyone" in content or "@here" in content)

    async def announce(self, event: str, message: Message) -> None:
        """Tell the bot of `message`, unless nobody but one user sees it."""
        if message.is_ephemeral:
            return
        guild = message.channel.guild
        payload = message_payload(message, self._state.bot) | ({"guild_id": str(guild.id)} if guild else {})
        await self._gateway.dispatch(event, payload, GUILD_MESSAGES if guild else DIRECT_MESSAGES)

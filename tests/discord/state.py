"""What the loopback Discord remembers: users, guilds, channels, messages and registered commands."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Payload = dict[str, Any]

DISCORD_EPOCH_MS = 1_420_070_400_000
EPHEMERAL, LOADING = 1 << 6, 1 << 7
TEXT, DIRECT, PUBLIC_THREAD = 0, 1, 11


@dataclass(frozen=True, slots=True)
class User:
    """Somebody on Discord. An administrator may do everything in every guild."""

    id: int
    name: str
    is_bot: bool = False
    is_administrator: bool = False
    accepts_dms: bool = True

    @property
    def mention(self) -> str:
        """What pings this user when it stands in a message."""
        return f"<@{self.id}>"


@dataclass(frozen=True, slots=True)
class Guild:
    """One Discord server; every user is a member of every guild."""

    id: int
    name: str
    owner: User
    locale: str = "en-US"


@dataclass(frozen=True, slots=True)
class Channel:
    """A text channel, a thread that `owner` opened, or (without a guild) the direct messages with `recipient`."""

    id: int
    kind: int
    name: str | None = None
    guild: Guild | None = None
    recipient: User | None = None
    owner: User | None = None
    parent_id: int | None = None
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """What a message showed between two edits."""

    content: str = ""
    embeds: tuple[Payload, ...] = ()
    components: tuple[Payload, ...] = ()


@dataclass(slots=True, eq=False)
class Message:
    """One message with everything that it has ever shown; `versions` is empty while the bot is "thinking"."""

    id: int
    channel: Channel
    author: User
    flags: int = 0
    nonce: str | None = None
    replies_to: "Message | None" = None
    metadata: Payload | None = None
    pinged: tuple[User, ...] = ()
    pings_everyone: bool = False
    is_deleted: bool = False
    versions: list[Version] = field(default_factory=list)
    attachments: dict[int, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    reactions: list[str] = field(default_factory=list)

    @property
    def shown(self) -> Version:
        """What the message shows now."""
        return self.versions[-1] if self.versions else Version()

    @property
    def content(self) -> str:
        """The text that the message shows now."""
        return self.shown.content

    @property
    def embeds(self) -> tuple[Payload, ...]:
        """The embeds that the message shows now."""
        return self.shown.embeds

    @property
    def components(self) -> tuple[Payload, ...]:
        """The top-level components that the message shows now."""
        return self.shown.components

    @property
    def is_ephemeral(self) -> bool:
        """Whether only the user who asked sees the message."""
        return bool(self.flags & EPHEMERAL)

    @property
    def controls(self) -> dict[str, Payload]:
        """Every button and select that can be used, by `custom_id`, in the order shown."""
        return {part["custom_id"]: part for part in nested(self.components) if part.get("custom_id")}


def nested(components: tuple[Payload, ...] | list[Payload]) -> Iterator[Payload]:
    """Every component, those inside rows, sections, containers and labels included."""
    for component in components:
        yield component
        yield from nested(component.get("components") or [])
        yield from nested([component[key] for key in ("accessory", "component") if component.get(key)])


class State:
    """All of it, held in memory; `snowflake` gives every new thing an id that carries the present time."""

    def __init__(self) -> None:
        self._last_snowflake = 0
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, Message] = {}
        self.commands: dict[int | None, list[Payload]] = {None: []}
        self.typing: list[Channel] = []
        self.bot = self.add_user("loopback", is_bot=True)
        self.operator = self.add_user("olga", is_administrator=True)

    def snowflake(self) -> int:
        """A new id, higher than all before it."""
        now = (time.time_ns() // 1_000_000 - DISCORD_EPOCH_MS) << 22
        self._last_snowflake = max(now, self._last_snowflake + 1)
        return self._last_snowflake

    def add_user(
        self, name: str, *, is_bot: bool = False, is_administrator: bool = False, accepts_dms: bool = True
    ) -> User:
        """A new user."""
        user = User(self.snowflake(), name, is_bot, is_administrator, accepts_dms)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, owner: User | None = None, locale: str = "en-US") -> Guild:
        """A new guild without channels."""
        guild = Guild(self.snowflake(), name, owner or self.operator, locale)
        self.guilds[guild.id] = guild
        return guild

    def add_channel(self, guild: Guild, name: str) -> Channel:
        """A new text channel."""
        channel = Channel(self.snowflake(), TEXT, name, guild)
        self.channels[channel.id] = channel
        return channel

    def add_thread(self, parent: Channel, name: str, owner: User, thread_id: int | None = None) -> Channel:
        """A new public thread; one that starts at a message has that message's id."""
        thread = Channel(
            thread_id or self.snowflake(), PUBLIC_THREAD, name, parent.guild, owner=owner, parent_id=parent.id
        )
        self.channels[thread.id] = thread
        return thread

    def direct_channel(self, user: User) -> Channel:
        """The direct messages between the bot and `user`; opened when first asked for."""
        for channel in self.channels.values():
            if channel.recipient == user:
                return channel
        channel = Channel(self.snowflake(), DIRECT, recipient=user)
        self.channels[channel.id] = channel
        return channel

    def history(self, channel: Channel) -> list[Message]:
        """What everybody in the channel can still see, oldest first."""
        messages = [message for message in self.messages.values() if message.channel.id == channel.id]
        return [message for message in messages if not message.is_deleted and not message.is_ephemeral]

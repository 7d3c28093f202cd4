"""One interaction: what the user did, and what the user has seen since."""

import time
from dataclasses import dataclass, field
from enum import IntEnum

from tests.discord.payloads import EVERYTHING, channel_payload, member_payload, message_payload, user_payload
from tests.discord.state import Channel, Message, Payload, User, Version


class Kind(IntEnum):
    """What the user did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Answer(IntEnum):
    """The bot's first answer."""

    SHOW = 4
    DEFER = 5
    DEFER_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    OPEN_MODAL = 9


ALLOWED_ANSWERS = {
    Kind.COMMAND: (Answer.SHOW, Answer.DEFER, Answer.OPEN_MODAL),
    Kind.COMPONENT: (Answer.SHOW, Answer.DEFER, Answer.DEFER_UPDATE, Answer.UPDATE, Answer.OPEN_MODAL),
    Kind.AUTOCOMPLETE: (Answer.CHOICES,),
    Kind.MODAL: (Answer.SHOW, Answer.DEFER, Answer.DEFER_UPDATE, Answer.UPDATE),
}


@dataclass(slots=True, eq=False)
class Interaction:
    """A slash command, pressed component, autocomplete or sent modal.

    `shown` holds the messages that the bot made or changed through it, each once, in order. `original` is what
    Discord calls the original response: while the bot is "thinking", a message without a version.
    """

    id: int
    kind: Kind
    user: User
    channel: Channel
    data: Payload
    locale: str
    acknowledge_within: float
    token_lifetime: float
    source: Message | None = None
    asked_at: float = field(default_factory=time.monotonic)
    acknowledged_at: float | None = None
    answer: Answer | None = None
    ephemeral: bool = False
    original: Message | None = None
    shown: list[Message] = field(default_factory=list)
    followups: list[Message] = field(default_factory=list)
    choices: list[Payload] = field(default_factory=list)
    modal: Payload | None = None

    @property
    def token(self) -> str:
        """What the bot needs to answer."""
        return f"token-of-{self.id}"

    @property
    def acknowledged(self) -> bool:
        """Whether the bot has answered the callback, be it with "thinking"."""
        return self.acknowledged_at is not None

    @property
    def acknowledged_after_ms(self) -> float | None:
        """How long the user waited for the first sign of life."""
        return None if self.acknowledged_at is None else (self.acknowledged_at - self.asked_at) * 1000

    @property
    def deferred(self) -> bool:
        """Whether the first sign of life was "thinking", or a promise to change the message."""
        return self.answer in (Answer.DEFER, Answer.DEFER_UPDATE)

    @property
    def reply(self) -> Message | None:
        """The first message that the user got, or saw change, in answer."""
        return self.shown[0] if self.shown else None

    @property
    def content(self) -> str:
        """The reply's text as it is now."""
        return self.reply.content if self.reply else ""

    @property
    def embeds(self) -> tuple[Payload, ...]:
        """The reply's embeds as they are now."""
        return self.reply.embeds if self.reply else ()

    @property
    def components(self) -> tuple[Payload, ...]:
        """The reply's components as they are now."""
        return self.reply.components if self.reply else ()

    @property
    def edits(self) -> list[Version]:
        """What the reply showed after its first version."""
        return self.reply.versions[1:] if self.reply else []

    @property
    def is_late(self) -> bool:
        """Whether it is too late for the first answer: the user has read "The application did not respond"."""
        return not self.acknowledged and time.monotonic() - self.asked_at > self.acknowledge_within

    @property
    def is_expired(self) -> bool:
        """Whether the token has ended, 15 minutes after the interaction."""
        return time.monotonic() - self.asked_at > self.token_lifetime

    def expire(self) -> None:
        """End the token now, as if its time had passed."""
        self.token_lifetime = self.acknowledge_within = -1.0

    def acknowledge(self, answer: Answer, *, is_ephemeral: bool) -> None:
        """Note the bot's first answer."""
        self.answer, self.acknowledged_at, self.ephemeral = answer, time.monotonic(), is_ephemeral

    def withdraw(self) -> None:
        """Forget the first answer, because Discord refused it."""
        self.answer, self.acknowledged_at, self.ephemeral = None, None, False

    def show(self, message: Message) -> None:
        """Note that the user now sees `message` made or changed."""
        if message not in self.shown:
            self.shown.append(message)

    def metadata(self) -> Payload:
        """What messages made in answer carry to say where they come from."""
        owners = self._owners()
        return {"id": str(self.id), "type": self.kind, "user": user_payload(self.user)} | owners

    def payload(self, bot: User) -> Payload:
        """INTERACTION_CREATE, in a guild or in direct messages."""
        guild = self.channel.guild
        shared = {
            "id": str(self.id),
            "application_id": str(bot.id),
            "type": self.kind,
            "token": self.token,
            "version": 1,
            "data": self.data,
            "channel_id": str(self.channel.id),
            "channel": channel_payload(self.channel) | {"permissions": EVERYTHING},
            "locale": self.locale,
            "context": 1 if guild is None else 0,
            "app_permissions": EVERYTHING,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "attachment_size_limit": 10 * 1024 * 1024,
        } | self._owners()
        if self.source:
            shared["message"] = message_payload(self.source, bot)
        if guild is None:
            return shared | {"user": user_payload(self.user)}
        member = member_payload(self.user, guild) | {"user": user_payload(self.user)}
        partial = {"id": str(guild.id), "locale": guild.locale, "features": []}
        return shared | {"guild_id": str(guild.id), "guild": partial, "guild_locale": guild.locale, "member": member}

    def _owners(self) -> Payload:
        guild = self.channel.guild
        return {"authorizing_integration_owners": {"0": "0" if guild is None else str(guild.id)}}

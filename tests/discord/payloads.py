"""How Discord writes its nouns in JSON."""

from datetime import UTC, datetime
from pathlib import PurePath

from tests.discord.state import DIRECT, DISCORD_EPOCH_MS, LOADING, PUBLIC_THREAD, Channel, Guild, Message, Payload, User

EVERYTHING = str((1 << 53) - 1)
ORDINARY = str(1 << 6 | 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 31 | 1 << 35 | 1 << 38)
EMPTY_LISTS = ("emojis", "stickers", "presences", "voice_states", "stage_instances", "guild_scheduled_events")
NEW_MESSAGE, REPLY, COMMAND_ANSWER = 0, 19, 20


def timestamp(snowflake: int) -> str:
    """The time that an id carries, in ISO 8601."""
    return datetime.fromtimestamp(((snowflake >> 22) + DISCORD_EPOCH_MS) / 1000, UTC).isoformat()


def user_payload(user: User) -> Payload:
    """A user object."""
    return {
        "id": str(user.id),
        "username": user.name,
        "global_name": user.name.title(),
        "discriminator": "0",
        "avatar": None,
        "bot": user.is_bot,
        "public_flags": 0,
    }


def member_payload(user: User, guild: Guild) -> Payload:
    """A member object without its user."""
    is_powerful = user.is_administrator or user == guild.owner
    return {
        "nick": None,
        "avatar": None,
        "roles": [],
        "joined_at": timestamp(guild.id),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "permissions": EVERYTHING if is_powerful else ORDINARY,
        "communication_disabled_until": None,
    }


def channel_payload(channel: Channel) -> Payload:
    """A channel, thread or direct-message object."""
    shared: Payload = {"id": str(channel.id), "type": channel.kind, "last_message_id": None, "flags": 0}
    if channel.kind == DIRECT:
        return shared | {"recipients": [user_payload(channel.recipient)] if channel.recipient else []}
    shared |= {"name": channel.name, "guild_id": str(channel.guild.id) if channel.guild else None}
    shared |= {"parent_id": str(channel.parent_id) if channel.parent_id else None, "rate_limit_per_user": 0}
    if channel.kind == PUBLIC_THREAD:
        metadata: Payload = {"archived": channel.is_archived, "auto_archive_duration": 1440, "locked": False}
        metadata |= {"archive_timestamp": timestamp(channel.id), "create_timestamp": timestamp(channel.id)}
        owner_id = str(channel.owner.id) if channel.owner else None
        counts = {"message_count": 0, "member_count": 1, "total_message_sent": 0}
        return shared | counts | {"owner_id": owner_id, "thread_metadata": metadata}
    return shared | {"position": 0, "permission_overwrites": [], "nsfw": False, "topic": None}


def guild_payload(guild: Guild, channels: list[Channel], bot: User) -> Payload:
    """A guild object as GUILD_CREATE carries it: without privileged intents the bot sees itself as the only member."""
    here = [channel for channel in channels if channel.guild == guild]
    everyone = {"id": str(guild.id), "name": "@everyone", "permissions": ORDINARY, "position": 0, "managed": False}
    everyone |= {"color": 0, "hoist": False, "mentionable": False, "flags": 0}
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner.id),
        "preferred_locale": guild.locale,
        "unavailable": False,
        "large": False,
        "member_count": 2,
        "joined_at": timestamp(guild.id),
        "roles": [everyone],
        "members": [member_payload(bot, guild) | {"user": user_payload(bot)}],
        "channels": [channel_payload(channel) for channel in here if channel.kind != PUBLIC_THREAD],
        "threads": [channel_payload(channel) for channel in here if channel.kind == PUBLIC_THREAD],
        "features": [],
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "afk_timeout": 300,
        "system_channel_flags": 0,
    } | {name: [] for name in EMPTY_LISTS}


def application_payload(application_id: int, bot: User, owner: User) -> Payload:
    """An application object, its owner included."""
    return {
        "id": str(application_id),
        "name": bot.name,
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "owner": user_payload(owner),
        "team": None,
        "bot": user_payload(bot),
    }


def message_payload(message: Message, bot: User) -> Payload:
    """A message object as the bot sees it.

    Without the message-content intent, what others wrote is blank outside direct messages unless it pings the bot.
    """
    is_readable = message.author == bot or message.channel.guild is None or bot in message.pinged
    payload: Payload = {
        "id": str(message.id),
        "channel_id": str(message.channel.id),
        "channel_type": message.channel.kind,
        "type": COMMAND_ANSWER if message.metadata else REPLY if message.replies_to else NEW_MESSAGE,
        "author": user_payload(message.author),
        "content": message.content if is_readable else "",
        "embeds": list(message.embeds) if is_readable else [],
        "components": list(message.components) if is_readable else [],
        "attachments": [_attachment(message, *named) for named in message.attachments.items()] if is_readable else [],
        "timestamp": timestamp(message.id),
        "edited_timestamp": timestamp(message.id) if len(message.versions) > 1 else None,
        "tts": False,
        "pinned": False,
        "mention_everyone": message.pings_everyone,
        "mentions": [user_payload(user) for user in message.pinged],
        "mention_roles": [],
        "flags": message.flags | (0 if message.versions else LOADING),
    }
    if message.nonce is not None:
        payload["nonce"] = message.nonce
    if message.metadata:
        payload |= {"interaction_metadata": message.metadata, "webhook_id": str(bot.id), "application_id": str(bot.id)}
    if message.replies_to:
        payload["message_reference"] = {
            "type": 0,
            "message_id": str(message.replies_to.id),
            "channel_id": str(message.replies_to.channel.id),
        }
        payload["referenced_message"] = message_payload(message.replies_to, bot) | {"referenced_message": None}
    return payload


def _attachment(message: Message, attachment_id: int, filename: str) -> Payload:
    url = f"https://cdn.discordapp.com/attachments/{message.channel.id}/{attachment_id}/{PurePath(filename).name}"
    size = len(message.files.get(filename, b""))
    return {"id": str(attachment_id), "filename": filename, "size": size, "url": url, "proxy_url": url}

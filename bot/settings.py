"""BOT_… settings, from the environment and `.env`. An error names the key, never a value."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.sharding import Shards
from index import SettingsError, keys_set, require_known

PREFIX = "BOT_"


def _cleaned_token(value: object) -> object:
    """A token as people paste it, with spaces, quotes or "Bot " before it, made bare; empty counts as none."""
    pasted = value.get_secret_value() if isinstance(value, SecretStr) else value
    if not isinstance(pasted, str):
        return value
    bare = re.sub(r"(?i)^bot\s+", "", pasted.strip().strip("\"'`").strip())
    if bare and not re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]+", bare, re.ASCII):
        raise ValueError(
            "this is not a bot token; copy it from discord.com/developers, your application, Bot, Reset Token"
        )
    return bare or None


def _user_ids(value: object) -> object:
    """`1, 2` -> ids; empty is nobody."""
    if not isinstance(value, str):
        return value
    ids = [part for part in re.split(r"[,\s]+", value) if part]
    if not all(part.isascii() and part.isdigit() for part in ids):
        raise ValueError("give Discord user ids, digits only, separated by commas")
    return frozenset(int(part) for part in ids)


def _shards(value: object) -> object:
    return Shards.parse(value) if isinstance(value, str) else value


class BotSettings(BaseSettings):
    """What the Discord bot needs to know."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
        frozen=True,
    )

    token: Annotated[SecretStr | None, BeforeValidator(_cleaned_token)] = None
    operators: Annotated[frozenset[int], NoDecode, BeforeValidator(_user_ids)] = frozenset()
    language: Literal["en", "de", "fr", "es", "it", "pt"] = "en"
    passages: int = Field(default=5, ge=1, le=5)
    questions_per_minute: int = Field(default=10, ge=0, le=1000)
    summary_channel: int | None = Field(default=None, ge=1)
    metrics_port: int | None = Field(default=None, ge=1, le=65535)
    shards: Annotated[Shards | None, NoDecode, BeforeValidator(_shards)] = None
    refresh_minutes: int = Field(default=30, ge=0, le=10_080)


def load_bot_settings(env_file: Path | None = Path(".env")) -> BotSettings:
    """The settings, or one readable line.

    Raises:
        SettingsError: A BOT_… key is unknown, or its value cannot be used.
    """
    require_known(_keys(env_file), {f"{PREFIX}{name.upper()}" for name in BotSettings.model_fields})
    try:
        return BotSettings(_env_file=env_file)  # type: ignore[call-arg]  # pydantic-settings' own parameter
    except ValidationError as error:
        raise SettingsError(_one_line(error)) from None  # the cause would show the value


def _keys(env_file: Path | None) -> set[str]:
    return {key.upper() for key in keys_set(env_file) if key.upper().startswith(PREFIX)}


def _one_line(error: ValidationError) -> str:
    problems = error.errors(include_url=False, include_input=False, include_context=False)
    return "; ".join(
        f"{PREFIX}{str(problem['loc'][0]).upper()}: {problem['msg'].removeprefix('Value error, ')}"
        for problem in problems
    )

"""INDEX_… settings, from the environment and `.env`."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.embedding import DEFAULT
from index.errors import SettingsError
from index.reranking import NONE

_PREFIX = "INDEX_"

_ALIKE = 0.85
"""How alike a misspelt setting and the one that was meant are, of 1; the prefix alone is half of it."""


class IndexSettings(BaseSettings):
    """What the index reads, where it is kept, what embeds it."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    articles: Path = Field(default=Path("seeds"), description="folder of articles that a rebuild reads")
    folder: Path = Field(default=Path("data"), description="folder in which the index is kept")
    engine: SecretStr | None = Field(
        default=None,
        description="connection string of the PostgreSQL that keeps library and memory, for several machines",
    )
    embedder: str = Field(
        default=DEFAULT,
        min_length=1,
        description="embedding model: contextual, static, a folder or a name of sentence-transformers",
    )
    reranker: str = Field(
        default=NONE,
        min_length=1,
        description="model that reads the best passages with the question: none, a folder or a name of sentence-transformers",
    )
    contact: str = Field(
        default="",
        pattern=r"^[ -~]{0,200}$",
        description="address or link at which the sites that are read can reach whoever runs this",
    )
    loopback: bool = Field(default=False, description="whether pages on this machine itself may be read, for tests")

    @property
    def database(self) -> str | None:
        """`engine` in the clear."""
        return self.engine.get_secret_value() if self.engine else None


def load_index_settings(env_file: Path | None = Path(".env")) -> IndexSettings:
    """The settings in force. Raises `SettingsError` with one line that names the setting and never its value."""
    keys = keys_set(env_file)
    try:
        settings = IndexSettings(_env_file=env_file)  # type: ignore[call-arg]  # pydantic-settings' own parameter
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = _PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"{name}: {first['msg']}") from error
    known = {_PREFIX + name.upper() for name in IndexSettings.model_fields}
    require_known((key for key in keys if key.upper().startswith(_PREFIX)), known)
    return settings


def require_known(keys: Iterable[str], known: Collection[str]) -> None:
    """Raises `SettingsError` where keys are none of the `known` ones, with those that may have been meant."""
    unknown = sorted(key for key in keys if key.upper() not in known)
    if unknown:
        meant = dict.fromkeys(
            near for key in unknown for near in get_close_matches(key.upper(), sorted(known), 1, _ALIKE)
        )
        hint = f"did you mean {', '.join(meant)}? " if meant else ""
        raise SettingsError(f"{', '.join(unknown)}: no such setting; {hint}.env.example lists those that there are")


def keys_set(env_file: Path | None) -> list[str]:
    """Names of everything that the environment and `env_file` set. Raises `SettingsError` where the file is not text."""
    try:
        from_file = dotenv_values(env_file) if env_file and env_file.is_file() else {}
    except (OSError, UnicodeDecodeError):
        # without its cause, which holds the file's contents
        raise SettingsError(f"{env_file} cannot be read; save it as UTF-8 text") from None
    return [*os.environ, *from_file]

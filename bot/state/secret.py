"""A local secret, and signatures under it: one person's votes can be told apart, but nobody can tell whose they are."""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import secrets
from pathlib import Path

logger = logging.getLogger(__name__)

FILE = "bot.secret"
BYTES = 32


def load_secret(folder: Path) -> bytes:
    """The secret kept in `folder`, made at its first use, readable by its owner alone. Blocks.

    Where the folder can't be written, it is one that lasts until the process ends; the log says so.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _create(path)
        secret = path.read_bytes()
    except OSError as error:
        logger.error("%s can't be used (%s); until it can, a second vote counts twice", path, error.strerror)
        return secrets.token_bytes(BYTES)
    if len(secret) < BYTES:
        logger.error("%s is too short; restore it from a backup, or remove it to have a new one", path)
        return secrets.token_bytes(BYTES)
    return secret


def signature(secret: bytes, *ids: int) -> str:
    """The HMAC-SHA-256 of some ids, in hexadecimal."""
    return hmac.new(secret, ":".join(map(str, ids)).encode("ascii"), hashlib.sha256).hexdigest()


def _create(path: Path) -> None:
    """Written beside it and linked, so that no death of the process leaves half a secret."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        pass  # another process was first; its secret is as good
    finally:
        fresh.unlink()

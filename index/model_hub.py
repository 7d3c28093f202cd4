"""Loading a model by name: whether a model hub has to be asked, and how its troubles are told."""

from __future__ import annotations

import logging
import socket
from pathlib import Path
from urllib.parse import urlsplit

_PATIENCE = 5.0
_REASON = 160


def is_at_hand(name: str) -> bool:
    """Whether only this machine should be asked: the model is a folder, or no hub answers, for whose retries nobody
    should wait a minute.
    """
    if Path(name).exists():
        return True
    from huggingface_hub.constants import ENDPOINT

    address = urlsplit(ENDPOINT)
    try:
        with socket.create_connection((address.hostname, address.port or 443), timeout=_PATIENCE):
            return False
    except OSError:
        return True


def quieten() -> None:
    """Let the libraries log errors only: each retry of the hub is a warning."""
    for chatty in ("sentence_transformers", "huggingface_hub"):
        logging.getLogger(chatty).setLevel(logging.ERROR)


def one_line(error: Exception) -> str:
    """What an error of the hub, of a file or of the weights says, short."""
    told = " ".join(str(error).split())
    return told if len(told) <= _REASON else f"{told[: _REASON - 2]} …"

"""The one word that starts a conversation afresh."""

from __future__ import annotations

_RESETS = {
    "new": "en", "neu": "de", "nouveau": "fr", "nuevo": "es", "nuovo": "it", "novo": "pt",
}  # fmt: skip


def language_of_reset(question: str) -> str | None:
    """The language of the word, also written as a command (`/new`); `None` where `question` is anything else."""
    return _RESETS.get(question.strip().lstrip("/").rstrip(".!").casefold())

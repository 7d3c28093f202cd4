"""Which articles a question is kept to: what people write, understood, and said back to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bot.rendering.escaping import escaped_line
from bot.texts import Texts, language_name, written_date
from index import Wanted, beginning_of

NAME = 60
"""How wide a name or a date that was written is shown."""


class UnclearDateError(ValueError):
    """What was written is no date."""

    def __init__(self, written: str) -> None:
        super().__init__(written)
        self._written = written

    def told(self, texts: Texts) -> str:
        return texts.unclear_date.format(date=escaped_line(self._written, NAME))


def narrowed(about: str | None, since: str | None, language: str | None, today: date | None = None) -> Wanted:
    """The wanted articles; blank options restrict nothing.

    Raises:
        UnclearDateError: `since` cannot be understood.
    """
    about, since = (about or "").strip(), (since or "").strip()
    first = beginning_of(since, today or date.today()) if since else None
    if since and first is None:
        raise UnclearDateError(since)
    return Wanted(about or None, first, language)


def kept_to(wanted: Wanted, texts: Texts, dress: Callable[[str, int], str] = escaped_line) -> str:
    """`about Meta · since June 1, 2024 · German`; empty where every article is wanted. `dress` makes the name fit to be shown."""
    parts = [
        texts.kept_to_about.format(name=dress(wanted.about, NAME)) if wanted.about else "",
        texts.kept_to_since.format(date=written_date(wanted.since, texts)) if wanted.since else "",
        language_name(wanted.language, texts) if wanted.language else "",
    ]
    return " · ".join(part for part in parts if part)

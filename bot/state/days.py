"""Days, the finest time that is remembered: a clock time would help to find out who asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

Today = Callable[[], date]


def today() -> date:
    """The day it is in UTC."""
    return datetime.now(UTC).date()

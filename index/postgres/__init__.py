"""PostgreSQL with pgvector as the place from which several machines answer; its driver is needed only there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from index.errors import SettingsError


@contextmanager
def driver_needed() -> Iterator[None]:
    """For what imports the driver. Raises `SettingsError` where it is not installed."""
    try:
        yield
    except ImportError as error:
        raise SettingsError(
            "INDEX_ENGINE needs PostgreSQL's driver; run `pip install 'talentmoves[postgres]'`"
        ) from error

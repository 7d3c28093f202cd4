"""The tables, as numbered steps: a step that has been released is never changed, a new one is added below it."""

from __future__ import annotations

STEPS = (
    """
    CREATE TABLE preferences (
        guild INTEGER PRIMARY KEY,
        channels TEXT NOT NULL,       -- ids, separated by spaces; empty: every channel
        language TEXT NOT NULL,       -- ISO 639-1; empty: as everybody's Discord has it
        is_short INTEGER NOT NULL,
        opens_threads INTEGER NOT NULL
    ) STRICT;
    """,
)
"""Step n brings a file from `user_version` n to n + 1."""

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
    """
    CREATE TABLE questions (
        key TEXT PRIMARY KEY,         -- of the words, so that the same question is counted in one place
        words TEXT NOT NULL,
        unanswered INTEGER NOT NULL,  -- how often since it was last settled
        last_asked TEXT NOT NULL      -- a day
    ) STRICT;
    CREATE INDEX questions_by_day ON questions (last_asked);
    CREATE TABLE votes (
        voter TEXT PRIMARY KEY,       -- HMAC of user and message
        question TEXT NOT NULL,
        passage TEXT NOT NULL,
        is_up INTEGER NOT NULL,
        reason TEXT NOT NULL,
        cast_on TEXT NOT NULL,
        is_settled INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX votes_by_question ON votes (question);
    CREATE TABLE remarks (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        words TEXT NOT NULL,
        reason TEXT NOT NULL,
        made_on TEXT NOT NULL,
        is_settled INTEGER NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE replies (
        question INTEGER PRIMARY KEY, -- ids of messages
        channel INTEGER NOT NULL,
        reply INTEGER NOT NULL,
        sent_on TEXT NOT NULL
    ) STRICT;
    CREATE INDEX replies_by_day ON replies (sent_on);
    """,
    """
    CREATE TABLE summaries (
        week TEXT PRIMARY KEY         -- 2026-W48
    ) STRICT;
    """,
    """
    ALTER TABLE preferences ADD COLUMN length TEXT NOT NULL DEFAULT 'extract';
    UPDATE preferences SET length = 'sentence' WHERE is_short = 1;
    ALTER TABLE preferences DROP COLUMN is_short;
    """,
)
"""Step n brings a file from `user_version` n to n + 1."""

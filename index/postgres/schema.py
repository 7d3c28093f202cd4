"""The shared tables, as numbered steps: a step that has been released is never changed, a new one is added below it."""

from __future__ import annotations

import psycopg

from index.errors import EngineError
from index.postgres.connecting import SHARED, Connection, database_errors
from index.postgres.locks import MIGRATION, SPACE

STEPS = (
    """
    CREATE TABLE generations (
        number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        contents text NOT NULL,              -- digest of what was copied
        manifest text NOT NULL,              -- as a generation's folder has it
        done text[] NOT NULL DEFAULT '{}',   -- the steps of copying that are complete
        previous integer,                    -- what was live before
        is_complete boolean NOT NULL DEFAULT false
    );
    CREATE TABLE live (
        is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
        generation integer NOT NULL REFERENCES generations
    );
    CREATE TABLE removed (id text PRIMARY KEY, path text NOT NULL, title text NOT NULL, url text);
    CREATE TABLE kept (name text PRIMARY KEY, contents bytea NOT NULL);   -- files of articles that were added
    """,
    """
    CREATE TABLE feeds (url text PRIMARY KEY, title text NOT NULL, kind text NOT NULL, etag text, last_modified text,
        checked text, next text, failures integer NOT NULL, trouble text);
    CREATE TABLE pages (url text PRIMARY KEY, feed text NOT NULL, verdict text NOT NULL, reason text NOT NULL,
        tries integer NOT NULL, seen text NOT NULL);   -- what became of what the feeds named
    CREATE TABLE refreshes (began text NOT NULL);      -- the last one
    """,
)


def migrate(connection: Connection) -> None:
    """Bring the shared tables to this release. Raises `EngineError`."""
    with database_errors(), connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock($1, $2)", (SPACE, MIGRATION))
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SHARED}")
        _have_vectors(connection)
        connection.execute(f"CREATE TABLE IF NOT EXISTS {SHARED}.migrations (step integer PRIMARY KEY)")
        (done,) = connection.execute("SELECT count(*) FROM migrations").fetchall()[0]
        if done > len(STEPS):
            raise EngineError("the database was set up by a newer release of talentmoves; update this one")
        for number, step in enumerate(STEPS[done:], done + 1):
            connection.execute(f"SET LOCAL search_path TO {SHARED}")
            connection.execute(step)
            connection.execute("INSERT INTO migrations VALUES ($1)", (number,))


def _have_vectors(connection: Connection) -> None:
    try:
        connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
    except (
        psycopg.errors.InsufficientPrivilege,
        psycopg.errors.FeatureNotSupported,
        psycopg.errors.UndefinedFile,
    ) as error:
        raise EngineError(
            "the database has no pgvector; install it and let an administrator run CREATE EXTENSION vector"
        ) from error

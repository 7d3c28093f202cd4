"""A generation's folder -> the same generation in PostgreSQL, checked, then made live."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from hashlib import blake2b
from time import sleep

from index.building.checking import check_answers, check_plausible
from index.datatypes import Embedder, Progress, ProgressListener
from index.embedding import StaticEmbedder
from index.errors import EngineError, NoIndexError, RebuildRunningError
from index.library import Generation, Manifest
from index.postgres.connecting import SHARED, Connection, connected, database_errors
from index.postgres.copying import steps
from index.postgres.dense import EXACT_TO
from index.postgres.generation import PostgresGeneration
from index.postgres.generations import LAYOUT, drop, live, name_of, prune, schemas_of, switch_to
from index.postgres.locks import WRITER, is_free
from index.postgres.schema import migrate
from index.stages import stage

_ATTEMPTS, _PAUSE = 20, 3.0
"""How often a copy goes on after a lost connection, and seconds between: a minute for a standby to take over."""


def publish(
    generation: Generation,
    engine: str,
    embedder: Embedder,
    static: StaticEmbedder,
    notify: ProgressListener,
    *,
    force: bool = False,
    exact_to: int = EXACT_TO,
) -> str | None:
    """Copy a generation and make it live; its name there, `None` where it was live already. What is complete of an
    interrupted copy is kept. With `force` most articles may vanish at once.

    Raises `RebuildRunningError`, `ImplausibleError`, `BrokenIndexError` where the copy does not pass, `EngineError`; what is
    live then stays.
    """
    for attempt in range(_ATTEMPTS):
        try:
            return _published(generation, engine, embedder, static, notify, force, exact_to)
        except EngineError as error:
            if not error.is_lost or attempt + 1 == _ATTEMPTS:
                raise
            sleep(_PAUSE)
    raise AssertionError("unreachable")


def _published(
    generation: Generation,
    engine: str,
    embedder: Embedder,
    static: StaticEmbedder,
    notify: ProgressListener,
    force: bool,
    exact_to: int,
) -> str | None:
    with sole_publisher(engine) as connection:
        contents = digest_of(generation.manifest)
        if _is_live(connection, contents):
            return None
        if not force:
            _check_plausible(connection, generation)
        number = _begun(connection, contents, generation.manifest)
        _copy(connection, number, generation, notify, exact_to)
        copied = PostgresGeneration.open(engine, number, embedder.fingerprint, exact_to)
        try:
            check_answers(copied, generation.manifest.articles - len(copied.hidden), embedder, static)
        finally:
            copied.close()
        switch_to(connection, number)
        prune(connection)
        return name_of(number, generation.built)


@contextmanager
def sole_publisher(engine: str) -> Iterator[Connection]:
    """A connection that alone may change what is live. Raises `RebuildRunningError`, `EngineError`."""
    with connected(engine) as connection:
        migrate(connection)
        with database_errors():
            if not is_free(connection, WRITER):
                raise RebuildRunningError("a rebuild into the database is running already; wait for it to end")
        yield connection


def digest_of(manifest: Manifest) -> str:
    """The same for the same files in the same layout, wherever and whenever they were built."""
    files = {name: record.checksum for name, record in manifest.files.items()}
    digest = blake2b(json.dumps([manifest.versions, files], sort_keys=True).encode(), digest_size=16).hexdigest()
    return f"{LAYOUT}-{digest}"


def _is_live(connection: Connection, contents: str) -> bool:
    try:
        return live(connection).contents == contents
    except NoIndexError:
        return False


def _check_plausible(connection: Connection, generation: Generation) -> None:
    """Whoever rebuilds may never have seen what is live: its folder may be new."""
    try:
        shown, _ = schemas_of(live(connection).number)
    except NoIndexError:
        return
    with database_errors():
        before = {one for (one,) in connection.execute(f"SELECT id FROM {shown}.articles").fetchall()}  # noqa: S608  # a number
    check_plausible(before, generation.catalogue.digests().keys())


def _begun(connection: Connection, contents: str, manifest: Manifest) -> int:
    """The number under which these contents are copied: that of an interrupted copy, if there is one; others are dropped."""
    with database_errors():
        for number, of in connection.execute(
            "SELECT number, contents FROM generations WHERE NOT is_complete"
        ).fetchall():
            if of == contents:
                return int(number)
            drop(connection, number)
        with connection.transaction():
            written = json.dumps(asdict(manifest), default=datetime.isoformat)
            found = connection.execute(
                "INSERT INTO generations (contents, manifest) VALUES ($1, $2) RETURNING number", (contents, written)
            )
            number = int(found.fetchall()[0][0])
            for schema in schemas_of(number):
                connection.execute(f"CREATE SCHEMA {schema}")
    return number


@stage("copy into PostgreSQL")
def _copy(connection: Connection, number: int, generation: Generation, notify: ProgressListener, exact_to: int) -> None:
    schemas = schemas_of(number)
    todo = steps(generation, schemas, exact_to)
    with database_errors():
        (done,) = connection.execute("SELECT done FROM generations WHERE number = $1", (number,)).fetchall()[0]
        for place, (name, step) in enumerate(todo.items(), 1):
            if name not in done:
                with connection.transaction():
                    connection.execute(f"SET LOCAL search_path TO {schemas[1]}, {SHARED}, public")
                    step(connection)
                    connection.execute(
                        "UPDATE generations SET done = done || $2::text WHERE number = $1", (number, name)
                    )
            notify(Progress("indexing", place, len(todo)))

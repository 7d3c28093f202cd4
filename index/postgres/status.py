"""What a database holds, for people and monitors."""

from __future__ import annotations

from index.errors import BrokenIndexError
from index.library import Catalogue, LibraryStatus, Manifest
from index.postgres.connecting import Connection, connected, database_errors
from index.postgres.generations import Stored, live, name_of, schemas_of
from index.postgres.tables import PostgresTables

_SIZE = (
    "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::int8 FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
    " WHERE nspname = $1 AND relkind = 'r'"
)
_EVERYTHING = (
    "SELECT (SELECT count(*) FROM {0}.passages), (SELECT count(vector::text) FROM vectors),"
    " (SELECT coalesce(sum(length(encode(packed, 'hex'))), 0) FROM wording), (SELECT count(encode(vector, 'hex')) FROM words),"
    " (SELECT coalesce(sum(length(encode(body_rows || body_impacts || title_rows || title_impacts, 'hex'))), 0) FROM postings)"
)
"""Reads every value: PostgreSQL raises where a page's checksum does not fit, if it keeps them."""


def read_status(engine: str, *, verify: bool = False) -> LibraryStatus:
    """What the live generation holds; with `verify`, after reading all of it.

    Raises `NoIndexError`, `OutdatedIndexError`, `BrokenIndexError`, `EngineError`.
    """
    with connected(engine) as connection:
        stored = live(connection)
    schemas = schemas_of(stored.number)
    manifest = Manifest.from_json(stored.manifest, "the database")
    with connected(engine, *schemas) as connection:
        if verify:
            _verify(connection, stored, manifest)
        with database_errors():
            ((size,),) = connection.execute(_SIZE, (schemas[1],)).fetchall()
        coverage = Catalogue(PostgresTables.of(connection)).coverage()
    name = name_of(stored.number, manifest.built)
    return LibraryStatus(name, manifest.built, manifest.embedder, manifest.dimension, size, coverage)


def _verify(connection: Connection, stored: Stored, manifest: Manifest) -> None:
    with database_errors():
        passages, vectors, *_ = connection.execute(_EVERYTHING.format(schemas_of(stored.number)[1])).fetchall()[0]
    if {passages, vectors} != {manifest.passages}:
        raise BrokenIndexError("the index in the database is not complete; run `talentmoves rebuild`")

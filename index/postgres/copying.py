"""The parts of a generation's folder -> tables of PostgreSQL, each complete or not there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import pairwise

import numpy as np
from pgvector import HalfVector
from pgvector.psycopg import register_vector

from index.library import Generation
from index.library.tables import FILE
from index.postgres.connecting import SHARED, Connection
from index.postgres.dense import EXACT_TO
from index.postgres.postings import Posting, postings
from index.postgres.tokens import stored_rows
from index.postgres.words import packed
from index.retrieval.ragged import Ragged
from index.retrieval.wordfiles import StoredWording
from index.retrieval.words import PARTS

Step = Callable[[Connection], None]

_AT_ONCE = 4_096
_TYPES = {"INTEGER": "int4", "TEXT": "text"}
_VIEWS = (
    "CREATE VIEW {shown}.articles AS SELECT * FROM {all}.articles a"
    " WHERE NOT EXISTS (SELECT FROM {shared}.removed WHERE id = a.id)",
    "CREATE VIEW {shown}.passages AS SELECT * FROM {all}.passages p"
    " WHERE EXISTS (SELECT FROM {shown}.articles WHERE row = p.article)",
    "CREATE VIEW {shown}.contradictions AS SELECT * FROM {all}.contradictions c"
    " WHERE EXISTS (SELECT FROM {shown}.articles WHERE row = c.other)",
)


def steps(generation: Generation, schemas: tuple[str, str], exact_to: int = EXACT_TO) -> Mapping[str, Step]:
    """What has to be done, each in a transaction of its own; tables land in the last of `schemas`."""
    catalogue = generation.folder / FILE
    with closing(sqlite3.connect(catalogue)) as source:
        tables = [name for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        **{f"table {name}": partial(_copy_table, catalogue.as_posix(), name) for name in tables},
        "vectors": partial(_copy_vectors, generation, exact_to),
        "postings": partial(_copy_postings, generation),
        "wording": partial(_copy_wording, generation),
        "words": partial(_copy_words, generation),
        "arrays": partial(_copy_arrays, generation),
        "tokens": partial(_copy_tokens, generation),
        "views": partial(_make_views, schemas),
    }


def _copy_table(file: str, table: str, connection: Connection) -> None:
    """A table of the catalogue with its indexes, whose definitions PostgreSQL understands as they are."""
    with closing(sqlite3.connect(file)) as source:
        columns = [
            (f'"{name}"', _TYPES[kind], key)
            for _, name, kind, _, _, key in source.execute(f"PRAGMA table_info({table})")
        ]
        # compared byte by byte, as SQLite does, whatever the database's locale
        collated = {"text": 'text COLLATE "C"', "int4": "int4"}
        written = [f"{name} {collated[kind]}" for name, kind, _ in columns]
        keys = [name for key, name in sorted((key, name) for name, _, key in columns) if key]
        written += [f"PRIMARY KEY ({', '.join(keys)})"] if keys else []
        names = ", ".join(name for name, _, _ in columns)
        connection.execute(f"CREATE TABLE {table} ({', '.join(written)})")
        rows = source.execute(f"SELECT {names} FROM {table}")  # noqa: S608  # names of our own tables
        _copy(connection, table, [kind for _, kind, _ in columns], rows)
        indexes = source.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql > ''", (table,)
        )
        for (index,) in indexes.fetchall():
            connection.execute(index)
    connection.execute(f"ANALYZE {table}")


def _copy_vectors(generation: Generation, exact_to: int, connection: Connection) -> None:
    register_vector(connection)
    dimension, passages = generation.manifest.dimension, generation.passages
    connection.execute(f"CREATE TABLE vectors (row int4 PRIMARY KEY, vector halfvec({dimension}) NOT NULL)")
    _copy(connection, "vectors", ["int4", "halfvec"], _vectors(generation))
    if passages > exact_to:
        connection.execute("SET LOCAL maintenance_work_mem = '512MB'")
        connection.execute(
            "CREATE INDEX ON vectors USING hnsw (vector halfvec_ip_ops) WITH (m = 32, ef_construction = 200)"
        )
    connection.execute("ANALYZE vectors")


def _vectors(generation: Generation) -> Iterator[tuple[int, HalfVector]]:
    for begin in range(0, generation.passages, _AT_ONCE):
        rows = np.arange(begin, min(begin + _AT_ONCE, generation.passages))
        for row, vector in zip(rows.tolist(), generation.dense.vectors(rows), strict=True):
            yield row, HalfVector(vector)


def _copy_postings(generation: Generation, connection: Connection) -> None:
    wording = StoredWording(generation.folder)
    rows_of = wording.rows()
    bodies = dict(postings(rows_of["body"]))
    titles = dict(postings(rows_of["headlines"].take(generation.words.articles.astype(np.int64))))
    connection.execute(
        'CREATE TABLE postings (term text COLLATE "C" PRIMARY KEY, body_count int4 NOT NULL, body_rows bytea NOT NULL,'
        " body_impacts bytea NOT NULL, title_rows bytea NOT NULL, title_impacts bytea NOT NULL)"
    )
    for column in ("body_rows", "body_impacts", "title_rows", "title_impacts"):
        # compressing would cost each question more than it saves the disk
        connection.execute(f"ALTER TABLE postings ALTER {column} SET STORAGE EXTERNAL")
    rows = (
        (term, *_row(bodies.get(number, Posting.empty()), titles.get(number, Posting.empty())))
        for number, term in enumerate(wording.terms)
        if number in bodies or number in titles
    )
    _copy(connection, "postings", ["text", "int4", *["bytea"] * 4], rows)
    connection.execute("ANALYZE postings")


def _row(body: Posting, title: Posting) -> tuple[int, bytes, bytes, bytes, bytes]:
    rows = (array.astype("<i4").tobytes() for array in (body.rows, title.rows))
    impacts = (array.astype("<f4").tobytes() for array in (body.impacts, title.impacts))
    (body_rows, title_rows), (body_impacts, title_impacts) = rows, impacts
    return len(body.rows), body_rows, body_impacts, title_rows, title_impacts


def _copy_wording(generation: Generation, connection: Connection) -> None:
    connection.execute(
        "CREATE TABLE wording (article int4 PRIMARY KEY, first_passage int4 NOT NULL, packed bytea STORAGE EXTERNAL NOT NULL)"
    )
    _copy(connection, "wording", ["int4", "int4", "bytea"], _wording(generation))


def _wording(generation: Generation) -> Iterator[tuple[int, int, bytes]]:
    words = generation.words
    borders = np.searchsorted(words.articles, np.arange(generation.manifest.articles + 1)).tolist()
    for article, (first, end) in enumerate(pairwise(borders)):
        sentences, _ = words.passages.places(np.arange(first, end))
        places = {"passages": np.arange(first, end), "sentences": sentences, "terms": sentences}
        rows: list[Ragged] = [getattr(words, name).take(places.get(name, np.asarray([article]))) for name in PARTS]
        yield article, first, packed(rows).astype("<u4").tobytes()


def _copy_words(generation: Generation, connection: Connection) -> None:
    connection.execute(
        "CREATE TABLE words (number int4 PRIMARY KEY, vector bytea STORAGE PLAIN NOT NULL, scale float4 NOT NULL)"
    )
    vectors, scales = generation.words.vectors, generation.words.scales.tolist()
    rows = ((number, vectors[number].tobytes(), scale) for number, scale in enumerate(scales))
    _copy(connection, "words", ["int4", "bytea", "float4"], rows)


def _copy_arrays(generation: Generation, connection: Connection) -> None:
    words = generation.words
    connection.execute("CREATE TABLE arrays (name text PRIMARY KEY, contents bytea NOT NULL)")
    arrays = {
        "articles": words.articles.astype("<i4"),
        "languages": words.languages,
        "published": words.published.astype("<i4"),
        "token_width": np.asarray([generation.tokens.rows.flat.shape[1] if generation.tokens else 0], "<i4"),
    }
    _copy(connection, "arrays", ["text", "bytea"], ((name, array.tobytes()) for name, array in arrays.items()))


def _copy_tokens(generation: Generation, connection: Connection) -> None:
    connection.execute(
        "CREATE TABLE tokens (row int4 PRIMARY KEY, lengths bytea NOT NULL, vectors bytea STORAGE EXTERNAL NOT NULL)"
    )
    rows = stored_rows(generation.tokens) if generation.tokens else ()
    _copy(connection, "tokens", ["int4", "bytea", "bytea"], rows)


def _make_views(schemas: tuple[str, str], connection: Connection) -> None:
    shown, everything = schemas
    for view in _VIEWS:
        connection.execute(view.format(shown=shown, all=everything, shared=SHARED))


def _copy(connection: Connection, table: str, types: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with connection.cursor().copy(f"COPY {table} FROM STDIN (FORMAT binary)") as copy:
        copy.set_types(types)
        for row in rows:
            copy.write_row(row)

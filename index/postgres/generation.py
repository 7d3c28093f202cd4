"""One generation in PostgreSQL, opened for reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

import numpy as np
from numpy.typing import NDArray

from index.errors import EmbedderMismatchError, OutdatedIndexError
from index.library import Catalogue, Manifest, NameTable, Storybook
from index.library.generation import shown_name
from index.library.listing import Listing
from index.postgres.connecting import Connection, Session
from index.postgres.dense import EXACT_TO, PostgresDense
from index.postgres.generations import LAYOUT, name_of, schemas_of
from index.postgres.lexical import PostgresLexical
from index.postgres.locks import pin
from index.postgres.tables import PostgresTables
from index.postgres.tokens import PostgresTokens
from index.postgres.words import PostgresWords

_WIDTH = 200
"""Of the search in HNSW, twice what is asked for: wider finds more and takes longer."""


@dataclass(frozen=True, slots=True)
class PostgresGeneration:
    """Each of its connections holds a lock, so that it is not pruned under a reader."""

    number: int
    manifest: Manifest
    catalogue: Catalogue
    dense: PostgresDense
    lexical: PostgresLexical
    words: PostgresWords
    tokens: PostgresTokens | None
    names: NameTable
    listing: Listing
    stories: Storybook
    hidden: NDArray[np.int32]

    @classmethod
    def open(cls, engine: str, number: int, embedder: str, exact_to: int = EXACT_TO) -> PostgresGeneration:
        """`exact_to` is the one it was copied with. Raises `EngineError`, `OutdatedIndexError`, `EmbedderMismatchError`."""
        session = Session(engine, schemas_of(number), partial(_set_up, number))
        try:
            return cls._open(session, number, embedder, exact_to)
        except BaseException:
            session.close()
            raise

    @classmethod
    def _open(cls, session: Session, number: int, embedder: str, exact_to: int) -> PostgresGeneration:
        written, contents = session.select("SELECT manifest, contents FROM generations WHERE number = ?", number)[0]
        if not contents.startswith(f"{LAYOUT}-"):
            raise OutdatedIndexError(
                "the index in the database has another release's layout; run `talentmoves rebuild`"
            )
        manifest = Manifest.from_json(written, "the database")
        if manifest.embedder != embedder:
            raise EmbedderMismatchError(
                f"the index in the database was built with the embedder '{manifest.embedder}', but '{embedder}' is set; "
                "run `talentmoves rebuild`, or set INDEX_EMBEDDER back"
            )
        ((words,),) = session.select("SELECT count(*) FROM words")
        ((width,),) = session.select("SELECT coalesce(max(length(vector)), 0) FROM words WHERE number = 0")
        hidden = session.select(f"SELECT a.row FROM removed JOIN {schemas_of(number)[1]}.articles a USING (id)")  # noqa: S608
        catalogue = Catalogue(PostgresTables(session))
        return cls(
            number,
            manifest,
            catalogue,
            PostgresDense(session, manifest.passages, manifest.dimension, exact_to),
            PostgresLexical(session, manifest.passages),
            PostgresWords(session, words, width),
            _tokens(session, manifest.passages),
            NameTable(catalogue),
            Listing(catalogue),
            Storybook(catalogue),
            np.sort(np.asarray([row for (row,) in hidden], np.int32)),
        )

    @property
    def name(self) -> str:
        """Another one where articles are hidden, so that it names what is told."""
        return shown_name(name_of(self.number, self.built), self.hidden)

    @property
    def built(self) -> datetime:
        return self.manifest.built

    @property
    def passages(self) -> int:
        return self.manifest.passages

    def close(self) -> None:
        self.catalogue.close()


def _tokens(session: Session, passages: int) -> PostgresTokens | None:
    ((stored,),) = session.select("SELECT contents FROM arrays WHERE name = 'token_width'", binary=True)
    width = int.from_bytes(stored, "little")
    return PostgresTokens(session, passages, width) if width else None


def _set_up(number: int, connection: Connection) -> None:
    pin(connection, number)
    connection.execute(f"SET hnsw.ef_search = {_WIDTH}")

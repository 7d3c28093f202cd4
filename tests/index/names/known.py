"""Names that an index knows, without an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from index.library import Catalogue, NameTable
from index.library.namewriting import add_names
from index.library.tables import SqliteTables
from index.names import KnownName


def table_of(names: Iterable[KnownName]) -> NameTable:
    """In memory."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    add_names(connection, names, lambda word: False)
    return NameTable(Catalogue(SqliteTables(connection)))

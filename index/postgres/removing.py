"""Taking articles out of the answers of every machine, and letting them back in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple

from index.datatypes import Article
from index.library import Catalogue, RemovedArticle
from index.library.removing import Removal
from index.postgres.connecting import Connection, connected, database_errors
from index.postgres.generations import live, schemas_of, tell
from index.postgres.schema import migrate
from index.postgres.tables import PostgresTables

_COLUMNS = "id, path, title, url"


def removed_from(engine: str) -> tuple[RemovedArticle, ...]:
    """What was removed. Raises `EngineError`."""
    with connected(engine) as connection:
        migrate(connection)
        return _removed(connection)


def remove(engine: str, names: Sequence[str]) -> Removal:
    """Take articles out of the live answers, and of every rebuild to come; each is named by its id, path or address.

    Raises `NoIndexError` and `EngineError`.
    """
    with connected(engine) as connection:
        schemas = schemas_of(live(connection).number)
    with connected(engine, *schemas) as connection:
        catalogue = Catalogue(PostgresTables.of(connection))
        found = {name: [_as_removed(article) for article in catalogue.articles_called(name)] for name in names}
        known = tuple(dict.fromkeys(one for articles in found.values() for one in articles))
        _remove(connection, known)
    return Removal(known, tuple(name for name, articles in found.items() if not articles))


def also_removed(engine: str, removed: Iterable[RemovedArticle]) -> None:
    """These are removed, too, whether or not they are known there. Raises `EngineError`."""
    with connected(engine) as connection:
        migrate(connection)
        _remove(connection, removed)


def restore(engine: str, names: Iterable[str]) -> Removal:
    """Let articles back in; each is named by its id, path or address. Raises `EngineError`."""
    asked = tuple(names)
    with connected(engine) as connection:
        migrate(connection)
        before = _removed(connection)
        back = tuple(one for one in before if any(one.is_called(name) for name in asked))
        with database_errors(), connection.transaction():
            connection.execute("DELETE FROM removed WHERE id = ANY($1)", ([one.id for one in back],))
            tell(connection)
    return Removal(back, tuple(name for name in asked if not any(one.is_called(name) for one in before)))


def _remove(connection: Connection, removed: Iterable[RemovedArticle]) -> None:
    with database_errors(), connection.transaction():
        for one in removed:
            connection.execute("INSERT INTO removed VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING", astuple(one))
        tell(connection)


def _removed(connection: Connection) -> tuple[RemovedArticle, ...]:
    with database_errors():
        rows = connection.execute(f"SELECT {_COLUMNS} FROM removed ORDER BY id").fetchall()  # noqa: S608  # a constant
    return tuple(RemovedArticle(*row) for row in rows)


def _as_removed(article: Article) -> RemovedArticle:
    return RemovedArticle(article.id, article.path, article.title, article.url)

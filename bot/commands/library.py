"""From settings to what the commands work on: an open index, or one that is built first."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer
from rich.console import Console

from bot.commands.console import complain, texts_of_terminal
from bot.sparing import spared
from bot.terminal.printing import print_report
from index import (
    Answerer,
    Embedder,
    GenerationError,
    IndexSettings,
    NoIndexError,
    OutdatedIndexError,
    RebuildReport,
    load_embedder,
    load_index_settings,
    load_reranker,
    read_status,
)

if TYPE_CHECKING:
    from index import Crew, Manners


class StoppedError(typer.TyperException):
    """Somebody has stopped a rebuild."""

    exit_code = 1


class MissingArticlesError(typer.TyperException):
    """The setting names articles that are not there: as wrong as naming them on the command line."""

    exit_code = 2


def settings_for(index: Path | None) -> IndexSettings:
    """The settings in force; `index` is what `--index` says."""
    with spared():
        settings = load_index_settings()  # imports pydantic
    return settings.model_copy(update={"folder": index}) if index else settings


def open_answerer(settings: IndexSettings) -> closing[Answerer]:
    """To be used with `with`."""
    with spared():
        reranker = load_reranker(settings.reranker)
        return closing(Answerer.open(settings.folder, embedder_of(settings), reranker, engine=settings.database))


def trouble_with_serving(folder: Path) -> str | None:
    """Why no bot serves the data folder; `None` where one does."""
    from bot.watching.health import read_health  # brings asyncio: 40 ms that no question should wait for

    verdict = read_health(folder)
    return None if verdict.is_serving else verdict.reason


def embedder_of(settings: IndexSettings) -> Embedder:
    console = Console(stderr=True)
    if not console.is_terminal:
        return load_embedder(settings.embedder)
    with console.status("Loading the embedding model…"):
        return load_embedder(settings.embedder)


def manners_of(settings: IndexSettings) -> Manners:
    """How pages are asked for."""
    from index import Manners

    return Manners(settings.contact, loopback=settings.loopback)


def require_articles(articles: list[Path]) -> None:
    """Raises `MissingArticlesError` where one of them is not there."""
    missing = [path for path in articles if not path.exists()]
    if missing:
        raise MissingArticlesError(f"{missing[0]} is not there; set INDEX_ARTICLES or give --articles PATH")


def rebuilt(
    settings: IndexSettings, articles: list[Path], *, full: bool = False, force: bool = False, dask: str | None = None
) -> RebuildReport:
    """Rebuild from `articles`, showing how far it is; the workers of the Dask scheduler at `dask` embed, if it is given.

    Raises `MissingArticlesError` where one of the articles is not there.
    """
    from index import rebuild

    require_articles(articles)
    from bot.terminal.progress import shown_progress  # rich's bars cost 40 ms that no other command needs

    embedder = embedder_of(settings)
    with (
        _stoppable(),
        _crew(dask, settings, embedder) as crew,
        shown_progress(Console(stderr=True), texts_of_terminal()) as listener,
    ):
        return rebuild(
            articles,
            settings.folder,
            embedder,
            full=full,
            force=force,
            listener=listener,
            bulk=crew,
            engine=settings.database,
        )


def _crew(address: str | None, settings: IndexSettings, embedder: Embedder) -> AbstractContextManager[Crew | None]:
    if address is None:
        return nullcontext()
    from index import Crew

    return Crew(address, settings.embedder, embedder, settings.folder)


def rebuild_if_outdated(settings: IndexSettings, *, also_if_missing: bool = False) -> None:
    """Build the index anew where this release cannot read it."""
    try:
        read_status(settings.folder, settings.database)
        return
    except OutdatedIndexError:
        reason = "an older release built the index"
    except NoIndexError:
        if not also_if_missing:
            return
        reason = "there is no index yet"
    except GenerationError:
        return  # whoever opens it says what is wrong
    complain(f"{reason}; building it from {settings.articles}")
    print_report(Console(stderr=True), rebuilt(settings, [settings.articles]), texts_of_terminal())


@contextmanager
def _stoppable() -> Iterator[None]:
    """Ctrl-C and SIGTERM end what is done in this context with one line. Raises `StoppedError`."""

    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        raise StoppedError("the rebuild was stopped; answers go on from the live index") from None
    finally:
        signal.signal(signal.SIGTERM, before)

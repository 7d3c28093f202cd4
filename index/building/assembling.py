"""Pages -> the files of one generation, complete, but not checked and not live yet."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from index.building.bulk import Alone, Bulk
from index.building.embedded import begin_part
from index.building.making import Made
from index.building.order import Make, Order, Take, order_of
from index.building.part import Part
from index.building.taking import Stock
from index.building.tally import Tally
from index.building.workshop import Workshop
from index.building.writing import GenerationFiles
from index.datatypes import Embedder, Progress, ProgressListener, Skipped
from index.embedding import StaticEmbedder, static_of
from index.errors import StorageError
from index.library import FORMAT, GENERATIONS, UNFINISHED, Generation, Manifest, next_name, record_files, unharmed
from index.names import VERSION as NAMES_VERSION
from index.passages import VERSION as CUTTER_VERSION
from index.reading import CLEANER_VERSION, Page
from index.retrieval.analysis import VERSION as ANALYSIS_VERSION
from index.retrieval.shortlist import kind_for
from index.stories.profiles import VERSION as PROFILES_VERSION


@dataclass(frozen=True, slots=True)
class Supplies:
    """What a rebuild works with. `old` is the generation whose vectors may be reused, `stock` what may be taken over whole."""

    embedder: Embedder
    bulk: Bulk
    static: StaticEmbedder
    old: Generation | None
    stock: Stock | None

    @classmethod
    def of(cls, embedder: Embedder, old: Generation | None, bulk: Bulk | None = None) -> Supplies:
        """`bulk` embeds as `embedder` does, which does it alone where none is given."""
        static = static_of(embedder)
        is_alike = old is not None and old.manifest.versions == versions_of(static)
        return cls(embedder, bulk or Alone(embedder), static, old, Stock(old) if old and is_alike else None)

    def order(self, pages: Sequence[Page]) -> Order:
        return order_of(pages, self.stock.pages, self.stock.skipped) if self.stock else order_of(pages, {}, {})

    def parts(self, steps: Iterator[tuple[Take | Make, Made | None]]) -> Iterator[tuple[Part, Made | None]]:
        """The part of each step, in order, with what was made for it."""
        begun: deque[tuple[Callable[[], Part], Made | None]] = deque()
        for step, made in steps:
            begun.append((self._begun(step, made), made))
            while len(begun) > self.bulk.ahead:
                finished, made_for_it = begun.popleft()
                yield finished(), made_for_it
        yield from ((finished(), made) for finished, made in begun)

    def _begun(self, step: Take | Make, made: Made | None) -> Callable[[], Part]:
        if isinstance(step, Take):
            assert self.stock is not None
            return partial(self.stock.take, step.rows)
        assert made is not None
        return begin_part(made, self.bulk, self.embedder, self.old)


@dataclass(frozen=True, slots=True)
class Built:
    """A new generation, not live yet."""

    folder: Path
    articles: int
    passages: int
    embedded: int
    skipped: tuple[Skipped, ...]


def versions_of(static: StaticEmbedder) -> dict[str, int | str]:
    """What decides, beside a page, what is kept of its article."""
    return {
        "cleaner": CLEANER_VERSION,
        "cutter": CUTTER_VERSION,
        "names": NAMES_VERSION,
        "analysis": ANALYSIS_VERSION,
        "profiles": PROFILES_VERSION,
        "words": static.fingerprint,
    }


def build_generation(
    folder: Path, order: Order, supplies: Supplies, previous: str | None, tally: Tally, notify: ProgressListener
) -> Built:
    """A complete generation in a folder of its own, without a manifest where no article was found.

    Raises `StorageError` where it cannot be written.
    """
    building = folder / GENERATIONS / f"{next_name(folder)}{UNFINISHED}"
    building.mkdir()
    built = _write(building, order, supplies, tally, notify)
    if built.articles:
        with _disk_errors(folder):
            write_manifest(building, supplies, built, previous)
    return built


def _write(building: Path, order: Order, supplies: Supplies, tally: Tally, notify: ProgressListener) -> Built:
    skipped, total = list(order.skipped), order.taken + order.made + len(order.skipped)
    folder = building.parents[1]
    with ExitStack() as stack:
        with _disk_errors(folder):
            files = GenerationFiles(building, supplies.embedder, stack)
        workshop = stack.enter_context(Workshop(supplies.static, order.made))
        for part, made in supplies.parts(workshop.in_order(order.steps)):
            skipped.extend(made.skipped if made else ())
            tally.count(part.articles)
            with _disk_errors(folder):
                files.append(part)
            notify(Progress("reading", files.articles + len(skipped), total))
        with _disk_errors(folder):
            files.close([(page.path, page.key, reason) for page, reason in skipped], supplies.static, notify)
    told = tuple(sorted((Skipped(page.path, reason) for page, reason in skipped), key=lambda one: one.path))
    return Built(building, files.articles, files.passages, files.embedded, told)


@contextmanager
def _disk_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except (
        OSError,
        RuntimeError,
        ValueError,
        sqlite3.Error,
    ) as error:  # each engine reports a full disk in its own way
        raise StorageError(f"the new index could not be written to {folder}: {error}{unharmed(folder)}") from error


def write_manifest(building: Path, supplies: Supplies, built: Built, previous: str | None) -> None:
    """What makes the files of `building` a generation; the last to be written."""
    Manifest(
        format=FORMAT,
        embedder=supplies.embedder.fingerprint,
        dimension=supplies.embedder.dimension,
        vectors=kind_for(built.passages, supplies.embedder.dimension),
        versions=versions_of(supplies.static),
        articles=built.articles,
        passages=built.passages,
        built=datetime.now(UTC),
        previous=previous,
        files=record_files(building),
    ).save(building)

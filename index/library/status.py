"""What a data folder holds, for people and monitors."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from index.datatypes import Coverage
from index.library.catalogue import Catalogue
from index.library.generation import hold_shared
from index.library.manifest import Manifest
from index.library.pointer import live_generation
from index.library.removed import removed_articles


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """The live generation of a data folder."""

    generation: str
    built: datetime
    embedder: str
    dimension: int
    bytes: int
    coverage: Coverage


def read_status(folder: Path, *, verify: bool = False) -> LibraryStatus:
    """What the live generation in `folder` holds; with `verify`, after reading and checking every byte of it.

    Raises `NoIndexError`, `OutdatedIndexError` or `BrokenIndexError`.
    """
    generation = live_generation(folder)
    with closing(hold_shared(generation)):
        manifest = Manifest.load(generation)
        if verify:
            manifest.check_contents(generation)
        else:
            manifest.check_sizes(generation)
        catalogue = Catalogue.open(generation)
        catalogue.hide(catalogue.rows_of(article.id for article in removed_articles(folder)))
        coverage = catalogue.coverage()
        catalogue.close()
    size = sum(record.size for record in manifest.files.values())
    return LibraryStatus(generation.name, manifest.built, manifest.embedder, manifest.dimension, size, coverage)

"""A generation of articles that are read, cut and named already: what a rebuild does from there on, by its own code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from index import Embedder
from index.building.assembling import Built, Supplies, write_manifest
from index.building.bulk import Alone, Bulk
from index.building.checking import check_generation
from index.building.embedded import begin_part
from index.building.making import Made
from index.building.writing import GenerationFiles
from index.datatypes import Article, Passage
from index.embedding import StaticEmbedder
from index.library import GENERATIONS, next_name, switch_to
from index.names import Names
from index.reading import Page
from index.retrieval.gathering import wording_of
from index.stories.profiles import profile_of


def write_generation(
    folder: Path, made: Iterable[Made], embedder: Embedder, static: StaticEmbedder, bulk: Bulk | None = None
) -> None:
    """Checked and live in the empty data folder `folder`; `bulk` embeds, or `embedder` does."""
    (folder / GENERATIONS).mkdir(parents=True)
    building = folder / GENERATIONS / next_name(folder)
    building.mkdir()
    supplies = Supplies(embedder, bulk or Alone(embedder), static, None, None)
    with ExitStack() as stack:
        files = GenerationFiles(building, embedder, stack)
        for some in made:
            files.append(begin_part(some, supplies.bulk, embedder, None)())
        files.close([], static, lambda _: None)
    write_manifest(building, supplies, Built(building, files.articles, files.passages, files.embedded, ()), None)
    check_generation(building, embedder, static)
    switch_to(folder, building)


def made_from(
    articles: Sequence[Article], cut: Sequence[Sequence[Passage]], names: Sequence[Names], static: StaticEmbedder
) -> Made:
    """What reading would have made of some articles."""
    return Made(
        articles=tuple((_page_of(article), article) for article in articles),
        cut=tuple(map(tuple, cut)),
        names=tuple(names),
        profiles=tuple(profile_of(article, named, static) for article, named in zip(articles, names, strict=True)),
        wording=wording_of(articles, cut, static.is_word),
        skipped=(),
    )


def _page_of(article: Article) -> Page:
    """One that such an article may have been read from."""
    return Page(article.path, Path(article.path), article.id, frozenset(), b"")

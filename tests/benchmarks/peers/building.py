"""The benchmark's passages -> a generation of ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from index import Article, Embedder
from index import Passage as OurPassage
from index.building.assembling import versions_of
from index.building.bulk import Alone
from index.building.checking import check_generation
from index.building.embedded import begin_part
from index.building.making import Made
from index.building.writing import GenerationFiles
from index.embedding import StaticEmbedder
from index.library import FORMAT, GENERATIONS, Manifest, next_name, record_files, switch_to
from index.names.extraction import names_in
from index.reading import Page
from index.retrieval.gathering import wording_of
from index.sentences import sentences_of
from tests.benchmarks.peers.contender import Passage

_AT_ONCE = 64


def build(passages: Sequence[Passage], folder: Path, embedder: Embedder) -> None:
    """What a rebuild does of articles that are read and cut: from names to the checked, live generation."""
    static = StaticEmbedder.from_folder()
    (folder / GENERATIONS).mkdir()
    building = folder / GENERATIONS / next_name(folder)
    building.mkdir()
    with ExitStack() as stack:
        files = GenerationFiles(building, embedder, stack)
        for made in _made(passages, static):
            files.append(begin_part(made, Alone(embedder), embedder, None)())
        files.close([], static, lambda _: None)
    Manifest(
        format=FORMAT,
        embedder=embedder.fingerprint,
        dimension=embedder.dimension,
        versions=versions_of(static),
        articles=files.articles,
        passages=files.passages,
        built=datetime.now(UTC),
        previous=None,
        files=record_files(building),
    ).save(building)
    check_generation(building, embedder, static)
    switch_to(folder, building)


def _made(passages: Sequence[Passage], static: StaticEmbedder) -> Iterator[Made]:
    reports = [list(group) for _, group in groupby(passages, key=lambda one: one.report)]
    for begin in range(0, len(reports), _AT_ONCE):
        some = [_article(report) for report in reports[begin : begin + _AT_ONCE]]
        articles, cut = [article for article, _ in some], [cut for _, cut in some]
        yield Made(
            articles=tuple((_page(article), article) for article in articles),
            cut=tuple(cut),
            names=tuple(names_in(article, static.is_word) for article in articles),
            wording=wording_of(articles, cut, static.is_word),
            skipped=(),
        )


def _page(article: Article) -> Page:
    return Page(article.path, Path(article.path), article.id, frozenset(), b"")


def _article(report: Sequence[Passage]) -> tuple[Article, tuple[OurPassage, ...]]:
    text = "\n\n".join(one.text for one in report)
    name = f"{report[0].report:06}"
    article = Article(name, f"{name}.txt", report[0].title, text, report[0].language)
    starts = [sum(len(one.text) + 2 for one in report[:place]) for place in range(len(report))]
    return article, tuple(_cut(article, one, start) for one, start in zip(report, starts, strict=True))


def _cut(article: Article, one: Passage, start: int) -> OurPassage:
    sentences = tuple((start + a, start + b) for a, b in sentences_of(one.text))
    return OurPassage(str(one.number), article.id, start, start + len(one.text), one.text, sentences)

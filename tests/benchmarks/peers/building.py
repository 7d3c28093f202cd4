"""The benchmark's passages -> a generation of ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from index import Article, Embedder
from index import Passage as OurPassage
from index.building.making import Made
from index.embedding import StaticEmbedder
from index.names.extraction import names_in
from index.sentences import sentences_of
from tests.benchmarks.generations import made_from, write_generation
from tests.benchmarks.peers.contender import Passage

_AT_ONCE = 64


def build(passages: Sequence[Passage], folder: Path, embedder: Embedder) -> None:
    """What a rebuild does of articles that are read and cut: from names to the checked, live generation."""
    static = StaticEmbedder.from_folder()
    write_generation(folder, _made(passages, static), embedder, static)


def _made(passages: Sequence[Passage], static: StaticEmbedder) -> Iterator[Made]:
    reports = [list(group) for _, group in groupby(passages, key=lambda one: one.report)]
    for begin in range(0, len(reports), _AT_ONCE):
        some = [_article(report) for report in reports[begin : begin + _AT_ONCE]]
        articles, cut = [article for article, _ in some], [cut for _, cut in some]
        names = tuple(names_in(article, static.is_word) for article in articles)
        yield made_from(articles, cut, names, static)


def _article(report: Sequence[Passage]) -> tuple[Article, tuple[OurPassage, ...]]:
    text = "\n\n".join(one.text for one in report)
    name = f"{report[0].report:06}"
    article = Article(name, f"{name}.txt", report[0].title, text, report[0].language)
    starts = [sum(len(one.text) + 2 for one in report[:place]) for place in range(len(report))]
    return article, tuple(_cut(article, one, start) for one, start in zip(report, starts, strict=True))


def _cut(article: Article, one: Passage, start: int) -> OurPassage:
    sentences = tuple((start + a, start + b) for a, b in sentences_of(one.text))
    return OurPassage(str(one.number), article.id, start, start + len(one.text), one.text, sentences)

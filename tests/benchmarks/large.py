"""`python -m tests.benchmarks.large FOLDER PASSAGES`: an index of generated articles, for sizes at which reading pages would take hours.

The articles are those of the pages that `growth` reads, and so are their passages; their names are those that they were made with.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

from index.building.making import Made
from index.datatypes import Article, Passage
from index.embedding import StaticEmbedder
from index.names import Names
from tests.benchmarks.articles import Report, Told, reports
from tests.benchmarks.generations import made_from, write_generation

PER_REPORT = 5
_AT_ONCE = 2_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.large")
    parser.add_argument("folder", type=Path)
    parser.add_argument("passages", type=int)
    wanted = parser.parse_args()
    static = StaticEmbedder.from_folder()
    write_generation(wanted.folder, made_of(reports(-(-wanted.passages // PER_REPORT)), static), static, static)


def made_of(told: Iterator[Report], static: StaticEmbedder) -> Iterator[Made]:
    """What reading, cutting and naming them would give."""
    numbered = enumerate(told)
    while some := list(islice(numbered, _AT_ONCE)):
        articles = [_article(number, report) for number, report in some]
        cut = [tuple(_passages(article, report)) for article, (_, report) in zip(articles, some, strict=True)]
        names = tuple(_names(report) for _, report in some)
        yield made_from(articles, cut, names, static)


def _article(number: int, report: Report) -> Article:
    name = f"{number:08}"
    text = "\n\n".join(_text(paragraph) for paragraph in report.paragraphs)
    day = datetime.strptime(report.day, "%d.%m.%Y").date()
    return Article(name, f"{name}.txt", report.title, text, report.language, published=day)


def _passages(article: Article, report: Report) -> Iterator[Passage]:
    """Each paragraph is one."""
    start = 0
    for place, paragraph in enumerate(report.paragraphs):
        text, sentences, end = _text(paragraph), [], start
        for one in paragraph:
            sentences.append((end, end + len(one.text)))
            end += len(one.text) + 1
        yield Passage(f"{article.id}{place}", article.id, start, start + len(text), text, tuple(sentences))
        start += len(text) + 2


def _names(report: Report) -> Names:
    held = [one.holds for paragraph in report.paragraphs for one in paragraph]
    return Names(_distinct(held, "ab"), _distinct(held, "xyz"))


def _distinct(held: Iterable[Mapping[str, str]], keys: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names[key] for names in held for key in keys))


def _text(paragraph: Sequence[Told]) -> str:
    return " ".join(one.text for one in paragraph)


if __name__ == "__main__":
    main()

"""Fits the numbers by which the cleaner judges a page's lines, on the labelled pages that are not kept aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from index.reading.imprint import imprint_of
from index.reading.judging import BUNDLED, LineModel
from index.reading.shape import Traits
from index.reading.traits import traits_of
from index.reading.wording import Wording, bundled_words, wording_of
from tests.gold.lines import GOLD, LabelledPage, labelled_pages

FOLDERS = tuple(GOLD / name for name in ("pages", "cleaning", "practice", "fitting"))
_BETWEEN = 4
_CUTS_SEEN = 0.6
_NETWORKS = 4


def pages_to_fit_on() -> list[LabelledPage]:
    """Every labelled page but those kept aside."""
    return [page for folder in FOLDERS for page in labelled_pages(folder) if page.part != "aside"]


def fit_lines(pages: Sequence[LabelledPage], networks: int = _NETWORKS) -> LineModel:
    """Fits the networks on the pages and on what an extractor would have left of them."""
    from tests.gold.line_network import Sample, trained  # torch is slow to import

    shared = [(page, 1.0) for page in pages] + [(cut, _CUTS_SEEN) for page in pages for cut in _cuts_of(page)]
    names = {name for page, _ in shared for one in _traits_of(page) for name, value in one.items() if value}
    known = LineModel(tuple(sorted(names)), (), bundled_words().fingerprint)
    samples = [
        Sample(known.table(_traits_of(page)), _wording_of(page), np.array(page.is_article), share)
        for page, share in shared
        if page.lines
    ]
    return replace(known, networks=tuple(trained(samples, seed) for seed in range(networks)))


@lru_cache(maxsize=8_192)  # pages held out in turn are read once
def _traits_of(page: LabelledPage) -> list[Traits]:
    return traits_of(page.lines, page.title)


@lru_cache(maxsize=8_192)
def _wording_of(page: LabelledPage) -> Wording:
    return wording_of([line.text for line in page.lines])


def _cuts_of(page: LabelledPage) -> Iterator[LabelledPage]:
    """Without its headline; furniture alone; the article alone, whole and its first paragraphs; two paragraphs with one
    line of furniture between.
    """
    imprint = imprint_of(page.lines, page.title)
    body = [n for n, is_article in enumerate(page.is_article) if is_article and not imprint[n]]
    yield _cut(page, [n for n, line in enumerate(page.lines) if line.text != page.title])
    yield _cut(page, body)
    paragraphs = [n for n in body if page.lines[n].is_prose]
    furniture = [n for n, is_article in enumerate(page.is_article) if not is_article]
    yield _cut(page, furniture)
    for size in (1, 2, 3):
        yield _cut(page, paragraphs[:size])
    for between in furniture[:: max(1, len(furniture) // _BETWEEN)]:
        yield _cut(page, [*paragraphs[:1], between, *paragraphs[1:2]])


def _cut(page: LabelledPage, kept: Sequence[int]) -> LabelledPage:
    lines, labels = tuple(page.lines[n] for n in kept), tuple(page.is_article[n] for n in kept)
    return replace(page, lines=lines, is_article=labels)


def write_line_model(path: Path = BUNDLED) -> None:
    """Fit on all pages and write the numbers into the package."""
    path.write_text(fit_lines(pages_to_fit_on()).to_json(), "utf-8")


if __name__ == "__main__":
    write_line_model()

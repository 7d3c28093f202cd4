"""Fits the numbers by which the cleaner judges a page's lines, on the labelled pages that are not kept aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from index.reading.imprint import imprint_of
from index.reading.judging import BUNDLED, LineModel, traits_of
from tests.gold.lines import GOLD, LabelledPage, labelled_pages

FOLDERS = tuple(GOLD / name for name in ("pages", "cleaning", "practice", "fitting"))
_BETWEEN = 4
_STRENGTH, _CUT_WEIGHT, _LEAST_SCALE = 0.02, 0.3, 0.05
"""The inverse of the ridge penalty on weights of standardised traits; the best of five in cross-validation by page."""


def pages_to_fit_on() -> list[LabelledPage]:
    """Every labelled page but those kept aside."""
    return [page for folder in FOLDERS for page in labelled_pages(folder) if page.part != "aside"]


def fit_lines(pages: Sequence[LabelledPage]) -> LineModel:
    """Logistic regression with a ridge penalty, on the pages and on what an extractor would have left of them."""
    from sklearn.linear_model import LogisticRegression  # comes with sentence-transformers; slow to import

    weighed = [(page, 1.0) for page in pages] + [(cut, _CUT_WEIGHT) for page in pages for cut in _cuts_of(page)]
    traits = [one for page, _ in weighed for one in traits_of(page.lines, page.title)]
    names = sorted({name for one in traits for name, value in one.items() if value})
    table = np.array([[one.get(name, 0.0) for name in names] for one in traits])
    scale = np.maximum(table.std(axis=0), _LEAST_SCALE)
    fitted = LogisticRegression(C=_STRENGTH, max_iter=3000)
    truths = [truth for page, _ in weighed for truth in page.is_article]
    fitted.fit(table / scale, truths, sample_weight=[weight for page, weight in weighed for _ in page.lines])
    weights = zip(names, (fitted.coef_[0] / scale).tolist(), strict=True)
    return LineModel(float(fitted.intercept_[0]), dict(weights))


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

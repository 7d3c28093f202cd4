"""`python -m tests.gold.cleaning`: how much of the labelled pages the cleaner keeps, written into `docs/cleaning.md`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.reading.cleaning import Fate, fates_of
from index.reading.judging import LineModel
from tests.gold.lines import GOLD, LabelledPage, labelled_pages
from tests.gold.refit_lines import fit_lines, pages_to_fit_on
from tests.markers import write_marked

ROOT = GOLD.parents[1]
CARD = ROOT / "docs" / "cleaning.md"
ARTICLES = Path(os.environ.get("TALENTMOVES_SHARED", ROOT.parent / "shared")) / "articles"

_SCRAPED, _IMITATED = "scraped-looking pages", "pages that imitate named news sites"
_NEW, _NEWEST = "pages by new writers", "pages by the newest writer"
_NAMES = {"p1": _SCRAPED, "p2": _SCRAPED, "p3": _IMITATED} | dict.fromkeys(
    ("q1", "q2", "q3", "q4", "q5", "q6", "q7"), _NEW
)
_NAMES["q8"] = _NEWEST
_HEAD = (
    "| pages | part | pages | article lines | kept | of which in the text | furniture lines | left in the text | taken for imprint |",
    "|---|---|---|---|---|---|---|---|---|",
)


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the lines of some pages."""

    pages: int
    article: int
    article_in_text: int
    article_as_imprint: int
    furniture: int
    furniture_in_text: int
    furniture_as_imprint: int

    def row(self, name: str, part: str) -> str:
        """One line of the card."""
        kept = self.article_in_text + self.article_as_imprint
        cells = (
            name,
            part,
            self.pages,
            self.article,
            _share(kept, self.article),
            _share(self.article_in_text, self.article),
            self.furniture,
            _share(self.furniture_in_text, self.furniture),
            _share(self.furniture_as_imprint, self.furniture),
        )
        return f"| {' | '.join(map(str, cells))} |"


def tally(pages: Sequence[LabelledPage], model_of: Callable[[LabelledPage], LineModel]) -> Tally:
    """Count the lines of some pages by what they are and what becomes of them."""
    judged = [
        (truth, fate)
        for page in pages
        for truth, fate in zip(
            page.is_article, fates_of(page.lines, page.title, page.boilerplate, model_of(page)), strict=True
        )
    ]
    article, furniture = ([fate for truth, fate in judged if truth is wanted] for wanted in (True, False))
    return Tally(
        len(pages),
        len(article),
        article.count(Fate.TEXT),
        article.count(Fate.IMPRINT),
        len(furniture),
        furniture.count(Fate.TEXT),
        furniture.count(Fate.IMPRINT),
    )


def rows() -> Iterator[str]:
    """The card's rows that need no other folder than the repository's."""
    held_out, bundled = models_without_each_writer(pages_to_fit_on()), LineModel.bundled()
    for name in dict.fromkeys(_NAMES.values()):
        group = [page for page in told_pages() if _NAMES[page.writer] == name]
        aside, rest = ([page for page in group if (page.part == "aside") is side] for side in (True, False))
        if rest:
            yield tally(rest, lambda page: held_out[page.writer]).row(name, "held out")
        yield tally(aside, lambda _: bundled).row(name, "**aside**")
    first = [page for page in told_pages() if page.part == "aside" and _NAMES[page.writer] in (_SCRAPED, _IMITATED)]
    yield tally(first, lambda _: bundled).row("the first two kinds", "**aside**")


def told_pages() -> list[LabelledPage]:
    """Those that the card's rows are about."""
    pages = (page for folder in ("pages", "cleaning", "fitting") for page in labelled_pages(GOLD / folder))
    return [page for page in pages if page.writer in _NAMES]


def raw_row(articles: Path) -> str:
    """The row of the five raw articles, which lie in the shared folder."""
    return tally(list(labelled_pages(articles)), lambda _: LineModel.bundled()).row(
        "five raw articles", "reported only"
    )


def models_without_each_writer(pages: Sequence[LabelledPage]) -> dict[str, LineModel]:
    """By writer, the model fitted on everybody else's pages: of one network, which is a little worse than several."""
    writers = sorted({page.writer for page in pages if page.writer in _NAMES})
    return {writer: fit_lines([page for page in pages if page.writer != writer], networks=1) for writer in writers}


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}"


def main() -> None:
    """Write the card's table and print it."""
    table = "\n".join([*_HEAD, *rows(), raw_row(ARTICLES), ""])
    write_marked(CARD, "figures", table)
    print(table)


if __name__ == "__main__":
    main()

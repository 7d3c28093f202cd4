"""Pages whose lines are labelled: `a` the article's, `n` furniture; and in which part of the gold each page is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index import load_questions
from index.reading import survey
from index.reading.headline import headline
from index.reading.lines import Line, lines_of

GOLD = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """One page; `is_article` is one truth a line that is not blank."""

    path: str
    part: str
    """`fit`, `tune`, or `aside`: for reporting only."""
    lines: tuple[Line, ...]
    title: str
    boilerplate: frozenset[str]
    """Lines of it that stand on several pages of its folder."""
    is_article: tuple[bool, ...]

    @property
    def writer(self) -> str:
        """Whose pages begin alike."""
        return "practice" if "_" in self.path else self.path[: 2 if self.path[0] in "pq" else 1]


def labelled_pages(folder: Path) -> Iterator[LabelledPage]:
    """The pages of a folder, in the order of their names."""
    parts = _parts_of_questioned_pages()
    for page in survey([folder]):
        if page.file.suffix != ".txt":
            continue
        text = page.file.read_text("utf-8")
        labels = (GOLD / "labels" / f"{page.file.stem}.labels").read_text("utf-8").strip().replace("b", "")
        lines = tuple(lines_of(text))
        yield LabelledPage(
            page.path,
            parts.get(page.path) or _part(page.path),
            lines,
            headline(lines) or "",
            page.boilerplate(text),
            tuple(label == "a" for label in labels),
        )


def _part(path: str) -> str:
    """Of pages without questions: those for practice are for fitting, of `p3` the even numbers are kept aside, `q4` and `q8`
    whole."""
    if not path.startswith(("p3-", "q4-", "q8-")):
        return "fit"
    return "tune" if path.startswith("p3-") and int(path[3:5]) % 2 else "aside"


def _parts_of_questioned_pages() -> dict[str, str]:
    """A page is kept aside as soon as one of its questions is."""
    parts = defaultdict(set)
    for question in load_questions(GOLD / "pages.jsonl"):
        for path in question.answers:
            parts[path].add(question.part)
    return {path: "aside" if "aside" in found else "tune" for path, found in parts.items()}

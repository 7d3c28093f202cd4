"""Invented short reports whose questions are near-misses by half: as articles, and as questions that name somebody of theirs.

They have the form of the embedder's training bundles, but it has not seen them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from index.evaluation import GoldQuestion
from index.training.bundles import Bundle, load_bundles

FOLDER = Path(__file__).parent / "near_misses"
_PARAGRAPH = 3
_SHORTEST_NAME = 4


def write_articles(folder: Path) -> Path:
    """Write each report as Markdown with front matter; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, bundle in enumerate(load_bundles(FOLDER)):
        borders = [*range(0, len(bundle.sentences), _PARAGRAPH), len(bundle.sentences)]
        paragraphs = [" ".join(bundle.sentences[start:end]) for start, end in pairwise(borders)]
        title = bundle.title.replace('"', "'")
        (folder / _path(number, bundle)).write_text(
            "\n\n".join([f'---\ntitle: "{title}"\nlanguage: {bundle.language}\n---', *paragraphs]) + "\n", "utf-8"
        )
    return folder


def questions() -> Iterator[GoldQuestion]:
    """Without those that name nobody: they ask of a report that lies before one, and fit many of a library."""
    for number, bundle in enumerate(load_bundles(FOLDER)):
        for place, asked in enumerate(bundle.questions):
            if _names_someone(asked.text, bundle):
                answers = [bundle.sentences[answer] for answer in sorted(asked.answers)]
                yield GoldQuestion(
                    id=f"near-{number}-{place}",
                    question=asked.text,
                    language=asked.language,
                    event=f"near-{number}",
                    answers={_path(number, bundle): answers} if answers else {},
                )


def _path(number: int, bundle: Bundle) -> str:
    return f"near-{number:03}.{bundle.language}.md"


def _names_someone(question: str, bundle: Bundle) -> bool:
    people = [word for person in bundle.people for word in person.split() if len(word) >= _SHORTEST_NAME]
    organisations = [organisation.split()[0] for organisation in bundle.organisations]
    return any(name.lower() in question.lower() for name in [*people, *organisations])

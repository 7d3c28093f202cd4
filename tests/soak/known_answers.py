"""Two collections of pages with known answers: an index is of the one or of the other, or something is wrong."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from index.answering import Answerer
from index.operations.rebuilding import rebuild
from tests.benchmarks.articles import write_pages
from tests.index.newsroom import PredictableEmbedder

PAGES = 8
QUESTIONS = ("Who joined the new group?", "Wer wechselt und für wie viele Millionen Dollar?", "Qui quitte son poste ?")

Answers = tuple[tuple[str, ...], ...]
"""For each of the questions the ids of the passages that an answer shows."""


@dataclass(frozen=True, slots=True)
class Collections:
    """Folders of pages, and what an index of each answers."""

    folders: tuple[Path, Path]
    answers: tuple[Answers, Answers]

    def whose(self, answers: Answers) -> int | None:
        """Which of the two collections answers so; `None` for neither, or for a mixture."""
        return self.answers.index(answers) if answers in self.answers else None


def collections_in(folder: Path) -> Collections:
    """Write both below `folder` and ask an index of each."""
    pages = tuple(write_pages(folder / f"pages{seed}", PAGES, seed) for seed in (1, 2))
    answers = tuple(_answers_of_new_index(one, folder / "apart") for one in pages)
    return Collections((pages[0], pages[1]), (answers[0], answers[1]))


def build(pages: Path, folder: Path) -> str:
    """Rebuild from these pages; the name of the live generation."""
    return rebuild([pages], folder, PredictableEmbedder(), force=True).generation


def answers_of(folder: Path) -> Answers:
    """What the live index answers, opened anew."""
    answerer = Answerer.open(folder, PredictableEmbedder())
    try:
        return ask(answerer)
    finally:
        answerer.close()


def ask(answerer: Answerer) -> Answers:
    """One answer after the other; a switch may lie between two of them, not within one."""
    return tuple(tuple(hit.passage.id for hit in answerer.answer(question).hits) for question in QUESTIONS)


def _answers_of_new_index(pages: Path, folder: Path) -> Answers:
    build(pages, folder)
    answers = answers_of(folder)
    shutil.rmtree(folder)
    return answers

"""PostgreSQL answers as the folder does: the gold questions, asked of both."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from index.answering import Answerer
from index.datatypes import Answer
from index.embedding import StaticEmbedder
from index.evaluation import load_questions
from index.library import Generation, live_generation
from index.operations.rebuilding import rebuild
from index.postgres.publishing import publish
from tests.index.postgres.conftest import ignored
from tests.postgres_server import Server

ROOT = Path(__file__).parents[3]
GOLD = ROOT / "tests" / "gold"
ALIKE = 0.99
"""Share of the questions whose first passage has to be the same."""

AS_SURE = 0.01


def first(answer: Answer) -> str | None:
    """The passage that stands first, where the question was not refused."""
    return answer.hits[0].passage.id if answer.hits else None


@pytest.mark.parametrize(
    ("questions", "articles"), [("seeds", ROOT / "seeds"), ("practice", GOLD / "practice"), ("pages", GOLD / "pages")]
)
def test_the_same_passages_come_first_and_are_as_sure(
    questions: str, articles: Path, postgres: Server, static: StaticEmbedder, tmp_path: Path
) -> None:
    engine = postgres.database(questions)
    rebuild([articles], tmp_path, static)
    with closing(Generation.open(live_generation(tmp_path), static.fingerprint)) as generation:
        publish(generation, engine, static, static, ignored)
    asked = [one.question for one in load_questions(GOLD / f"{questions}.jsonl")]

    with (
        closing(Answerer.open(tmp_path, static)) as in_folder,
        closing(Answerer.open(tmp_path, static, engine=engine)) as in_database,
    ):
        pairs = [(in_folder.answer(question, 1), in_database.answer(question, 1)) for question in asked]

    alike = sum(first(here) == first(there) and here.refusal == there.refusal for here, there in pairs)
    assert alike >= ALIKE * len(pairs)
    as_sure = sum(abs(here.confidence - there.confidence) < AS_SURE for here, there in pairs)
    assert as_sure >= ALIKE * len(pairs)

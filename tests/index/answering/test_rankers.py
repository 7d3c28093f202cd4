"""A ranker fitted for other models is used with these models only."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.answering import Answerer
from index.answering.rankers import ranker_for, save_ranker
from index.embedding import StaticEmbedder
from index.errors import BrokenIndexError, RerankerError
from index.evaluation import GoldQuestion
from index.evaluation.fitting import fit_for
from index.retrieval.ranking import Ranker
from tests.index.retrieval.test_close_reading import Believer


def test_without_a_fitted_one_the_bundled_ranker_is_used(tmp_path: Path, static: StaticEmbedder) -> None:
    assert ranker_for(tmp_path, static, None) == Ranker.bundled()


def test_a_fitted_ranker_is_for_its_models_only(tmp_path: Path, static: StaticEmbedder) -> None:
    fitted = replace(Ranker.bundled(), threshold=0.77, read_weight=2.0)

    save_ranker(fitted, tmp_path, static, Believer("x"))

    assert ranker_for(tmp_path, static, Believer("x")).threshold == 0.77
    assert ranker_for(tmp_path, static, Believer("x")).read_weight == 2.0
    assert ranker_for(tmp_path, static, None) == Ranker.bundled()


def test_another_reranker_has_to_be_fitted_first(newsroom_index: Path, static: StaticEmbedder) -> None:
    with pytest.raises(RerankerError, match=r"somebody-s-model.*run `talentmoves fit QUESTIONS\.jsonl`"):
        Answerer.open(newsroom_index, static, Believer("x"))


@pytest.mark.parametrize("broken", ["", "{", "[]"])
def test_a_broken_file_is_named(tmp_path: Path, static: StaticEmbedder, broken: str) -> None:
    (tmp_path / "ranker.json").write_text(broken)

    with pytest.raises(BrokenIndexError, match=r"ranker\.json cannot be read"):
        ranker_for(tmp_path, static, None)


def test_fitting_learns_how_much_a_reranker_counts(
    newsroom_index: Path, static: StaticEmbedder, tmp_path: Path
) -> None:
    asked = ["Wer folgt auf Okafor?", "Who succeeds Okafor at Calypso?", "Qui succède à Okafor ?"]
    questions = [
        GoldQuestion(id=text, question=text, language="de", event=text, answers={"okafor.md": ["Inès Carvalho"]})
        for text in asked
    ]
    unanswerable = GoldQuestion(id="pay", question="Was verdient Tunde Okafor?", language="de", event="pay")

    file = fit_for(newsroom_index, static, Believer("nommé"), [*questions, unanswerable])

    fitted = ranker_for(newsroom_index, static, Believer("nommé"))
    file.unlink()
    assert fitted.read_weight > 0

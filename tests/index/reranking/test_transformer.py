"""Any other cross-encoder, through sentence-transformers, on a tiny one of random weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.answering import Answerer
from index.datatypes import Extract, Reranker
from index.embedding import StaticEmbedder
from index.errors import RerankerError
from index.reranking import load_reranker
from index.retrieval.ranking import Ranker
from tests.index.tinybert import save_tokenizer, tiny_config

VOCABULARY = "[PAD] [UNK] [CLS] [SEP] [MASK] wer geht zu heliotrop lindqvist okafor".split()
EXTRACTS = [Extract("Heliotrop", ("Lindqvist geht.", "Zu Heliotrop.")), Extract("", ("Okafor",))]


def save_tiny_model(folder: Path, labels: int = 1) -> Path:
    """A cross-encoder of random weights that gives so many numbers a pair."""
    from transformers import BertForSequenceClassification

    save_tokenizer(folder, VOCABULARY)
    config = tiny_config(len(VOCABULARY))
    config.num_labels = labels
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_model(tmp_path_factory.mktemp("tiny") / "model")


@pytest.fixture(scope="module")
def reranker(tiny: Path) -> Reranker:
    found = load_reranker(str(tiny))
    assert found is not None
    return found


def test_each_sentence_of_an_extract_has_the_score_of_the_model(tiny: Path, reranker: Reranker) -> None:
    from sentence_transformers import CrossEncoder
    from torch.nn import Identity

    reference = CrossEncoder(str(tiny), device="cpu")
    pairs = [("wer geht", "Heliotrop Lindqvist geht. Zu Heliotrop."), ("wer geht", " Okafor")]

    found = reranker.relevance("wer geht", EXTRACTS)

    wanted = reference.predict(pairs, activation_fn=Identity())
    assert [len(scores) for scores in found] == [2, 1]
    np.testing.assert_allclose(np.concatenate(found), [wanted[0], wanted[0], wanted[1]], atol=1e-5)


def test_nothing_to_read_has_no_scores(reranker: Reranker) -> None:
    assert reranker.relevance("wer geht", []) == []


def test_the_fingerprint_tells_other_weights_apart(tmp_path: Path, tiny: Path, reranker: Reranker) -> None:
    other = load_reranker(str(save_tiny_model(tmp_path / "model")))
    assert other is not None
    other._model.model.classifier.bias.data += 1.0  # type: ignore[attr-defined]

    assert reranker.fingerprint.startswith(str(tiny))
    assert other.fingerprint.rsplit("-", 1)[1] != reranker.fingerprint.rsplit("-", 1)[1]


def test_a_question_is_answered_with_it(newsroom_index: Path, static: StaticEmbedder, reranker: Reranker) -> None:
    answer = Answerer.open(newsroom_index, static, reranker, Ranker.bundled()).answer("Wer geht zu Heliotrop?")

    assert "lindqvist.md" in [hit.article.path for hit in answer.hits]


@pytest.mark.parametrize("name", ["nobody/no-such-model", "no-such-model", "/nowhere/at/all", "no model at all"])
def test_a_model_that_cannot_be_had_is_one_line_that_says_what_to_do(name: str) -> None:
    with pytest.raises(RerankerError) as caught:
        load_reranker(name)

    message = str(caught.value)
    assert message.startswith(f"the reranking model '{name}' cannot be loaded (")
    assert message.endswith("check INDEX_RERANKER and the network, or use INDEX_RERANKER=none")
    assert "\n" not in message


def test_a_model_that_sorts_into_classes_is_refused(tmp_path: Path) -> None:
    folder = save_tiny_model(tmp_path / "classes", labels=3)

    with pytest.raises(RerankerError, match="gives 3 numbers a pair, not one"):
        load_reranker(str(folder))


def test_weights_that_are_not_numbers_are_refused(tmp_path: Path) -> None:
    broken = load_reranker(str(save_tiny_model(tmp_path / "model")))
    assert broken is not None
    broken._model.model.classifier.bias.data.fill_(float("nan"))  # type: ignore[attr-defined]

    with pytest.raises(RerankerError, match="gives scores that are not numbers"):
        broken.relevance("wer geht", EXTRACTS)

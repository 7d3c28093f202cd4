"""Any other model, through sentence-transformers, on a tiny one of random weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.answering import Answerer
from index.datatypes import Embedder
from index.embedding import load_embedder
from index.errors import EmbedderError
from index.operations.rebuilding import rebuild
from tests.index.newsroom import build
from tests.index.tinybert import save_tokenizer, tiny_config

PROMPTS = {"query": "Frage: ", "passage": "Absatz: "}
VOCABULARY = "[PAD] [UNK] [CLS] [SEP] [MASK] frage absatz : wer geht zu heliotrop lindqvist okafor".split()


def save_tiny_model(folder: Path, prompts: dict[str, str]) -> Path:
    """A sentence-transformers model of random weights, with these prompts."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertModel

    plain = folder / "bert"
    save_tokenizer(plain, VOCABULARY)
    BertModel(tiny_config(len(VOCABULARY))).save_pretrained(plain)
    model = SentenceTransformer(modules=[Transformer(str(plain)), Pooling(16)], prompts=prompts, device="cpu")
    model.save(str(folder / "model"))
    return folder / "model"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_model(tmp_path_factory.mktemp("tiny"), PROMPTS)


@pytest.fixture(scope="module")
def embedder(tiny: Path) -> Embedder:
    return load_embedder(str(tiny))


def test_queries_and_passages_get_the_model_s_own_prompts(tiny: Path, embedder: Embedder) -> None:
    from sentence_transformers import SentenceTransformer

    reference = SentenceTransformer(str(tiny), device="cpu")
    text = "wer geht zu heliotrop"

    query, passage = embedder.embed_queries([text]), embedder.embed_passages([text])

    np.testing.assert_allclose(query, reference.encode([f"Frage: {text}"], normalize_embeddings=True), atol=1e-5)
    np.testing.assert_allclose(passage, reference.encode([f"Absatz: {text}"], normalize_embeddings=True), atol=1e-5)
    assert np.abs(query - passage).max() > 0.01


def test_a_model_without_prompts_embeds_both_alike(tmp_path: Path) -> None:
    embedder = load_embedder(str(save_tiny_model(tmp_path, {})))

    query, passage = embedder.embed_queries(["lindqvist"]), embedder.embed_passages(["lindqvist"])

    np.testing.assert_allclose(query, passage, atol=1e-6)


def test_vectors_are_unit_float32_of_the_stated_dimension(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(["okafor", "", "wer geht"])

    assert vectors.dtype == np.float32
    assert vectors.shape == (3, embedder.dimension) == (3, 16)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed_queries([]).shape == (0, 16)


def test_the_fingerprint_tells_other_prompts_under_the_same_name_apart(tmp_path: Path) -> None:
    folder = str(save_tiny_model(tmp_path / "first", PROMPTS))
    before, same = load_embedder(folder).fingerprint, load_embedder(folder).fingerprint
    config = tmp_path / "first" / "model" / "config_sentence_transformers.json"
    config.write_text(config.read_text("utf-8").replace("Frage: ", "wer geht zu: "), "utf-8")

    after = load_embedder(folder).fingerprint

    assert before == same
    assert after != before


def test_an_index_is_built_and_asked_with_it(tmp_path: Path, embedder: Embedder) -> None:
    folder, report = build(tmp_path, embedder=embedder)

    answer = Answerer.open(folder, embedder).answer("Wer geht zu Heliotrop?")

    assert report.embedded == report.passages
    assert "lindqvist.md" in [hit.article.path for hit in answer.hits]


@pytest.mark.parametrize("name", ["nobody/no-such-model", "no-such-model", "/nowhere/at/all", "no model at all"])
def test_a_model_that_cannot_be_had_is_one_line_that_says_what_to_do(name: str) -> None:
    with pytest.raises(EmbedderError) as caught:
        load_embedder(name)

    message = str(caught.value)
    assert message.startswith(f"the embedding model '{name}' cannot be loaded (")
    assert message.endswith("check INDEX_EMBEDDER and the network, or use INDEX_EMBEDDER=static")
    assert "\n" not in message


def test_a_folder_that_holds_no_model_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match=f"the embedding model '{tmp_path}' cannot be loaded"):
        load_embedder(str(tmp_path))


def test_weights_that_are_not_numbers_are_refused_and_the_live_index_stays(tmp_path: Path, tiny: Path) -> None:
    from index.embedding.transformer import TransformerEmbedder

    folder, report = build(tmp_path)
    broken = TransformerEmbedder.from_name(str(tiny))
    for weights in broken._model.parameters():
        weights.data.fill_(float("nan"))

    with pytest.raises(EmbedderError, match="gives vectors that are not numbers"):
        rebuild([tmp_path / "articles"], folder, broken)

    assert (folder / "live").read_text() == f"{report.generation}\n"

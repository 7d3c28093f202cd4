"""What is trained in torch is what ONNX Runtime reads, rounded to eight bits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.embedding import StaticEmbedder
from index.reranking.pairing import Pair
from index.reranking.sentence_reader import INPUTS
from index.training.bundles import Bundle, BundleQuestion
from index.training.examples import Examples
from index.training.export import export
from index.training.network import Batch, SentenceReader
from index.training.reading import judged, learn
from tests.index.tinybert import tiny_config

BUNDLE = Bundle(
    "en",
    "Haas moves",
    ["Ines Haas"],
    ["Lumen"],
    ["Ines Haas joins Lumen.", "The bonus is three million.", "Nobody comments."],
    [
        BundleQuestion("en", "how big is the bonus", frozenset({1})),
        BundleQuestion("en", "who joins Lumen", frozenset({0})),
        BundleQuestion("en", "why was Haas sued", frozenset()),
        BundleQuestion("de", "wer klagt gegen Lumen", frozenset()),
    ],
)


def tiny_reader() -> SentenceReader:
    """One of random weights, for the static embedder's tokens."""
    from transformers import BertModel

    config = tiny_config(32_002, longest=512)
    return SentenceReader(BertModel(config, add_pooling_layer=False))


@pytest.fixture
def tiny() -> SentenceReader:
    return tiny_reader()


def test_the_exported_model_gives_what_torch_gives(tmp_path: Path, tiny: SentenceReader) -> None:
    import torch
    from onnxruntime import InferenceSession

    pairs = [Pair([50, 60, 70], [80], [[90, 100], [110]]), Pair([50], [], [[120, 130, 140]])]
    with torch.no_grad():
        wanted = tiny(*Batch.of(pairs).inputs).numpy()

    export(tiny, tmp_path / "model.onnx")

    arrays = [tensor.numpy() for tensor in Batch.of(pairs).inputs]
    (found,) = InferenceSession(tmp_path / "model.onnx").run(None, dict(zip(INPUTS, arrays, strict=True)))
    np.testing.assert_allclose(found[0], wanted[0], atol=0.3)
    np.testing.assert_allclose(found[1, 0], wanted[1, 0], atol=0.3)


def test_a_lesson_makes_it_tell_answers_apart(tiny: SentenceReader, static: StaticEmbedder) -> None:
    examples = Examples([BUNDLE], static.tokenizer, seed=2)
    said: list[str] = []

    learn(tiny, examples, 600.0, said.append, most_steps=150)

    _, hits = judged(tiny, [BUNDLE], examples)
    assert hits == 1.0
    assert said[0].startswith("step 150, 99%: loss ")

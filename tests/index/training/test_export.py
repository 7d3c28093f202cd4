"""What is trained in torch is what ONNX Runtime reads, rounded to eight bits."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.embedding import StaticEmbedder
from index.embedding.contextual import GRAPH, INPUTS, OUTPUTS, WEIGHTS, ContextualEmbedder
from index.training.export import export, write_optimised, write_rounded
from index.training.network import padded
from tests.index.training.tiny import tiny_network


def test_the_exported_model_gives_what_torch_gives(tmp_path: Path, static: StaticEmbedder) -> None:
    import torch
    from onnxruntime import InferenceSession

    network = tiny_network(static)
    texts = padded([[50, 60, 70], [80]], "cpu")
    with torch.no_grad():
        wanted = [tensor.numpy() for tensor in network(*texts)]

    export(network, tmp_path)

    arrays = dict(zip(INPUTS, (tensor.numpy() for tensor in texts), strict=True))
    found = InferenceSession(tmp_path / GRAPH).run(OUTPUTS, arrays)
    assert [one.shape for one in found] == [one.shape for one in wanted]
    held = texts[1].numpy().astype(bool)
    assert (found[0][held] * wanted[0][held]).sum(axis=-1).min() > 0.9
    assert (found[2] * wanted[2]).sum(axis=-1).min() > 0.9
    np.testing.assert_allclose(found[1], wanted[1], rtol=0.2, atol=0.01)


def test_the_graph_that_is_optimised_beforehand_gives_the_same_numbers(tmp_path: Path, static: StaticEmbedder) -> None:
    from onnxruntime import InferenceSession

    write_rounded(tiny_network(static), tmp_path / WEIGHTS)
    texts = dict(zip(INPUTS, (tensor.numpy() for tensor in padded([[50, 60, 70], [80]], "cpu")), strict=True))

    write_optimised(tmp_path)

    embedder = ContextualEmbedder.from_folder(tmp_path)
    wanted = InferenceSession(tmp_path / WEIGHTS).run(OUTPUTS, texts)
    for found, expected in zip(embedder.session.run(OUTPUTS, texts), wanted, strict=True):
        np.testing.assert_array_equal(found, expected)

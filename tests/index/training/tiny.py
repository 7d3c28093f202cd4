"""A student of one layer and random weights, for the static embedder's tokens."""

from __future__ import annotations

from index.embedding import StaticEmbedder
from index.training.network import TokenNetwork
from tests.index.tinybert import tiny_config


def tiny_network(static: StaticEmbedder) -> TokenNetwork:
    from transformers import BertModel

    return TokenNetwork(BertModel(tiny_config(32_002, longest=512), add_pooling_layer=False), static)

"""A BERT of one layer and 16 dimensions, its weights drawn from a fixed seed: what tests take for a model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import BertConfig

LONGEST = 64


def tiny_config(vocabulary: int, longest: int = LONGEST) -> BertConfig:
    """Also sets the seed of the weights that are drawn next."""
    import torch
    from transformers import BertConfig

    torch.manual_seed(7)
    return BertConfig(
        vocab_size=vocabulary,
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=longest,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )


def save_tokenizer(folder: Path, words: list[str]) -> None:
    """A tokenizer of these words, into a new folder."""
    from transformers import BertTokenizer

    folder.mkdir(parents=True)
    (folder / "vocab.txt").write_text("\n".join(words), "utf-8")
    BertTokenizer(vocab=str(folder / "vocab.txt"), model_max_length=LONGEST).save_pretrained(folder)

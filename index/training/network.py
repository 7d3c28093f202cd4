"""The cross-encoder: reads a question and a few sentences together and says of each sentence how likely it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, normalize
from transformers import BertModel

from index.reranking.pairing import Pair, padded

_HIDDEN = 128


class SentenceReader(nn.Module):
    """Mean vectors of the question and of each sentence, both seen by all layers at once, are compared: by cosine, which
    the sentence embedder it grew from does well already, and by a small network on top.
    """

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        width = int(bert.config.hidden_size)
        self.bert = bert
        self.compare = nn.Linear(3 * width, _HIDDEN)
        self.decide = nn.Linear(_HIDDEN, 1)
        self.scale = nn.Parameter(torch.tensor(6.0))
        self.bias = nn.Parameter(torch.tensor(-3.0))

    def forward(self, tokens: Tensor, mask: Tensor, kinds: Tensor, question: Tensor, sentences: Tensor) -> Tensor:
        """Logits of shape `(pairs, sentences)`.

        `tokens`, `mask` and `kinds` have shape `(pairs, tokens)`; `question`, of the same shape, and `sentences`,
        `(pairs, sentences, tokens)`, hold the weight of each token in the mean of the question or the sentence.
        """
        states = self.bert(input_ids=tokens, attention_mask=mask, token_type_ids=kinds).last_hidden_state
        asked = normalize((question[:, None, :] @ states), dim=-1)
        told = normalize(sentences @ states, dim=-1)
        root = states.shape[-1] ** 0.5
        compared = torch.cat([asked * told * root, (asked - told).abs() * root**0.5, told * root**0.5], dim=-1)
        network: Tensor = self.decide(gelu(self.compare(compared)))[..., 0]
        return self.scale * (asked * told).sum(dim=-1) + self.bias + network


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs as tensors: the arguments of `SentenceReader`."""

    inputs: tuple[Tensor, ...]

    @classmethod
    def of(cls, pairs: Sequence[Pair], device: str = "cpu") -> Batch:
        return cls(tuple(torch.from_numpy(array).to(device) for array in padded(pairs)))

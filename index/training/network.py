"""The student: a BERT whose tokens are compared one by one (ColBERT: Khattab and Zaharia 2020, SIGIR)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import normalize
from transformers import BertModel

from index.embedding.static import StaticEmbedder
from index.training.transplant import SPECIAL

WIDTH = 128
_MOST_CHANGE = 3.0
_FAR_FROM_ALL = 9.0


class TokenNetwork(nn.Module):
    """Gives each token a short unit vector and a weight, and the whole text the mean of its last states."""

    def __init__(self, bert: BertModel, static: StaticEmbedder) -> None:
        super().__init__()
        states = int(bert.config.hidden_size)
        self.bert = bert
        self.project = nn.Linear(states, WIDTH, bias=False)
        self.weigh = nn.Linear(states, 1)
        nn.init.orthogonal_(self.project.weight)  # keeps cosines about as they are
        nn.init.zeros_(self.weigh.weight)
        nn.init.zeros_(self.weigh.bias)
        self.sharpness = nn.Parameter(torch.tensor(25.0))
        self.slope, self.offset = nn.Parameter(torch.tensor(15.0)), nn.Parameter(torch.tensor(-9.0))
        lengths = np.linalg.norm(static.rows.astype(np.float32), axis=1)
        # rare tokens have long rows; the two that frame a text count for nothing
        self.register_buffer("lengths", torch.from_numpy(np.append(lengths, [0.0] * SPECIAL).astype(np.float32)))

    def forward(self, tokens: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Both of shape `(texts, length)` -> vectors `(texts, length, WIDTH)`, weights `(texts, length)` from 0, means
        `(texts, states)`.
        """
        states = self.bert(input_ids=tokens, attention_mask=mask).last_hidden_state
        change = self.weigh(states)[..., 0].clamp(-_MOST_CHANGE, _MOST_CHANGE)
        weights = self.lengths[tokens] * torch.exp(change) * mask  # type: ignore[index]
        means = (states * mask[:, :, None]).sum(dim=1) / mask.sum(dim=1, keepdim=True)
        return normalize(self.project(states), dim=-1), weights, normalize(means, dim=-1)


@dataclass(frozen=True, slots=True)
class Read:
    """Some texts, read by the network."""

    vectors: Tensor
    weights: Tensor
    """Of each text's tokens, together 1."""
    means: Tensor
    mask: Tensor


def read(network: TokenNetwork, tokenizer: Tokenizer, texts: Sequence[str], most_tokens: int) -> Read:
    """Read the beginnings of texts, each between the two tokens that frame it."""
    opening = tokenizer.get_vocab_size()
    framed = [
        [opening, *tokenizer.encode(text, add_special_tokens=False).ids[:most_tokens], opening + 1] for text in texts
    ]
    tokens, mask = padded(framed, str(network.project.weight.device))
    vectors, weights, means = network(tokens, mask)
    return Read(vectors, weights / weights.sum(dim=1, keepdim=True).clamp_min(1e-6), means, mask)


def padded(texts: Sequence[Sequence[int]], device: str) -> tuple[Tensor, Tensor]:
    """Tokens and mask, shape `(texts, longest)`."""
    longest = max(map(len, texts))
    tokens = torch.tensor([[*ids, *[0] * (longest - len(ids))] for ids in texts], device=device)
    mask = torch.tensor([[1.0] * len(ids) + [0.0] * (longest - len(ids)) for ids in texts], device=device)
    return tokens, mask


def likeness(asked: Read, told: Read) -> Tensor:
    """How well each asked text's tokens are matched by each told one's, shape `(asked, told)`."""
    cosines = torch.einsum("aid,bjd->abij", asked.vectors, told.vectors)
    cosines = cosines + (told.mask[None, :, None, :] - 1) * _FAR_FROM_ALL
    matched: Tensor = (cosines.max(dim=3).values * asked.weights[:, None, :]).sum(dim=2)
    return matched

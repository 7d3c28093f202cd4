"""Trains the small networks that judge a page's lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from index.reading.judging import FADING, LineNetwork
from index.reading.wording import Numbers, Wording, bundled_words, rows_of

_FEATURES, _UNITS, _CONTEXT_UNITS = 16, 32, 24
_SCALE = 3.0
"""Rows of words are made so much longer, or their features would be learned later than all else."""
_EPOCHS, _BATCH = 25, 512
_RATE, _DECAY = 6e-3, 0.3
_DROPPED_WORDS, _DROPPED_FEATURES, _DROPPED_TRAITS, _DROPPED_UNITS = 0.1, 0.3, 0.2, 0.5


@dataclass(frozen=True, slots=True)
class Sample:
    """A page, or what an extractor would have left of one."""

    table: Numbers
    """Shape `(lines, traits)`."""
    wording: Wording
    is_article: NDArray[np.bool_]
    share: float
    """Of the epochs, that it is seen in."""


def trained(samples: Sequence[Sample], seed: int) -> LineNetwork:
    """One network."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    mean = np.concatenate([sample.table for sample in samples]).mean(axis=0)
    network = _Network(len(mean))
    batches = [batch for _ in range(_EPOCHS) for batch in _batches(samples)]
    optimizer = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=len(batches))
    for batch in batches:
        rows = torch.from_numpy(np.concatenate([sample.table for sample in batch]) - mean)
        truths = torch.from_numpy(np.concatenate([sample.is_article for sample in batch])).float()
        logits = network(rows, [sample.wording for sample in batch])
        loss = nn.functional.binary_cross_entropy_with_logits(logits, truths)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return network.numbers(mean)


class _Network(nn.Module):
    """`LineNetwork`, with some of the words, of the traits and of the units dropped."""

    def __init__(self, traits: int) -> None:
        super().__init__()
        self.words = nn.Linear(bundled_words().dimension, _FEATURES)
        self.hidden = nn.Linear(traits + 2 * _FEATURES, _UNITS)
        self.context = nn.Linear((1 + 2 * len(FADING)) * _UNITS, _CONTEXT_UNITS)
        self.output = nn.Linear(_UNITS + _CONTEXT_UNITS, 1)
        self.drop_words, self.drop_features = nn.Dropout(_DROPPED_WORDS), nn.Dropout(_DROPPED_FEATURES)
        self.drop_traits, self.drop_units = nn.Dropout(_DROPPED_TRAITS), nn.Dropout(_DROPPED_UNITS)

    def forward(self, table: Tensor, pages: list[Wording]) -> Tensor:
        """The lines of these pages, one after the other."""
        rows = torch.cat([self.drop_traits(table), self.drop_features(self._pooled(pages))], dim=1)
        units = self.drop_units(torch.relu(self.hidden(rows)))
        around = torch.cat([_around(page) for page in units.split([len(page.starts) for page in pages])])
        context = self.drop_units(torch.relu(self.context(around)))
        logits: Tensor = self.output(torch.cat([units, context], dim=1))[:, 0]
        return logits

    def _pooled(self, pages: list[Wording]) -> Tensor:
        """As `Wording.pooled`, of several pages at once."""
        kinds, places = np.unique(np.concatenate([page.kinds for page in pages]), return_inverse=True)
        rows = torch.from_numpy(rows_of(kinds)) * _SCALE
        features = torch.relu(self.words(rows * self.drop_words(torch.ones(len(rows), 1))))
        tokens = torch.from_numpy(places[_joined([page.tokens for page in pages], [len(page.kinds) for page in pages])])
        starts = torch.from_numpy(_joined([page.starts for page in pages], [len(page.tokens) for page in pages]))
        ways = ("mean", "max")
        return torch.cat([nn.functional.embedding_bag(tokens, features, starts, mode=way) for way in ways], dim=1)

    def numbers(self, mean: Numbers) -> LineNetwork:
        """Of traits from which no mean is taken."""
        hidden = _numbers(self.hidden.weight).T
        return LineNetwork(
            _numbers(self.words.weight).T * _SCALE,
            _numbers(self.words.bias),
            hidden,
            _numbers(self.hidden.bias) - mean @ hidden[: len(mean)],
            _numbers(self.context.weight).T,
            _numbers(self.context.bias),
            _numbers(self.output.weight)[0],
            _numbers(self.output.bias),
        )


def _joined(places: Sequence[NDArray[np.intp]], sizes: Sequence[int]) -> NDArray[np.intp]:
    """Places in lists of these sizes, as those in all the lists together."""
    before = np.cumsum([0, *sizes[:-1]])
    return np.concatenate([own + size for own, size in zip(places, before, strict=True)])


def _around(units: Tensor) -> Tensor:
    return (_views(len(units)) @ units).permute(1, 0, 2).reshape(len(units), -1)


@lru_cache(maxsize=256)
def _views(lines: int) -> Tensor:
    """How much each line of a page sees of each: all alike, then those above, then those below, for each of `FADING`."""
    numbers = torch.arange(lines)
    above = numbers[:, None] - numbers[None]
    fading = [
        (away > 0) * (1 - rate) * rate ** (away.clamp(min=1) - 1).float() for away in (above, -above) for rate in FADING
    ]
    return torch.stack([torch.full((lines, lines), 1 / lines), *fading])


def _batches(samples: Sequence[Sample]) -> Iterator[list[Sample]]:
    """An epoch's samples in an order by chance, so many together that they have a batch's lines."""
    batch: list[Sample] = []
    seen = [
        sample
        for sample, chance in zip(samples, torch.rand(len(samples)).tolist(), strict=True)
        if chance < sample.share
    ]
    for number in torch.randperm(len(seen)).tolist():
        batch.append(seen[number])
        if sum(len(sample.table) for sample in batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _numbers(weights: Tensor) -> Numbers:
    return np.asarray(weights.detach().numpy(), np.float32)

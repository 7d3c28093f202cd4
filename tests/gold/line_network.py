"""Trains the small networks that judge a page's lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from index.reading.judging import FADING, LineNetwork, Numbers

_UNITS, _CONTEXT_UNITS = 32, 24
_EPOCHS, _BATCH = 15, 512
_RATE, _DECAY = 6e-3, 0.3
_DROPPED_TRAITS, _DROPPED_UNITS = 0.2, 0.5


@dataclass(frozen=True, slots=True)
class Sample:
    """A page, or what an extractor would have left of one."""

    table: Numbers
    """Shape `(lines, traits)`."""
    is_article: NDArray[np.bool_]
    weight: float


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
        weights = torch.tensor([sample.weight for sample in batch for _ in sample.table])
        logits = network(rows, [len(sample.table) for sample in batch])
        loss = nn.functional.binary_cross_entropy_with_logits(logits, truths, weights)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return network.numbers(mean)


class _Network(nn.Module):
    """`LineNetwork`, with some of the traits and of the units dropped."""

    def __init__(self, traits: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(traits, _UNITS)
        self.context = nn.Linear((1 + 2 * len(FADING)) * _UNITS, _CONTEXT_UNITS)
        self.output = nn.Linear(_UNITS + _CONTEXT_UNITS, 1)
        self.drop_traits, self.drop_units = nn.Dropout(_DROPPED_TRAITS), nn.Dropout(_DROPPED_UNITS)

    def forward(self, rows: Tensor, lengths: list[int]) -> Tensor:
        """The lines of pages of these lengths, one after the other."""
        units = self.drop_units(torch.relu(self.hidden(self.drop_traits(rows))))
        around = torch.cat([_around(page) for page in units.split(lengths)])
        context = self.drop_units(torch.relu(self.context(around)))
        logits: Tensor = self.output(torch.cat([units, context], dim=1))[:, 0]
        return logits

    def numbers(self, mean: Numbers) -> LineNetwork:
        """Of traits from which no mean is taken."""
        hidden = _numbers(self.hidden.weight).T
        return LineNetwork(
            hidden,
            _numbers(self.hidden.bias) - mean @ hidden,
            _numbers(self.context.weight).T,
            _numbers(self.context.bias),
            _numbers(self.output.weight)[0],
            _numbers(self.output.bias),
        )


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
    """All samples in an order by chance, so many together that they have a batch's lines."""
    batch: list[Sample] = []
    for number in torch.randperm(len(samples)).tolist():
        batch.append(samples[number])
        if sum(len(sample.table) for sample in batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _numbers(weights: Tensor) -> Numbers:
    return np.asarray(weights.detach().numpy(), np.float32)

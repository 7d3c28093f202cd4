"""Trains the small network that judges a page's lines."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

NETWORKS = 2
"""Each from a seed of its own; one network of all their hidden units gives the mean of what they say."""
_UNITS, _EPOCHS, _BATCH = 32, 15, 128
_RATE, _DECAY = 3e-3, 1.0
_DROPPED_TRAITS, _DROPPED_UNITS = 0.2, 0.5

Numbers = NDArray[np.float32]


def trained(table: Numbers, truths: NDArray[np.bool_], weights: Numbers) -> tuple[Numbers, Numbers, Numbers, float]:
    """The hidden units' weights, shape `(traits, units)`, and biases; the output's, and its bias."""
    mean = table.mean(axis=0)
    torch.set_num_threads(1)
    layers = [_train(table - mean, truths, weights, seed) for seed in range(NETWORKS)]
    hidden = np.concatenate([_numbers(inner.weight).T for inner, _ in layers], axis=1)
    biases = np.concatenate([_numbers(inner.bias) for inner, _ in layers]) - mean @ hidden
    outputs = np.concatenate([_numbers(outer.weight / NETWORKS)[0] for _, outer in layers])
    return hidden, biases, outputs, float(np.mean([_numbers(outer.bias)[0] for _, outer in layers]))


def _train(table: Numbers, truths: NDArray[np.bool_], weights: Numbers, seed: int) -> tuple[nn.Linear, nn.Linear]:
    torch.manual_seed(seed)
    inner, outer = nn.Linear(table.shape[1], _UNITS), nn.Linear(_UNITS, 1)
    network = nn.Sequential(nn.Dropout(_DROPPED_TRAITS), inner, nn.ReLU(), nn.Dropout(_DROPPED_UNITS), outer)
    rows, wanted, weighs = torch.from_numpy(table), torch.from_numpy(truths).float(), torch.from_numpy(weights)
    steps = _EPOCHS * -(-len(rows) // _BATCH)
    optimizer = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps)
    for _ in range(_EPOCHS):
        for batch in torch.randperm(len(rows)).split(_BATCH):
            logits = network(rows[batch])[:, 0]
            loss = nn.functional.binary_cross_entropy_with_logits(logits, wanted[batch], weighs[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return inner, outer


def _numbers(weights: torch.Tensor) -> Numbers:
    return np.asarray(weights.detach().numpy(), np.float32)

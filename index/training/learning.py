"""A timetable of lessons, taught for so long."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from math import inf
from typing import Any

import torch

from index.training.lessons import Lesson
from index.training.network import TokenNetwork

FIRST = ("translations", "translations", "words", "translations")
"""Until most of the language is there."""

SECOND = (
    *("answers", "translations", "answers", "matching", "answers", "words", "answers", "paragraphs"),
    *("answers", "translations", "answers", "matching", "answers", "words", "answers", "english"),
)
_ROWS_RATE, _LAYERS_RATE, _HEADS_RATE, _WARM_UP, _DECAY = 5e-4, 5e-5, 5e-4, 100, 0.95
_CLIP, _TELL = 1.0, 80


def learn(
    network: TokenNetwork,
    lessons: Mapping[str, Lesson],
    timetable: Sequence[str],
    seconds: float,
    tell: Callable[[str], None],
    most_steps: float = inf,
) -> None:
    """Teach `network` in place for so long or so many steps; `tell` hears of every eightieth, and may save it."""
    optimizer = torch.optim.AdamW(_groups(network), weight_decay=0.0)
    started, step, losses = time.monotonic(), 0, dict[str, list[float]]()
    while (share := max((time.monotonic() - started) / seconds, step / most_steps)) < 1:
        for group, rate in zip(optimizer.param_groups, (_ROWS_RATE, _LAYERS_RATE, _HEADS_RATE), strict=True):
            group["lr"] = rate * min(1, (step + 1) / _WARM_UP) * (1 - _DECAY * share)
        name = timetable[step % len(timetable)]
        loss = lessons[name]()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), _CLIP)
        optimizer.step()
        losses.setdefault(name, []).append(loss.item())
        step += 1
        if step % _TELL == 0:
            means = ", ".join(f"{lesson} {sum(found) / len(found):.3f}" for lesson, found in losses.items())
            tell(f"step {step}, {share:.0%}: {means}")
            losses.clear()


def _groups(network: TokenNetwork) -> list[dict[str, Any]]:
    """The rows of tokens, the layers, and what stands on top of them."""
    named = list(network.named_parameters())
    rows = [weight for name, weight in named if "word_embeddings" in name]
    layers = [weight for name, weight in named if name.startswith("bert.") and "word_embeddings" not in name]
    return [{"params": rows}, {"params": layers}, {"params": [w for name, w in named if not name.startswith("bert.")]}]

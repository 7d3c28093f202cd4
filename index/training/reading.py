"""Second lesson: which sentence answers the question, and whether any does, learnt from bundles."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from math import inf

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from index.reranking.pairing import Pair
from index.training.bundles import Bundle
from index.training.examples import Example, Examples
from index.training.network import Batch, SentenceReader

EVERY_TWELFTH = 12
"""One bundle of so many is set aside to see how the lesson goes."""

_BATCH, _BUCKET = 24, 8
_ROWS_RATE, _LAYERS_RATE, _HEAD_RATE, _WARM_UP, _DECAY = 4e-4, 1.2e-4, 1e-3, 150, 0.95
_RIGHT_WEIGHT = 2.0
_CLIP = 1.0
_ABSENT = -30.0


def split(bundles: Sequence[Bundle]) -> tuple[list[Bundle], list[Bundle]]:
    """Those to learn from, and those set aside."""
    aside = list(bundles[5::EVERY_TWELFTH])
    return [bundle for bundle in bundles if bundle not in aside], aside


def learn(
    reader: SentenceReader,
    examples: Examples,
    seconds: float,
    tell: Callable[[str], None],
    most_steps: float = inf,
) -> None:
    """Teach `reader` in place for so long or so many steps."""
    device = str(next(reader.parameters()).device)
    rates = (_ROWS_RATE, _LAYERS_RATE, _HEAD_RATE)
    optimizer = torch.optim.AdamW([{"params": group} for group in _groups(reader)], lr=_LAYERS_RATE, weight_decay=0.01)
    started, step, batches = time.monotonic(), 0, _batches(examples)
    reader.train()
    while (share := max((time.monotonic() - started) / seconds, step / most_steps)) < 1:
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1, (step + 1) / _WARM_UP) * (1 - _DECAY * share)
        loss = _loss(reader, next(batches), device)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), _CLIP)
        optimizer.step()
        step += 1
        if step % _WARM_UP == 0:
            tell(f"step {step}, {share:.0%}: loss {loss.item():.3f}")


def _loss(reader: SentenceReader, batch: Sequence[Example], device: str) -> Tensor:
    """Each sentence is judged, and the likeliest one decides whether the question is answered at all."""
    logits = reader(*Batch.of([example.pair for example in batch], device).inputs)
    labels = torch.full(logits.shape, -1.0, device=device)
    for row, example in enumerate(batch):
        labels[row, : len(example.answers)] = torch.tensor(example.answers, dtype=torch.float32)
    told = labels >= 0
    weight = torch.tensor(_RIGHT_WEIGHT, device=device)
    sentences = cross_entropy(logits[told], labels[told], pos_weight=weight, reduction="sum") / len(batch)
    likeliest = torch.logsumexp(logits.masked_fill(~told, _ABSENT), dim=1)
    return sentences + cross_entropy(likeliest, (labels == 1).any(dim=1).float())


def _groups(reader: SentenceReader) -> tuple[list[Tensor], list[Tensor], list[Tensor]]:
    """The input rows, the layers, and what is new."""
    named: dict[str, Tensor] = dict(reader.named_parameters())
    rows = [weight for name, weight in named.items() if "word_embeddings" in name]
    layers = [weight for name, weight in named.items() if name.startswith("bert.") and "word_embeddings" not in name]
    return rows, layers, [weight for name, weight in named.items() if not name.startswith("bert.")]


def _batches(examples: Examples) -> Iterator[list[Example]]:
    """Examples of about the same length together, without end."""
    draw = random.Random(5)  # noqa: S311  # no secret
    while True:
        epoch = examples.epoch()
        for start in range(0, len(epoch), _BATCH * _BUCKET):
            bucket = sorted(epoch[start : start + _BATCH * _BUCKET], key=lambda example: _length(example.pair))
            batches = [bucket[place : place + _BATCH] for place in range(0, len(bucket), _BATCH)]
            draw.shuffle(batches)
            yield from batches


def _length(pair: Pair) -> int:
    return len(pair.question) + sum(map(len, pair.sentences))


@torch.no_grad()
def judged(reader: SentenceReader, bundles: Sequence[Bundle], examples: Examples) -> tuple[float, float]:
    """How well a whole text's likeliest sentence tells answered questions from the others (area under the ROC curve),
    and how often it is a sentence that answers.
    """
    from sklearn.metrics import roc_auc_score

    reader.eval()
    best, is_answered, hits = [], [], []
    for bundle in bundles:
        whole = [examples.whole(bundle, question) for question in bundle.questions]
        logits = reader(*Batch.of([example.pair for example in whole]).inputs).cpu()
        for example, row in zip(whole, logits, strict=True):
            best.append(float(row.max()))
            is_answered.append(any(example.answers))
            if any(example.answers):
                hits.append(example.answers[int(row.argmax())])
    return float(roc_auc_score(is_answered, best)), sum(hits) / len(hits)

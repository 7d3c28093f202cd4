"""First lesson: put a sentence and its translations where MiniLM puts the English one (Reimers and Gurevych 2020, EMNLP)."""

from __future__ import annotations

import gzip
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import cross_entropy, normalize
from transformers import BertModel

from index.reranking.pairing import CLS, SEP

SOURCES = {
    "mlqe": 9_000,
    "tico": 9_000,
    "www": 14_700,
    "opensource": 1_300,
    "smb": 6_000,
    "dynamics": 12_000,
    "laws": 6_000,
    "pyfr": 3_000,
    "pyes": 3_000,
    "httpd": 4_000,
}
"""Files of translation pairs and how many short ones are taken of each."""

_SHORTEST, _LONGEST = 15, 220
_WORD, _GLOSS = 30, 40
_BATCH, _WORDS_BATCH, _WORDS_EVERY = 64, 128, 4
_ENGLISH_SHARE = 0.2
_CONTRAST, _SHARPNESS = 0.3, 20.0
_ROWS_RATE, _LAYERS_RATE, _WARM_UP, _DECAY = 8e-4, 6e-5, 100, 0.9
_TEACHER_TOKENS, _STUDENT_TOKENS = 80, 78


@dataclass(frozen=True, slots=True)
class Translation:
    english: str
    other: str


def translations(folder: Path, draw: random.Random) -> list[list[Translation]]:
    """Batches of translation pairs of about the same length, from the training files, shuffled."""
    pairs: list[Translation] = []
    for name, most in SOURCES.items():
        found = [pair for pair in _pairs(folder / f"{name}.tsv.gz", "par") if _SHORTEST < len(pair.english) < _LONGEST]
        draw.shuffle(found)
        pairs += found[:most]
    pairs.sort(key=lambda pair: len(pair.english))
    batches = [pairs[start : start + _BATCH] for start in range(0, len(pairs), _BATCH)]
    draw.shuffle(batches)
    return batches


def dictionary(folder: Path) -> list[Translation]:
    """Entries of the dictionary: single words and short phrases."""
    entries = _pairs(folder / "wikt.tsv.gz", "dict")
    return [entry for entry in entries if len(entry.english) < _WORD and len(entry.other) < _GLOSS]


def teach(
    student: BertModel,
    teacher: BertModel,
    tokenizers: tuple[Tokenizer, Tokenizer],
    lessons: tuple[Sequence[list[Translation]], Sequence[Translation]],
    seconds: float,
    tell: Callable[[str], None],
    most_steps: float = inf,
) -> None:
    """Teach `student` in place for so long or so many steps; `tokenizers` are the student's and the teacher's, `lessons` the batches of
    sentences and the dictionary.
    """
    ours, theirs = tokenizers
    sentences, words = lessons
    draw = random.Random(3)  # noqa: S311  # no secret
    rows = [student.embeddings.word_embeddings.weight]
    layers = [weight for name, weight in student.named_parameters() if "word_embeddings" not in name]
    groups: list[dict[str, Any]] = [{"params": rows}, {"params": layers}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.0)
    theirs.enable_truncation(_TEACHER_TOKENS)
    started, step = time.monotonic(), 0
    while (share := max((time.monotonic() - started) / seconds, step / most_steps)) < 1:
        for group, rate in zip(optimizer.param_groups, (_ROWS_RATE, _LAYERS_RATE), strict=True):
            group["lr"] = rate * min(1, (step + 1) / _WARM_UP) * (1 - _DECAY * share)
        is_words = step % _WORDS_EVERY == _WORDS_EVERY - 1
        batch = draw.sample(words, _WORDS_BATCH) if is_words else sentences[step % len(sentences)]
        with torch.no_grad():
            wanted = _means(teacher, [theirs.encode(pair.english).ids for pair in batch])
        shown = [pair.english if draw.random() < _ENGLISH_SHARE else pair.other for pair in batch]
        found = _means(student, [[CLS, *_ids(ours, text)[:_STUDENT_TOKENS], SEP] for text in shown])
        likeness = _SHARPNESS * found @ wanted.T
        places = torch.arange(len(batch), device=likeness.device)
        apart = cross_entropy(likeness, places) + cross_entropy(likeness.T, places)
        loss = ((found - wanted) ** 2).sum(dim=1).mean() + _CONTRAST * apart
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        step += 1
        if step % _WARM_UP == 0:
            tell(f"step {step}, {share:.0%}: loss {loss.item():.3f}")


def _means(model: BertModel, texts: Sequence[Sequence[int]]) -> Tensor:
    """Unit mean vectors, shape `(texts, width)`."""
    length = max(map(len, texts))
    tokens = torch.tensor([[*text, *[0] * (length - len(text))] for text in texts], device=model.device)
    mask = torch.tensor([[1.0] * len(text) + [0.0] * (length - len(text)) for text in texts], device=model.device)
    states = model(input_ids=tokens, attention_mask=mask).last_hidden_state
    return normalize((states * mask[:, :, None]).sum(dim=1) / mask.sum(dim=1, keepdim=True), dim=1)


def _ids(tokenizer: Tokenizer, text: str) -> list[int]:
    ids: list[int] = tokenizer.encode(text, add_special_tokens=False).ids
    return ids


def _pairs(file: Path, kind: str) -> Iterator[Translation]:
    """Rows of a training file (`kind langA langB textA textB`) of which one side is English."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = line.rstrip("\n").split("\t")
            if len(row) == 5 and row[0] == kind and "en" in row[1:3]:
                yield Translation(row[3], row[4]) if row[1] == "en" else Translation(row[4], row[3])

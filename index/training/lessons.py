"""What the student learns: to put texts where MiniLM puts them, to match tokens, to tell answers from near-misses."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Protocol

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, softplus
from transformers import BertModel

from index.training.examples import Examples
from index.training.network import Read, TokenNetwork, likeness, padded, read
from index.training.pairs import Pairs

_WORDS_BATCH, _MATCHED_BATCH, _EXAMPLES = 128, 32, 16
_ENGLISH_SHARE = 0.2
_CONTRAST, _SHARPNESS, _PASSAGES_COUNT, _PARAGRAPHS_COUNT, _NEAR_MISSES_COUNT = 0.3, 20.0, 2.0, 0.5, 0.5
_SENTENCE, _PARAGRAPH, _QUESTION, _HEADING, _STRETCH = 90, 150, 50, 40, 130
_TEACHER_TOKENS = 160


class Lesson(Protocol):
    """One step's loss."""

    def __call__(self) -> Tensor: ...


@dataclass(frozen=True)
class Course:
    """The lessons, each drawing its own texts without end."""

    network: TokenNetwork
    teacher: BertModel
    tokenizer: Tokenizer
    theirs: Tokenizer
    """The teacher's tokenizer."""
    pairs: Pairs
    examples: Examples
    draw: random.Random

    def lessons(self) -> dict[str, Lesson]:
        """By name. Translations: Reimers and Gurevych 2020, EMNLP."""
        translations, words = cycle(self.pairs.translations), self.pairs.dictionary
        matched, paragraphs = cycle(self.pairs.translations), cycle(self.pairs.paragraphs)
        english = cycle(self.pairs.english)
        return {
            "translations": lambda: self._as_taught([(pair.english, pair.other) for pair in next(translations)]),
            "words": lambda: self._as_taught(
                [(pair.english, pair.other) for pair in self.draw.sample(words, _WORDS_BATCH)]
            ),
            "english": lambda: self._as_english(next(english)),
            "matching": lambda: self._matched(
                [(pair.other, pair.english) for pair in next(matched)[:_MATCHED_BATCH]], _SENTENCE, _SENTENCE
            ),
            "paragraphs": lambda: (
                _PARAGRAPHS_COUNT
                * self._matched([(pair.heading, pair.paragraph) for pair in next(paragraphs)], _HEADING, _PARAGRAPH)
            ),
            "answers": self._told_apart,
        }

    def _as_taught(self, pairs: list[tuple[str, str]]) -> Tensor:
        """A text and its translation lie where the teacher puts the English one, and apart from the others."""
        wanted = self._taught([english for english, _ in pairs])
        shown = [english if self.draw.random() < _ENGLISH_SHARE else other for english, other in pairs]
        found = self._read(shown, _SENTENCE).means
        return _distance(found, wanted) + _CONTRAST * _both_ways(_SHARPNESS * found @ wanted.T)

    def _as_english(self, passages: Sequence[str]) -> Tensor:
        return _PASSAGES_COUNT * _distance(self._read(passages, _PARAGRAPH).means, self._taught(passages))

    def _matched(self, pairs: list[tuple[str, str]], asked: int, told: int) -> Tensor:
        """Late interaction finds each one's partner among all."""
        ones, others = ([pair[place] for pair in pairs] for place in (0, 1))
        found = likeness(self._read(ones, asked), self._read(others, told))
        return _both_ways(self.network.sharpness * found) / 2

    def _told_apart(self) -> Tensor:
        """An answer is found among other answers, other stretches of its text and itself with other names; it matches its
        own question better than a near-miss; and how well it matches says whether it answers.
        """
        examples = self.examples.some(_EXAMPLES)
        stretches = [one.answer for one in examples] + [one.elsewhere for one in examples]
        stretches += [one.renamed for one in examples if one.renamed is not None]
        asked = [one.question for one in examples] + [one.unanswered for one in examples]
        found = likeness(self._read(asked, _QUESTION), self._read(stretches, _STRETCH))
        count = len(examples)
        places = torch.arange(count, device=found.device)
        right, missed, elsewhere = (
            found[places, places],
            found[count + places, places],
            found[places, count + places],
        )
        sharpness = self.network.sharpness
        logits = self.network.slope * torch.cat([right, missed, elsewhere]) + self.network.offset
        labels = torch.cat([torch.ones_like(right), torch.zeros_like(missed), torch.zeros_like(elsewhere)])
        return (
            cross_entropy(sharpness * found[:count], places)
            + _NEAR_MISSES_COUNT * softplus(-sharpness * (right - missed)).mean()
            + _NEAR_MISSES_COUNT * binary_cross_entropy_with_logits(logits, labels)
        )

    def _read(self, texts: Sequence[str], most_tokens: int) -> Read:
        return read(self.network, self.tokenizer, texts, most_tokens)

    def _taught(self, texts: Sequence[str]) -> Tensor:
        """Where the teacher puts English texts: unit means."""
        self.theirs.enable_truncation(_TEACHER_TOKENS)
        with torch.no_grad():
            tokens, mask = padded([self.theirs.encode(text).ids for text in texts], str(self.teacher.device))
            states = self.teacher(input_ids=tokens, attention_mask=mask).last_hidden_state
            means = (states * mask[:, :, None]).sum(dim=1) / mask.sum(dim=1, keepdim=True)
            return torch.nn.functional.normalize(means, dim=1)


def _distance(found: Tensor, wanted: Tensor) -> Tensor:
    return ((found - wanted) ** 2).sum(dim=1).mean()


def _both_ways(logits: Tensor) -> Tensor:
    places = torch.arange(len(logits), device=logits.device)
    return cross_entropy(logits, places) + cross_entropy(logits.T, places)

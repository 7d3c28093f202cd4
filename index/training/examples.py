"""Bundles -> labelled pairs of a question and sentences: cropped, renamed, misspelt, mixed up.

Names are swapped for others in text and question alike, so that no name is learnt by heart; now and then in the text
only: the same fact of another person is no answer.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from index.reranking.pairing import Pair
from index.training.bundles import Bundle, BundleQuestion

_FOREIGN, _RENAMED, _OTHER_PERSON, _MISSPELT, _TITLED = 0.07, 0.5, 0.22, 0.12, 0.8
"""How often a question meets another text, names are swapped, they are swapped in the text only, the question is
misspelt, the title is given."""

_AIMED_AT_ANSWER, _AIMED_AT_LIKEST = 0.75, 0.6
PEOPLE = (
    "Sam Altman, Greg Brockman, Mira Murati, Ilya Sutskever, Satya Nadella, Kevin Scott, Jason Taylor, Mustafa Suleyman, "
    "Karén Simonyan, Mark Zuckerberg, Demis Hassabis, Yann LeCun, Elon Musk, Emmett Shear, Jakub Pachocki, Szymon Sidor, "
    "Andrej Karpathy, Noam Shazeer, Dario Amodei, Jan Leike, John Schulman, Alexandr Wang, Nat Friedman, Fei-Fei Li, "
    "Tim Cook, Sundar Pichai, Jensen Huang, Arthur Mensch, Guillaume Lample, Joelle Pineau"
).split(", ")
ORGANISATIONS = (
    "OpenAI, Google, Microsoft, Meta, Apple, Amazon, Nvidia, Anthropic, xAI, Mistral, DeepMind, Google DeepMind, Tesla, "
    "Inflection, Character.AI, Adept, Scale AI, Aleph Alpha, SAP, Samsung, Huawei, ByteDance, IBM, Intel, Stability AI, "
    "Cohere, Hugging Face, Salesforce, Databricks, Twitch, Facebook, Thinking Machines, Safe Superintelligence, "
    "Perplexity, Alibaba, Tencent, Siemens, Bosch, BMW, Stanford, MIT, ETH Zürich"
).split(", ")
"""Real names, put in the place of the invented ones: the facts stay invented and are never shown."""

_CROPS = (2, 3, 3, 4, 4, 5, 6)
_LIKE_WORD = re.compile(r"\w{4,}")
_STEM, _SHORTEST_NAME = 5, 2
Rename = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Example:
    pair: Pair
    answers: tuple[bool, ...]
    """Whether each of the pair's sentences answers its question."""


class Examples:
    """Draws examples without end, differently each time."""

    def __init__(self, bundles: Sequence[Bundle], tokenizer: Tokenizer, seed: int) -> None:
        self._bundles = bundles
        self._tokenizer = tokenizer
        self._random = random.Random(seed)  # noqa: S311  # no secret
        self._people = [name for bundle in bundles for name in bundle.people if len(name.split()) == 2] + [*PEOPLE] * 3
        self._organisations = [name for bundle in bundles for name in bundle.organisations] + [*ORGANISATIONS] * 6

    def epoch(self) -> list[Example]:
        """One example for each question, shuffled."""
        asked = [(bundle, question) for bundle in self._bundles for question in bundle.questions]
        self._random.shuffle(asked)
        return [self._example(bundle, question) for bundle, question in asked]

    def whole(self, bundle: Bundle, question: BundleQuestion) -> Example:
        """The question as it stands with all of its text."""
        sentences = [self._tokens(sentence) for sentence in bundle.sentences]
        pair = Pair(self._tokens(question.text), self._tokens(bundle.title), sentences)
        return Example(pair, tuple(place in question.answers for place in range(len(sentences))))

    def _example(self, bundle: Bundle, question: BundleQuestion) -> Example:
        draw = self._random
        if draw.random() < _FOREIGN:
            other = draw.choice(self._bundles)
            start, end = self._crop(other, None)
            return self._labelled(
                question.text, other, start, end, frozenset() if other is not bundle else question.answers
            )
        renamed: Rename = str
        asked, answers = question.text, question.answers
        if draw.random() < _RENAMED:
            renamed = self._renaming(bundle)
            if draw.random() < _OTHER_PERSON and _names_someone(asked, bundle):
                answers = frozenset()
            else:
                asked = renamed(asked)
        start, end = self._crop(bundle, self._aim(bundle, question))
        return self._labelled(asked, bundle, start, end, answers, renamed)

    def _labelled(
        self, question: str, bundle: Bundle, start: int, end: int, answers: frozenset[int], renamed: Rename = str
    ) -> Example:
        if self._random.random() < _MISSPELT:
            question = misspelt(question, self._random)
        title = self._tokens(renamed(bundle.title)) if self._random.random() < _TITLED else []
        sentences = [self._tokens(renamed(sentence)) for sentence in bundle.sentences[start:end]]
        return Example(
            Pair(self._tokens(question), title, sentences), tuple(place in answers for place in range(start, end))
        )

    def _aim(self, bundle: Bundle, question: BundleQuestion) -> int | None:
        """A sentence that the crop is to hold: one that answers, or one that sounds as if it did."""
        if question.answers:
            return self._random.choice(sorted(question.answers)) if self._random.random() < _AIMED_AT_ANSWER else None
        if self._random.random() >= _AIMED_AT_LIKEST:
            return None
        shared = [len(_stems(question.text) & _stems(sentence)) for sentence in bundle.sentences]
        return self._random.choice([place for place, count in enumerate(shared) if count == max(shared)])

    def _crop(self, bundle: Bundle, held: int | None) -> tuple[int, int]:
        count, size = len(bundle.sentences), self._random.choice(_CROPS)
        last = max(0, count - size)
        start = (
            self._random.randint(0, last) if held is None else min(last, max(0, held - self._random.randrange(size)))
        )
        return start, min(count, start + size)

    def _renaming(self, bundle: Bundle) -> Rename:
        names: dict[str, str] = {}
        for person in bundle.people:
            other = self._random.choice(self._people)
            names[person] = other
            own, new = person.split(), other.split()
            if len(own) > 1:
                names |= {own[-1]: new[-1], own[0]: new[0]}
        names |= {organisation: self._random.choice(self._organisations) for organisation in bundle.organisations}
        known = sorted((name for name in names if len(name) > _SHORTEST_NAME), key=len, reverse=True)
        if not known:
            return str
        # an ending of two letters stays behind the new name: Haas', Metas, Googlen
        pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, known))})(?=\w{{0,2}}\b)", re.IGNORECASE)
        new_names = {name.lower(): new for name, new in names.items()}
        return lambda text: pattern.sub(lambda found: new_names.get(found[0].lower(), found[0]), text)

    def _tokens(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return ids


def misspelt(question: str, draw: random.Random) -> str:
    """The question with one letter of a longer word swapped with the next, left out or written twice."""
    words = question.split()
    long_words = [place for place, word in enumerate(words) if len(word) > _STEM - 1]
    if not long_words:
        return question
    place = draw.choice(long_words)
    word = words[place]
    at = draw.randrange(1, len(word) - 2)
    changed = draw.choice([word[at + 1] + word[at] + word[at + 2 :], word[at + 1 :], word[at] + word[at:]])
    words[place] = word[:at] + changed
    return " ".join(words)


def _names_someone(question: str, bundle: Bundle) -> bool:
    return any(person.split()[-1].lower() in question.lower() for person in bundle.people)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _LIKE_WORD.findall(text.lower())}

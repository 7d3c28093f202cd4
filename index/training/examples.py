"""Bundles -> questions with a stretch of text that answers and two that do not; renamed, cropped, misspelt.

Names are swapped for others in text and question alike, so that no name is learnt by heart; where a question names
somebody, the same stretch with other names is no answer.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.training.bundles import Bundle, BundleQuestion

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

_RENAMED, _MISSPELT, _TITLED = 0.5, 0.15, 0.8
"""How often names are swapped, a question is misspelt, the title is given."""

_MOST_AROUND = 3
_LONG_WORD, _SHORTEST_NAME = 4, 2
Rename = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Example:
    """A question, and what a reader is to tell apart."""

    question: str
    unanswered: str
    """A near-miss: a question on the same text that it does not answer; `question` itself where there is none."""
    answer: str
    elsewhere: str
    """Another stretch of the same text."""
    renamed: str | None
    """`answer` with other names, where the question names somebody."""


class Examples:
    """Draws examples without end, differently each time."""

    def __init__(self, bundles: Sequence[Bundle], seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  # no secret
        self._answered = [(bundle, asked) for bundle in bundles for asked in bundle.questions if asked.answers]
        self._people = [name for bundle in bundles for name in bundle.people if len(name.split()) == 2] + [*PEOPLE] * 3
        self._organisations = [name for bundle in bundles for name in bundle.organisations] + [*ORGANISATIONS] * 6

    def some(self, count: int) -> list[Example]:
        """Examples of different questions."""
        return [self._example(bundle, asked) for bundle, asked in self._random.sample(self._answered, count)]

    def _example(self, bundle: Bundle, asked: BundleQuestion) -> Example:
        draw = self._random
        place = draw.choice(sorted(asked.answers))
        rename = self._renaming(bundle) if draw.random() < _RENAMED else str
        missed = [other.text for other in bundle.questions if not other.answers]
        near_miss = draw.choice(missed) if missed else asked.text
        is_misspelt = draw.random() < _MISSPELT
        question, unanswered = (
            misspelt(text, draw) if is_misspelt else text for text in (rename(asked.text), rename(near_miss))
        )
        return Example(
            question,
            unanswered,
            rename(self._around(bundle, place)),
            rename(self._elsewhere(bundle, asked.answers)),
            self._renaming(bundle)(self._around(bundle, place)) if _names_someone(asked.text, bundle) else None,
        )

    def _around(self, bundle: Bundle, place: int) -> str:
        first = max(0, place - self._random.randint(0, _MOST_AROUND))
        return self._titled(bundle, bundle.sentences[first : place + 1 + self._random.randint(0, _MOST_AROUND)])

    def _elsewhere(self, bundle: Bundle, answers: frozenset[int]) -> str:
        far = [place for place in range(len(bundle.sentences)) if all(abs(place - answer) > 1 for answer in answers)]
        if not far:
            return bundle.title
        middle = self._random.choice(far)
        kept = [place for place in (middle - 1, middle, middle + 1) if place in far]
        return self._titled(bundle, [bundle.sentences[place] for place in kept])

    def _titled(self, bundle: Bundle, sentences: Sequence[str]) -> str:
        title = [f"{bundle.title}."] if self._random.random() < _TITLED else []
        return " ".join([*title, *sentences])

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


def misspelt(question: str, draw: random.Random) -> str:
    """The question with one letter of a longer word swapped with the next, left out or written twice."""
    words = question.split()
    long_words = [place for place, word in enumerate(words) if len(word) >= _LONG_WORD]
    if not long_words:
        return question
    place = draw.choice(long_words)
    word = words[place]
    at = draw.randrange(1, len(word) - 2)
    changed = draw.choice([word[at + 1] + word[at] + word[at + 2 :], word[at + 1 :], word[at] + word[at:]])
    words[place] = word[:at] + changed
    return " ".join(words)


def _names_someone(question: str, bundle: Bundle) -> bool:
    names = [*(person.split()[-1] for person in bundle.people), *bundle.organisations]
    return any(name.lower() in question.lower() for name in names)

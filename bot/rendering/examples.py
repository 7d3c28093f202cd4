"""Questions to try, about whom the articles tell most. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.texts import Texts
from index import KnownName, NameKind

FORMS = {"left": NameKind.ORGANISATION, "joined": NameKind.ORGANISATION, "went": NameKind.PERSON}
"""The forms of questions, by the words in which custom ids name them, and what they are about."""

NAME = 60
"""Characters of a name that fits into a button and its custom id."""

Example = tuple[str, str]
"""A form, and a name."""


def examples_from(known: Sequence[KnownName]) -> list[Example]:
    """A question of each form, no two about the same name, as far as there are names. `known` has the most frequent first."""
    examples: list[Example] = []
    for form, kind in FORMS.items():
        asked = {name for _, name in examples}
        names = (one.name for one in known if one.kind is kind and one.name not in asked and len(one.name) <= NAME)
        examples += [(form, name) for name in list(names)[:1]]
    return examples


def question_of(example: Example, texts: Texts) -> str:
    """The question in words."""
    form, name = example
    words = {"left": texts.example_left, "joined": texts.example_joined, "went": texts.example_went}
    return words[form].format(name=name)

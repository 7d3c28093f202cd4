"""A text and the names in it, as the index knows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from index import NameKind, Naming, content_words, is_question_word

NamedIn = Callable[[str], Sequence[Naming]]
"""Finds the names that the index knows in a text, in order."""


@dataclass(frozen=True, slots=True)
class Named:
    """A text and the names in it."""

    text: str
    namings: Sequence[Naming]

    @property
    def people(self) -> list[str]:
        return self._names(NameKind.PERSON)

    @property
    def organisations(self) -> list[str]:
        return self._names(NameKind.ORGANISATION)

    @property
    def names(self) -> set[str]:
        return {one.known.name for one in self.namings}

    def first(self, *kinds: NameKind) -> int:
        """Where the first name of these kinds stands; the text's end where there is none."""
        return next((one.start for one in self.namings if one.known.kind in kinds), len(self.text))

    @property
    def rest(self) -> str:
        """The text without its names."""
        text = self.text
        for one in reversed(self.namings):
            text = text[: one.start] + text[one.end :]
        return text

    @property
    def words(self) -> list[str]:
        """The words that carry meaning and are neither names nor question words."""
        return [word for word in content_words(self.rest, None) if not is_question_word(word)]

    def _names(self, kind: NameKind) -> list[str]:
        return list(dict.fromkeys(one.known.name for one in self.namings if one.known.kind is kind))


Names = Callable[[str], Named]
"""A text with the names in it."""


def each_once(named_in: NamedIn) -> Names:
    """Looks for names in each text once, which takes milliseconds in a long one."""
    return cache(lambda text: Named(text, named_in(text)))

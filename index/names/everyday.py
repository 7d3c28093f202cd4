"""Everyday words of a language: what a capital does not make a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

IsWord = Callable[[str], bool]

_NOUN_ENDING = re.compile(
    r".{3}(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tat|taten|ismus|ment|mente|enz|ling|innen)s?"
)
_INFLECTION = re.compile(r"(?:ern|er|en|es|em|e|n|s)$")
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Everyday:
    """Tells everyday words of a language by a vocabulary, inflected and, in German, put together."""

    language: str
    is_word: IsWord
    _known: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    """What was asked before: a text says its words again and again."""

    def holds(self, folded: str) -> bool:
        """Whether a folded word is an everyday one."""
        if folded not in self._known:
            self._known[folded] = self._holds(folded)
        return self._known[folded]

    def _holds(self, folded: str) -> bool:
        if self.is_word(folded):
            return True
        stem = _INFLECTION.sub("", folded)
        if len(stem) >= _SHORTEST_STEM and self.is_word(stem):
            return True
        if self.language != "de":
            return False
        return bool(_NOUN_ENDING.fullmatch(folded)) or any(is_compound(form, self.is_word) for form in (folded, stem))


def is_compound(folded: str, is_word: IsWord) -> bool:
    """Whether a folded word is two words in one: `rechenzentrum`."""
    borders = range(3, len(folded) - 2)
    return any(
        is_word(folded[border:]) and any(is_word(folded[: border - cut]) for cut in (0, 1)) for border in borders
    )

"""Everyday words of a language: what a capital does not make a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

IsWord = Callable[[str], bool]

_NOUN_ENDING = re.compile(
    r".{3}(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tat|taten|ismus|ment|mente|enz|ling|innen)s?"
)
_INFLECTION = re.compile(r"(?:ern|er|en|es|em|e|n|s)$")
_SHORTEST_STEM = 4


_REMEMBERED, _VOCABULARIES = 1 << 13, 32
"""Words of which the answer is kept, and languages of vocabularies of which that is done: articles share most words."""


@dataclass(frozen=True, slots=True, eq=False)
class Everyday:
    """Tells everyday words of a language by a vocabulary, inflected and, in German, put together."""

    language: str
    holds: Callable[[str], bool]
    """Whether a folded word is an everyday one."""


@lru_cache(_VOCABULARIES)
def everyday_of(language: str, is_word: IsWord) -> Everyday:
    """The everyday words of a language, `""` where it is unknown; `is_word` says whether a folded string is a word."""
    return Everyday(language, lru_cache(_REMEMBERED)(partial(_is_everyday, language, is_word)))


def _is_everyday(language: str, is_word: IsWord, folded: str) -> bool:
    if is_word(folded):
        return True
    stem = _INFLECTION.sub("", folded)
    if len(stem) >= _SHORTEST_STEM and is_word(stem):
        return True
    if language != "de":
        return False
    return bool(_NOUN_ENDING.fullmatch(folded)) or any(is_compound(form, is_word) for form in (folded, stem))


def is_compound(folded: str, is_word: IsWord) -> bool:
    """Whether a folded word is two words in one: `rechenzentrum`."""
    borders = range(3, len(folded) - 2)
    return any(
        is_word(folded[border:]) and any(is_word(folded[: border - cut]) for cut in (0, 1)) for border in borders
    )

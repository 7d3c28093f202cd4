"""The names that an index knows, where a question has them: in full, a part of one, in the genitive, misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.languages import ALL_FUNCTION_WORDS
from index.names.asked import is_careless
from index.names.everyday import IsWord, everyday_of
from index.names.lexicon import lexicon, plain
from index.names.nouns import KnownName, Naming

_WORD = re.compile(r"[^\W_]+")
_LONGEST, _SHORTEST = 5, 2
"""Words of a name at most; letters of a name at least."""

Words = Sequence[re.Match[str]]


class Directory(Protocol):
    """The names that an index knows."""

    def called(self, phrases: Iterable[str]) -> Mapping[str, KnownName]:
        """Of folded words, separated by spaces, the name that has them side by side, for those phrases that are in one."""

    def likest_word(self, folded: str) -> str | None:
        """The word of a name that `folded` seems to misspell, if any."""


def named_in(text: str, directory: Directory, is_word: IsWord) -> list[Naming]:
    """Where `text` names whom the index knows, in order; of names within names the longest.

    A single everyday word names nobody unless it is the whole of a name, nor does one in small letters in a text that
    has capitals, unless the name is written so.
    """
    words = list(_WORD.finditer(text))
    known = directory.called(
        phrase for size, begin in _windows(words) for phrase in _phrases(words[begin : begin + size])
    )
    return list(_Reading(directory, known, is_word, is_careless(text)).namings(words))


def _windows(words: Words) -> Iterator[tuple[int, int]]:
    return ((size, begin) for size in range(1, _LONGEST + 1) for begin in range(len(words) - size + 1))


def _phrases(words: Words) -> tuple[str, str]:
    """Words as the directory is asked for them, and the same where the last is a genitive."""
    phrase = " ".join(plain(word[0]) for word in words)
    return phrase, phrase.removesuffix("s")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text; `known` are those of its phrases that are in a name."""

    directory: Directory
    known: Mapping[str, KnownName]
    is_word: IsWord
    is_careless: bool

    def namings(self, words: Words) -> Iterator[Naming]:
        while words:
            sizes = range(min(_LONGEST, len(words)), 0, -1)
            named = ((size, known) for size in sizes if (known := self._named(words[:size])))
            size, known = next(named, (1, None))
            if known:
                yield Naming(known, words[0].start(), words[size - 1].end())
            words = words[size:]

    def _named(self, words: Words) -> KnownName | None:
        phrase, nominative = _phrases(words)
        known = self.known.get(phrase) or self.known.get(nominative)
        if len(words) > 1:
            return known
        written = words[0][0]
        if len(written) < _SHORTEST:
            return None
        if self.is_word(phrase) or phrase in ALL_FUNCTION_WORDS:
            return _everyday(phrase, written, self.known.get(phrase))
        looks_like_name = self.is_careless or written[0].isupper()
        if known:
            return known if looks_like_name or written in known.name.split() else None
        may_be_misspelt = looks_like_name and not everyday_of("de", self.is_word).holds(phrase)
        meant = self.directory.likest_word(phrase) if may_be_misspelt else None
        return self.directory.called([meant]).get(meant) if meant else None


def _everyday(word: str, written: str, known: KnownName | None) -> KnownName | None:
    """Of an everyday word the whole name that it is: Apple, Meta."""
    if known is None or plain(known.name) != word or lexicon().is_no_name(word):
        return None
    is_well_known = word in lexicon().organisations and word not in ALL_FUNCTION_WORDS
    return known if written == known.name or is_well_known else None

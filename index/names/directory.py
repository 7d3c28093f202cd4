"""The names that an index knows, found by their beginning and by a misspelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from rapidfuzz import fuzz, process

from index.names.lexicon import plain
from index.names.nouns import Kind, KnownName
from index.names.respelling import likest_word, respellable, sound_of, spelt

_LIKE_ENOUGH = 72
_SHORTEST_TYPED = 3
_PIECE = re.compile(r"[^\W_]+")

Start = tuple[str, bool, int]
"""A name from one of its words on, whether that is a later word, and the place of the name."""


@dataclass(frozen=True)
class NameDirectory:
    """Looks up names; case and accents do not matter."""

    names: tuple[KnownName, ...]
    """Those of most articles first."""

    def beginning(self, typed: str, kind: Kind | None = None, k: int = 25) -> list[KnownName]:
        """At most `k` names: first those that begin as typed, then those with a later word that does, each group by the
        number of articles; where there is none, those that seem to be misspelt. Nothing typed: the most frequent names.
        """
        begun = plain(typed.strip())
        found = islice((place for place in self._places(begun) if kind in (None, self.names[place].kind)), k)
        return [self.names[place] for place in found]

    def likest_word(self, folded: str) -> str | None:
        """The word of a name that `folded` seems to misspell, if any."""
        return likest_word(folded, self._words.get(sound_of(folded), {}))

    def called(self, words: Sequence[str]) -> KnownName | None:
        """The name of most articles that has these folded words side by side: the whole of one, else a part."""
        holders = [self._holders.get(word, frozenset()) for word in words]
        wanted = f" {' '.join(words)} "
        spelt = {
            place: [f" {' '.join(spelling)} " for spelling in _pieces(self.names[place])]
            for place in sorted(frozenset.intersection(*holders))
        }
        whole = (place for place, spellings in spelt.items() if wanted in spellings)
        part = (place for place, spellings in spelt.items() if any(wanted in spelling for spelling in spellings))
        place = next(whole, next(part, None))
        return None if place is None else self.names[place]

    def _places(self, begun: str) -> Iterable[int]:
        if not begun:
            return range(len(self.names))
        starts = self._starts.get(sound_of(begun), [])
        exact = sorted((is_later, place) for start, is_later, place in starts if start.startswith(begun))
        return dict.fromkeys(place for _, place in exact) or self._alike(begun, starts)

    def _alike(self, begun: str, starts: Sequence[Start]) -> Iterable[int]:
        if len(begun) < _SHORTEST_TYPED:
            return ()
        cut = [start[: len(begun) + 1] for start, _, _ in starts]
        found = process.extract(begun, cut, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=None)
        return dict.fromkeys(place for _, place in sorted((-score, starts[row][2]) for _, score, row in found))

    @cached_property
    def _starts(self) -> dict[str, list[Start]]:
        """What names are looked up by, from each of their words on, by the sound that it begins with."""
        starts: dict[str, list[Start]] = {}
        for place, known in enumerate(self.names):
            for words in spelt(known):
                for border in range(len(words)):
                    start = " ".join(words[border:])
                    starts.setdefault(sound_of(start), []).append((start, border > 0, place))
        return starts

    @cached_property
    def _holders(self) -> dict[str, frozenset[int]]:
        """The places of the names that have a word; one with a hyphen or a dot is several: Wei-Jen, Character.AI."""
        holders: dict[str, set[int]] = {}
        for place, known in enumerate(self.names):
            for word in {word for words in _pieces(known) for word in words}:
                holders.setdefault(word, set()).add(place)
        return {word: frozenset(places) for word, places in holders.items()}

    @cached_property
    def _words(self) -> dict[str, dict[str, int]]:
        """The words of names by the sound that they begin with, each with the number of articles."""
        words: dict[str, dict[str, int]] = {}
        for known in self.names:
            for word in respellable(known):
                alike = words.setdefault(sound_of(word), {})
                alike[word] = alike.get(word, 0) + known.articles
        return words


def telling_words(known: KnownName, is_word: Callable[[str], bool]) -> set[str]:
    """The words that by themselves tell a name: the whole of it (`meta`), or a part that is no everyday word (`altman`)."""
    return {word for words in spelt(known) for word in words if len(words) == 1 or not is_word(word)}


def _pieces(known: KnownName) -> set[tuple[str, ...]]:
    return {tuple(_PIECE.findall(" ".join(words))) for words in spelt(known)}

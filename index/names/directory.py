"""The names that an index knows, found by their beginning and by a misspelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from index.names.lexicon import lexicon, plain
from index.names.nouns import Kind, KnownName

_LIKE_ENOUGH = 72
_SHORTEST_TYPED, _SHORTEST_WORD, _LONG_WORD = 3, 4, 9
_SOUNDS = str.maketrans("kszjywf", "ccciivv")
"""First letters that are taken for one another: Carpathy, Karpathy; Zutskever, Sutskever; Fedus, Vedus."""

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
        """The word of a name that `folded` seems to misspell, `None` where none is near enough: one letter, two of
        long words; of several the nearest, then the one in most articles.
        """
        if len(folded) < _SHORTEST_WORD:
            return None
        words = [word for word in self._words.get(_sound(folded), ()) if abs(len(word) - len(folded)) <= 2]
        far = process.extract(folded, words, scorer=OSA.distance, score_cutoff=2, limit=None)
        near = [
            (distance, -self._frequency[word], word) for word, distance, _ in far if distance <= _slips(word, folded)
        ]
        return min(near)[2] if near else None

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

    def holds_word(self, folded: str) -> bool:
        """Whether some name has this word."""
        return folded in self._frequency

    def _places(self, begun: str) -> Iterable[int]:
        if not begun:
            return range(len(self.names))
        starts = self._starts.get(_sound(begun), [])
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
            for words in _spelt(known):
                for border in range(len(words)):
                    start = " ".join(words[border:])
                    starts.setdefault(_sound(start), []).append((start, border > 0, place))
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
    def _frequency(self) -> dict[str, int]:
        """In how many articles a word stands as part of a name, most first."""
        frequency: dict[str, int] = {}
        for known in self.names:
            for word in {word for words in _spelt(known) for word in words}:
                frequency[word] = frequency.get(word, 0) + known.articles
        return frequency

    @cached_property
    def _words(self) -> dict[str, list[str]]:
        """The words of names by the sound that they begin with; without "institute" and its like."""
        words: dict[str, list[str]] = {}
        heads = lexicon()
        for word in self._frequency:
            if len(word) >= _SHORTEST_WORD and not heads.heads_organisation(word):
                words.setdefault(_sound(word), []).append(word)
        return words


def telling_words(known: KnownName, is_word: Callable[[str], bool]) -> set[str]:
    """The words that by themselves tell a name: the whole of it (`meta`), or a part that is no everyday word (`altman`)."""
    return {word for words in _spelt(known) for word in words if len(words) == 1 or not is_word(word)}


def _spelt(known: KnownName) -> set[tuple[str, ...]]:
    return {tuple(plain(name).removeprefix("the ").split()) for name in (known.name, *known.spellings)}


def _pieces(known: KnownName) -> set[tuple[str, ...]]:
    return {tuple(_PIECE.findall(" ".join(words))) for words in _spelt(known)}


def _sound(folded: str) -> str:
    return folded[0].translate(_SOUNDS)


def _slips(word: str, folded: str) -> int:
    """How many letters may be wrong, left out or too many."""
    return 2 if min(len(word), len(folded)) >= _LONG_WORD else 1

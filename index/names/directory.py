"""The names that an index knows, found by their beginning and by a misspelling."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from index.names.lexicon import plain
from index.names.nouns import Kind, KnownName

_LIKE_ENOUGH = 72
_SHORTEST_TYPED, _SHORTEST_WORD = 3, 4
_SOUNDS = str.maketrans("kszjywf", "ccciivv")
"""First letters that are taken for one another: Carpathy, Karpathy; Zutskever, Sutskever; Fedus, Vedus."""

_LAST = "\uffff"


@dataclass(frozen=True)
class NameDirectory:
    """Looks up names; case and accents do not matter."""

    names: tuple[KnownName, ...]
    """Those of most articles first."""

    def beginning(self, typed: str, kind: Kind | None = None, k: int = 25) -> list[KnownName]:
        """At most `k` names: first those that begin as typed, then those with a later word that does, then those that
        seem to be meant by a misspelling; each group by the number of articles. Nothing typed: the most frequent names.
        """
        begun = plain(typed.strip())
        of_kind = [place for place, known in enumerate(self.names) if kind in (None, known.kind)]
        if not begun:
            return [self.names[place] for place in of_kind[:k]]
        allowed = set(of_kind)
        found = [place for place in self._exact(begun) if place in allowed]
        if len(found) < k:
            found += [place for place in self._alike(begun, allowed) if place not in found]
        return [self.names[place] for place in found[:k]]

    def likest_word(self, folded: str) -> str | None:
        """The word of a name that `folded` seems to misspell, `None` where none is near enough: one letter of six, two of
        more; of several the nearest, then the one in most articles.
        """
        if len(folded) < _SHORTEST_WORD:
            return None
        words = [word for word in self._words.get(_sound(folded), ()) if abs(len(word) - len(folded)) <= 2]
        far = process.extract(folded, words, scorer=OSA.distance, score_cutoff=2, limit=None)
        near = [
            (distance, -self._frequency[word], word) for word, distance, _ in far if distance <= _slips(word, folded)
        ]
        return min(near)[2] if near else None

    def holds_word(self, folded: str) -> bool:
        """Whether some name has this word."""
        return folded in self._frequency

    def _exact(self, begun: str) -> list[int]:
        first = bisect_left(self._starts, (begun, False, -1))
        last = bisect_left(self._starts, (begun + _LAST, False, -1))
        ranked = sorted((is_later, place) for _, is_later, place in self._starts[first:last])
        return list(dict.fromkeys(place for _, place in ranked))

    def _alike(self, begun: str, allowed: set[int]) -> list[int]:
        if len(begun) < _SHORTEST_TYPED:
            return []
        starts = [start[: len(begun) + 1] for start, _, _ in self._starts]
        found = process.extract(begun, starts, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=None)
        ranked = sorted((-score, self._starts[row][2]) for _, score, row in found)
        return list(dict.fromkeys(place for _, place in ranked if place in allowed))

    @cached_property
    def _starts(self) -> list[tuple[str, bool, int]]:
        """What each name is looked up by, from each of its words on; whether that is a later word; its place."""
        return sorted(
            (" ".join(words[border:]), border > 0, place)
            for place, known in enumerate(self.names)
            for words in _spelt(known)
            for border in range(len(words))
        )

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
        """The words of names by the sound that they begin with."""
        words: dict[str, list[str]] = {}
        for word in self._frequency:
            if len(word) >= _SHORTEST_WORD:
                words.setdefault(_sound(word), []).append(word)
        return words


def telling_words(names: Iterable[KnownName], is_word: Callable[[str], bool]) -> set[str]:
    """The words that by themselves tell a name: the whole of one (`meta`), or a part that is no everyday word (`altman`)."""
    spelt = {words for known in names for words in _spelt(known)}
    return {word for words in spelt for word in words if len(words) == 1 or not is_word(word)}


def _spelt(known: KnownName) -> set[tuple[str, ...]]:
    return {tuple(plain(name).removeprefix("the ").split()) for name in (known.name, *known.spellings)}


def _sound(folded: str) -> str:
    return folded[0].translate(_SOUNDS)


def _slips(word: str, folded: str) -> int:
    """How many letters may be wrong, left out or too many."""
    return 1 if max(len(word), len(folded)) <= 6 else 2

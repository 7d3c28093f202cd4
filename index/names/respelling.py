"""The word of a name that a typed word seems to misspell."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.names.lexicon import lexicon, plain
from index.names.nouns import KnownName

SLIPS = 2
"""Letters that may be wrong, left out or too many, at most."""

_SHORTEST, _LONG = 4, 9
_SOUNDS = str.maketrans("kszjywf", "ccciivv")
"""First letters that are taken for one another: Carpathy, Karpathy; Zutskever, Sutskever; Fedus, Vedus."""


def likest_word(folded: str, words: Mapping[str, int]) -> str | None:
    """The one that `folded` seems to misspell, `None` where none is near enough: one letter, two of long words; of several the
    nearest, then the one in most articles. `words` begin with the same sound, each with the number of articles.
    """
    if len(folded) < _SHORTEST:
        return None
    as_long = [word for word in words if abs(len(word) - len(folded)) <= SLIPS]
    far = process.extract(folded, as_long, scorer=OSA.distance, score_cutoff=SLIPS, limit=None)
    near = [(distance, -words[word], word) for word, distance, _ in far if distance <= _slips(word, folded)]
    return min(near)[2] if near else None


def respellable(known: KnownName) -> set[str]:
    """The words of a name that somebody may misspell; not "institute" and its like."""
    heads = lexicon()
    words = {word for words in spelt(known) for word in words}
    return {word for word in words if len(word) >= _SHORTEST and not heads.heads_organisation(word)}


def spelt(known: KnownName) -> set[tuple[str, ...]]:
    """The folded words of each spelling of a name."""
    return {tuple(plain(name).removeprefix("the ").split()) for name in (known.name, *known.spellings)}


def sound_of(folded: str) -> str:
    """What a word begins with, however that is spelt."""
    return folded[:1].translate(_SOUNDS)


def _slips(word: str, folded: str) -> int:
    return SLIPS if min(len(word), len(folded)) >= _LONG else 1

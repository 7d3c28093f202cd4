"""By what the names that an index knows are looked up: their beginnings, and what these sound like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import fuzz, process

from index.names.lexicon import plain
from index.names.nouns import KnownName
from index.names.respelling import spelt

HEAD = 6
"""Letters of a beginning that are compared before the whole of it: of them there are few different ones, however many names."""

_HEADS = 100
"""Heads at most that something misspelt is looked for behind."""

_LIKE_ENOUGH, _HEAD_LIKE_ENOUGH = 72, 66
_SHORTEST_TYPED = 3
_PIECE = re.compile(r"[^\W_]+")

Start = tuple[str, int, int]
"""A name from one of its words on, in how many articles it is, and its row."""


def starts_of(known: KnownName) -> set[tuple[str, bool]]:
    """A name from each of its words on, and whether that is a later word; a word with a hyphen or a dot is several: Wei-Jen,
    Character.AI."""
    spellings = {tuple(_PIECE.findall(" ".join(words))) for words in spelt(known)}
    return {(" ".join(words[border:]), border > 0) for words in spellings for border in range(len(words))}


def begun(typed: str) -> str:
    """What is typed of a name, as `starts_of` writes it; case and accents do not matter."""
    return " ".join(_PIECE.findall(plain(typed))).removeprefix("the ")


def likest_heads(begun: str, heads: Iterable[str]) -> list[str]:
    """The first letters of names, `HEAD` at most, behind which a name may stand that begins as somebody has misspelt."""
    if len(begun) < _SHORTEST_TYPED:
        return []
    cut = [*dict.fromkeys(head[: len(begun) + 1] for head in heads)]
    cutoff = _LIKE_ENOUGH if len(begun) < HEAD else _HEAD_LIKE_ENOUGH
    found = process.extract(begun[:HEAD], cut, scorer=fuzz.ratio, score_cutoff=cutoff, limit=_HEADS)
    return [head for head, _, _ in found]


def likest(begun: str, starts: Sequence[Start]) -> list[int]:
    """The rows of the names that seem to be meant, the likest first, then those of most articles."""
    cut = [start[: len(begun) + 1] for start, _, _ in starts]
    found = process.extract(begun, cut, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=None)
    ordered = sorted((-score, -starts[place][1], starts[place][2]) for _, score, place in found)
    return [*dict.fromkeys(row for _, _, row in ordered)]


def telling_words(known: KnownName, is_word: Callable[[str], bool]) -> set[str]:
    """The words that by themselves tell a name: the whole of it (`meta`), or a part that is no everyday word (`altman`)."""
    return {word for words in spelt(known) for word in words if len(words) == 1 or not is_word(word)}

"""By which letters people call an organisation: TML for Thinking Machines Lab, GDM for Google DeepMind, SSI for Safe Superintelligence."""

from __future__ import annotations

import re

from index.languages import fold
from index.names.everyday import IsWord
from index.names.nouns import Kind, KnownName

_FEWEST, _MOST = 3, 5
"""Letters; of two there are too many that mean something else."""

_WORD = re.compile(r"[^\W\d_][^\W\d_A-Z]*")
"""`DeepMind` is two."""
_LONG, _SHORTEST_PART = 12, 4
"""Letters of a word that may be made of two, and of each of these."""


def initials_of(known: KnownName, is_word: IsWord) -> set[str]:
    """The folded initials of an organisation's words, for each spelling: a word made of two has one or two of them."""
    if known.kind is not Kind.ORGANISATION:
        return set()
    found = set()
    for name in (known.name, *known.spellings):
        words = [fold(word) for word in _WORD.findall(name.removeprefix("The ").removeprefix("the "))]
        found.add("".join(word[0] for word in words))
        found.add("".join(_initials(word, is_word) for word in words))
    return {letters for letters in found - {fold(known.name)} if may_be_initials(letters)}


def may_be_initials(folded: str) -> bool:
    return _FEWEST <= len(folded) <= _MOST


def _initials(word: str, is_word: IsWord) -> str:
    borders = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1) if len(word) >= _LONG else ()
    second = next((word[border] for border in borders if is_word(word[:border]) and is_word(word[border:])), "")
    return word[0] + second

"""The names that an index knows, where a question has them: in full, a part of one, in the genitive, misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.languages import ALL_FUNCTION_WORDS
from index.names.asked import is_careless
from index.names.directory import NameDirectory
from index.names.everyday import Everyday, IsWord
from index.names.lexicon import lexicon, plain
from index.names.nouns import KnownName, Naming

_WORD = re.compile(r"[^\W_]+")
_LONGEST, _SHORTEST = 5, 2
"""Words of a name at most; letters of a name at least."""

Words = Sequence[re.Match[str]]


def named_in(text: str, directory: NameDirectory, is_word: IsWord) -> list[Naming]:
    """Where `text` names whom the index knows, in order; of names within names the longest.

    A single everyday word names nobody unless it is the whole of a name, nor does one in small letters in a text that
    has capitals, unless the name is written so.
    """
    return list(_namings(list(_WORD.finditer(text)), directory, is_word, is_careless(text)))


def _namings(words: Words, directory: NameDirectory, is_word: IsWord, careless: bool) -> Iterator[Naming]:
    while words:
        size, known = next(
            (
                (size, known)
                for size in range(min(_LONGEST, len(words)), 0, -1)
                if (known := _named(words[:size], directory, is_word, careless))
            ),
            (1, None),
        )
        if known:
            yield Naming(known, words[0].start(), words[size - 1].end())
        words = words[size:]


def _named(words: Words, directory: NameDirectory, is_word: IsWord, careless: bool) -> KnownName | None:
    folded = [plain(word[0]) for word in words]
    if len(words) > 1:
        return directory.called(folded) or directory.called([*folded[:-1], _without_genitive(folded[-1])])
    (word,), written = folded, words[0][0]
    if len(written) < _SHORTEST:
        return None
    if is_word(word) or word in ALL_FUNCTION_WORDS:
        return _everyday(word, written, directory)
    known = directory.called([word]) or directory.called([_without_genitive(word)])
    looks_like_name = careless or written[0].isupper()
    if known:
        return known if looks_like_name or written in known.name.split() else None
    may_be_misspelt = looks_like_name and not Everyday("de", is_word).holds(word)
    meant = directory.likest_word(word) if may_be_misspelt else None
    return directory.called([meant]) if meant else None


def _everyday(word: str, written: str, directory: NameDirectory) -> KnownName | None:
    """Of an everyday word the whole name that it is: Apple, Meta."""
    known = directory.called([word])
    if known is None or plain(known.name) != word or lexicon().is_no_name(word):
        return None
    is_well_known = word in lexicon().organisations and word not in ALL_FUNCTION_WORDS
    return known if written == known.name or is_well_known else None


def _without_genitive(folded: str) -> str:
    return folded.removesuffix("s")

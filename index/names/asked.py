"""The names in a question, which people type as they like, without capitals, too."""

from __future__ import annotations

from itertools import pairwise

from index.languages import ALL_FUNCTION_WORDS, WORD, fold
from index.names.everyday import IsWord, everyday_of
from index.names.lexicon import lexicon, plain


def names_asked(text: str, is_word: IsWord) -> frozenset[str]:
    """The words, folded, that follow a given name or a title in a question and are no everyday words: "tim okafor"."""
    known, careless = lexicon(), is_careless(text)
    # compounds do not count: "Zuckerberg" is none of sugar and mountain; a verb in small letters may be inflected
    is_everyday = everyday_of("", is_word).holds if careless else is_word
    words = [word for word in WORD.findall(text) if len(word) > 1]
    return frozenset(
        fold(name)
        for before, name in pairwise(words)
        if (careless or name[0].isupper())
        and before.casefold() not in ALL_FUNCTION_WORDS
        and (plain(before) in known.first_names or plain(before) in known.titles)
        and name.casefold() not in ALL_FUNCTION_WORDS
        and not is_everyday(fold(name))
    )


_HEADS = frozenset("labs ai technologies robotics systems inc corp ltd gmbh".split())
"""Words of organisations' names that hardly follow anything but the rest of the name, in whatever language is asked."""


def headed_names(text: str) -> dict[str, str]:
    """The words, folded, before which nothing but a name stands in a question, each with the name: "nowhere" -> "Nowhere Labs"."""
    careless = is_careless(text)
    return {
        fold(name): f"{name} {head}"
        for name, head in pairwise(WORD.findall(text))
        if plain(head) in _HEADS
        and (careless or (name[0].isupper() and head[0].isupper()))
        and name.casefold() not in ALL_FUNCTION_WORDS
    }


def is_careless(text: str) -> bool:
    """Whether a question has no capital letter but perhaps its first."""
    return not any(character.isupper() for character in text.strip()[1:])

"""German genitives, written without an apostrophe: "Metas Pläne", "Altmans Rückkehr"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from index.names.everyday import Everyday
from index.names.lexicon import lexicon, plain
from index.names.tokens import Token
from index.names.words import word_of

_SHORTEST = 3


def without_genitives(sentence: Sequence[Token], written: frozenset[str], everyday: Everyday) -> Sequence[Token]:
    """The words of a German sentence, names in the genitive without their ending; other languages' as they are.

    `written` are the capitalised words of the whole text: what stands there without the ending, too, has one.
    """
    if everyday.language != "de":
        return sentence
    return [
        _without_ending(token) if _is_genitive(token, before, behind, written, everyday) else token
        for before, token, behind in zip_longest([None, *sentence[:-1]], sentence, sentence[1:])
        if token is not None
    ]


def _without_ending(token: Token) -> Token:
    return token._replace(word=word_of(token.word.text[:-1]), end=token.end - 1, is_possessive=True)


def _is_genitive(
    token: Token, before: Token | None, behind: Token | None, written: frozenset[str], everyday: Everyday
) -> bool:
    word = token.word
    if not word.is_capital or not word.text.endswith("s") or word.text.endswith("ss") or len(word.text) <= _SHORTEST:
        return False
    stem = word.text[:-1]
    folded = plain(stem)
    is_known = folded in lexicon().organisations or folded in lexicon().well_known
    if is_known or (stem in written and not everyday.holds(folded)):
        return True
    if behind is None or behind.glue != " " or not behind.word.is_capital or word.is_first_name:
        return False
    ends_full_name = before is not None and before.word.is_first_name and not behind.word.is_first_name
    return (ends_full_name or everyday.holds(behind.word.folded)) and not everyday.holds(folded)

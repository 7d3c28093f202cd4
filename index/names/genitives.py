"""German genitives, written without an apostrophe: "Metas Pläne", "Altmans Rückkehr"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from index.names.everyday import Everyday
from index.names.lexicon import lexicon, plain
from index.names.tokens import Token


def without_genitives(tokens: Sequence[Token], written: frozenset[str], everyday: Everyday) -> list[Token]:
    """The words of a German sentence, names in the genitive without their ending; other languages' as they are.

    `written` are the capitalised words of the whole text: what stands there without the ending, too, has one.
    """
    if everyday.language != "de":
        return list(tokens)
    return [
        replace(token, text=token.text[:-1], end=token.end - 1, is_possessive=True)
        if _is_genitive(token, behind, written, everyday)
        else token
        for token, behind in zip_longest(tokens, tokens[1:])
    ]


def _is_genitive(token: Token, behind: Token | None, written: frozenset[str], everyday: Everyday) -> bool:
    stem, known = token.text[:-1], lexicon()
    if not token.text.endswith("s") or not token.is_capital or len(stem) < 3 or stem.endswith("s"):
        return False
    if plain(stem) in known.organisations | known.well_known or (stem in written and not everyday.holds(plain(stem))):
        return True
    stands_before_noun = (
        behind is not None and behind.glue == " " and behind.is_capital and everyday.holds(behind.folded)
    )
    return stands_before_noun and not everyday.holds(plain(stem)) and plain(token.text) not in known.first_names

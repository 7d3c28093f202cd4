"""German genitives, written without an apostrophe: "Metas Pläne", "Altmans Rückkehr"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from index.names.everyday import Everyday
from index.names.lexicon import lexicon, plain
from index.names.tokens import Token

_SHORTEST = 3


def without_genitives(sentence: Sequence[Token], written: frozenset[str], everyday: Everyday) -> list[Token]:
    """The words of a German sentence, names in the genitive without their ending; other languages' as they are.

    `written` are the capitalised words of the whole text: what stands there without the ending, too, has one.
    """
    if everyday.language != "de":
        return list(sentence)
    return [
        _without_ending(token) if _is_genitive(token, before, behind, written, everyday) else token
        for before, token, behind in zip_longest([None, *sentence[:-1]], sentence, sentence[1:])
        if token is not None
    ]


def _without_ending(token: Token) -> Token:
    return replace(token, text=token.text[:-1], end=token.end - 1, is_possessive=True)


def _is_genitive(
    token: Token, before: Token | None, behind: Token | None, written: frozenset[str], everyday: Everyday
) -> bool:
    stem, known = token.text[:-1], lexicon()
    if not token.text.endswith("s") or token.text.endswith("ss") or not token.is_capital or len(stem) < _SHORTEST:
        return False
    folded = plain(stem)
    is_known = folded in known.organisations or folded in known.well_known
    if is_known or (stem in written and not everyday.holds(folded)):
        return True
    if behind is None or behind.glue != " " or not behind.is_capital or token.folded in known.first_names:
        return False
    ends_full_name = (
        before is not None and before.folded in known.first_names and behind.folded not in known.first_names
    )
    return (ends_full_name or everyday.holds(behind.folded)) and not everyday.holds(folded)

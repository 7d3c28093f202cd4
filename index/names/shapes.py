"""What looks like a name by itself."""

from __future__ import annotations

import re

from index.names.everyday import IsWord, everyday_of
from index.names.lexicon import lexicon

_SURNAME_ENDING = re.compile(
    r".{2,}(?:ov|ova|ev|eva|ski|ska|sky|skij|cki|cka|wicz|vic|vich|enko|chuk|oglu|ian|yan|dze|shvili|escu|son|sen|sson|mann|man|berg|stein|"
    r"nathan|swamy|murthy|opoulos|idis|akis|ez|ini|elli|etti|onen|nen|stra|sma)"
)

_FOREIGN_ENDING = re.compile(r".{3,}(?:ov|ova|ev|ski|ska|sky|cki|cka|wicz|vic|enko|chuk|oglu|escu|opoulos|shvili)")
"""No German noun ends so, or hardly one."""


def ends_as_surname(folded: str) -> bool:
    """`czarnecka`, `kutylowski`, `balasubramanian`."""
    return bool(_SURNAME_ENDING.fullmatch(folded))


def looks_like_name(word: str, folded: str, language: str | None, is_word: IsWord) -> bool:
    """Whether a word that no article holds is rather an unknown name than an everyday word.

    A capital letter tells nothing in German, where every noun has one.
    """
    known, has_capital = lexicon(), word[0].isupper()
    if (folded in known.organisations and folded not in known.platforms) or folded in known.well_known:
        return has_capital or folded not in known.like_words
    if everyday_of(language or "", is_word).holds(folded) or _has_capitals_anyway(folded):
        return False
    if any(character.isupper() for character in word[1:]):
        return True
    return has_capital and (language != "de" or folded in known.surnames or bool(_FOREIGN_ENDING.fullmatch(folded)))


def _has_capitals_anyway(folded: str) -> bool:
    """`phd`, `ceo`, `gpus`, `monday`, `german`: written with capitals, and names nobody."""
    return lexicon().is_role(folded) or not lexicon().other.isdisjoint((folded, folded.removesuffix("s")))

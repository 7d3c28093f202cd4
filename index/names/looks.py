"""Clues in the words of a name itself."""

from __future__ import annotations

import re

from index.names.lexicon import lexicon
from index.names.shapes import ends_as_surname
from index.names.sighting import OwnWords
from index.names.words import SURNAME_CAPITALS, Word

_INITIAL = re.compile(r"[A-Z](?:\.[A-Z])*\.?")
_HYPHENATED_GIVEN_NAME = re.compile(r"[A-Z]\w+-[a-zà-ÿ]\w+")
_SHORTEST_SINGLE_HEAD = 11
_ARTICLES_OF_TOWNS = frozenset("la le el los las".split())


def has_company_shape(one: OwnWords) -> bool:
    """`OpenAI`, `SAP`, `n8n`."""
    other = lexicon().other
    return any(word.is_shaped and word.folded.split("-")[-1] not in other for word in one.words)


def is_headed(one: OwnWords) -> bool:
    """`University of Toronto`, `Heliotrop GmbH`."""
    first = one.words[0].folded
    is_long = "-" in first or len(first) >= _SHORTEST_SINGLE_HEAD
    return (is_long or not one.is_single) and any(word.heads_organisation for word in one.words)


def ends_as_ai_firm(one: OwnWords) -> bool:
    """`Scale AI`, `Nordlicht KI`; not "China's AI" or "San Francisco AI"."""
    if one.is_single or one.words[-1].folded not in ("ai", "ki", "ia"):
        return False
    before = one.words[-2]
    return not before.is_place and not (one.language == "de" and before.folded.endswith("er"))


def begins_with_given_name(one: OwnWords) -> bool:
    return not one.is_single and _is_given_name(one.words[0])


def is_given_name(one: OwnWords) -> bool:
    return one.is_single and _is_given_name(one.words[0])


def _is_given_name(word: Word) -> bool:
    return word.begins_as_first_name and not word.heads_organisation


def ends_with_surname(one: OwnWords) -> bool:
    """A frequent one."""
    return not one.is_single and one.words[-1].folded.split("-")[-1] in lexicon().surnames


def begins_with_surname(one: OwnWords) -> bool:
    """As Chinese, Korean and Vietnamese names do."""
    return len(one.words) in (2, 3) and one.words[0].is_surname


def is_surname(one: OwnWords) -> bool:
    return one.is_single and any(part in lexicon().surnames for part in one.words[0].folded.split("-"))


def is_well_known(one: OwnWords) -> bool:
    return one.is_single and one.words[0].folded in lexicon().well_known


def has_surname_ending(one: OwnWords) -> bool:
    return not one.common[-1] and ends_as_surname(one.words[-1].folded)


def has_hyphenated_given_name(one: OwnWords) -> bool:
    """`Park So-yeon`."""
    return any(_HYPHENATED_GIVEN_NAME.fullmatch(word.text) for word in one.words) and not is_headed(one)


def has_initial(one: OwnWords) -> bool:
    return not one.is_single and any(_INITIAL.fullmatch(word.text) for word in one.words[:-1])


def has_surname_capitals(one: OwnWords) -> bool:
    """`McGrew`."""
    return bool(SURNAME_CAPITALS.fullmatch(one.words[-1].text))


def begins_with_particle(one: OwnWords) -> bool:
    """`van der Meulen`."""
    return not one.is_single and one.words[0].is_particle and one.words[0].folded not in _ARTICLES_OF_TOWNS


def is_of_everyday_words(one: OwnWords) -> bool:
    return one.is_common and not one.is_single


def is_of_rare_words(one: OwnWords) -> bool:
    return one.is_rare and not one.is_single


def is_plainly_written_and_rare(one: OwnWords) -> bool:
    return is_of_rare_words(one) and all(word.text[1:].islower() for word in one.words)

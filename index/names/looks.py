"""Clues in the words of a name itself."""

from __future__ import annotations

import re

from index.names.lexicon import lexicon
from index.names.shapes import ends_as_surname
from index.names.sighting import Sighting
from index.names.tokens import SURNAME_CAPITALS

_INITIAL = re.compile(r"[A-Z](?:\.[A-Z])*\.?")
_HYPHENATED_GIVEN_NAME = re.compile(r"[A-Z]\w+-[a-zà-ÿ]\w+")
_SHORTEST_SINGLE_HEAD = 11
_ARTICLES_OF_TOWNS = frozenset("la le el los las".split())


def has_company_shape(one: Sighting) -> bool:
    """`OpenAI`, `SAP`, `n8n`."""
    other = lexicon().other
    return any(token.is_shaped and token.folded.split("-")[-1] not in other for token in one.tokens)


def is_headed(one: Sighting) -> bool:
    """`University of Toronto`, `Heliotrop GmbH`."""
    heads = map(lexicon().heads_organisation, one.folded)
    is_long = "-" in one.folded[0] or len(one.folded[0]) >= _SHORTEST_SINGLE_HEAD
    return any(heads) and (is_long or not one.is_single)


def ends_as_ai_firm(one: Sighting) -> bool:
    """`Scale AI`, `Nordlicht KI`; not "China's AI" or "San Francisco AI"."""
    if one.is_single or one.folded[-1] not in ("ai", "ki", "ia"):
        return False
    return one.folded[-2] not in lexicon().places and not (one.language == "de" and one.folded[-2].endswith("er"))


def begins_with_given_name(one: Sighting) -> bool:
    return not one.is_single and _is_given_name(one.folded[0])


def is_given_name(one: Sighting) -> bool:
    return one.is_single and _is_given_name(one.folded[0])


def _is_given_name(folded: str) -> bool:
    return folded.split("-")[0] in lexicon().first_names and not lexicon().heads_organisation(folded)


def ends_with_surname(one: Sighting) -> bool:
    """A frequent one."""
    return not one.is_single and one.folded[-1].split("-")[-1] in lexicon().surnames


def begins_with_surname(one: Sighting) -> bool:
    """As Chinese, Korean and Vietnamese names do."""
    return len(one.folded) in (2, 3) and one.folded[0] in lexicon().surnames


def is_surname(one: Sighting) -> bool:
    return one.is_single and any(part in lexicon().surnames for part in one.folded[0].split("-"))


def is_well_known(one: Sighting) -> bool:
    return one.is_single and one.folded[0] in lexicon().well_known


def has_surname_ending(one: Sighting) -> bool:
    return ends_as_surname(one.folded[-1]) and not one.common[-1]


def has_hyphenated_given_name(one: Sighting) -> bool:
    """`Park So-yeon`."""
    return any(_HYPHENATED_GIVEN_NAME.fullmatch(token.text) for token in one.tokens) and not is_headed(one)


def has_initial(one: Sighting) -> bool:
    return not one.is_single and any(_INITIAL.fullmatch(token.text) for token in one.tokens[:-1])


def has_surname_capitals(one: Sighting) -> bool:
    """`McGrew`."""
    return bool(SURNAME_CAPITALS.fullmatch(one.tokens[-1].text))


def begins_with_particle(one: Sighting) -> bool:
    """`van der Meulen`."""
    return not one.is_single and one.folded[0] in lexicon().particles and one.folded[0] not in _ARTICLES_OF_TOWNS


def is_of_everyday_words(one: Sighting) -> bool:
    return not one.is_single and all(one.common)


def is_of_rare_words(one: Sighting) -> bool:
    return not one.is_single and not any(one.common)


def is_plainly_written_and_rare(one: Sighting) -> bool:
    return is_of_rare_words(one) and all(token.text[1:].islower() for token in one.tokens)

"""What there is to know of a word by itself, looked up once: articles share most of their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.languages import ALL_FUNCTION_WORDS
from index.names.lexicon import lexicon, plain

SURNAME_CAPITALS = re.compile(
    r"(?:Mc|Mac|De|Di|Del|La|Le|Van|Von|O['’]|D['’]|N['’]|Fitz|Ab|El|Al)[A-Z][a-zà-ÿ]+(?:-.+)?"
)
"""Capitals within a surname: `McGrew`, `LeCun`, `O'Leary-Park`."""

_ODD_CAPITAL = re.compile(r"\w[A-Z]|[^\W\d]\d+[^\W\d]|^\d+[A-Z]|\w\.ai$")
_SHAPE = re.compile(r"[A-Z]|\d|&|\.\w\w")
_NUMERAL, _HYPHENATED = re.compile(r"[IVX]+|[A-Z]\.?"), re.compile(r"-[A-Z]")
_REMEMBERED = 1 << 13


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word as it is written, and which words of the lexicon it is; equal only to itself."""

    text: str
    folded: str
    is_capital: bool
    """Written as names are: `Altman`, `xAI`, `n8n`, `4Paradigm`; not `2024` or `1990s`."""
    is_shaped: bool
    """Written as firms are: `OpenAI`, `SAP`, `4Paradigm`, `Character.AI`; not `McGrew` or `III`."""
    is_function_word: bool
    is_first_name: bool
    begins_as_first_name: bool
    """With a first name, perhaps before a hyphen."""
    is_surname: bool
    is_title: bool
    is_particle: bool
    is_role: bool
    is_role_field: bool
    is_organisation: bool
    is_organisation_head: bool
    heads_organisation: bool
    is_company_word: bool
    is_product: bool
    is_place: bool
    is_other: bool
    is_no_name: bool


@lru_cache(_REMEMBERED)
def word_of(text: str) -> Word:
    """The word that is written so, `""` for none."""
    known, folded = lexicon(), plain(text).rstrip("'’")
    opens_name = text[:1].isupper() and text[-1] not in "'’"
    return Word(
        text=text,
        folded=folded,
        is_capital=opens_name or bool(_ODD_CAPITAL.search(text)),
        is_shaped=_is_shaped(text),
        is_function_word=text.casefold() in ALL_FUNCTION_WORDS,
        is_first_name=folded in known.first_names,
        begins_as_first_name=folded.split("-")[0] in known.first_names,
        is_surname=folded in known.surnames,
        is_title=folded in known.titles,
        is_particle=folded in known.particles,
        is_role=known.is_role(folded),
        is_role_field=folded in known.role_fields,
        is_organisation=folded in known.organisations,
        is_organisation_head=folded in known.organisation_heads,
        heads_organisation=known.heads_organisation(folded),
        is_company_word=folded in known.company_words,
        is_product=folded in known.products,
        is_place=folded in known.places,
        is_other=folded in known.other,
        is_no_name=known.is_no_name(folded),
    )


def _is_shaped(text: str) -> bool:
    if SURNAME_CAPITALS.fullmatch(text) or _NUMERAL.fullmatch(text):
        return False
    return bool(_SHAPE.search(_HYPHENATED.sub("-", text[1:])))

"""A sentence -> its words with their offsets, elisions and possessives taken off, hyphenated compounds opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from index.names.lexicon import lexicon, plain

SURNAME_CAPITALS = re.compile(
    r"(?:Mc|Mac|De|Di|Del|La|Le|Van|Von|O['’]|D['’]|N['’]|Fitz|Ab|El|Al)[A-Z][a-zà-ÿ]+(?:-.+)?"
)
"""Capitals within a surname: `McGrew`, `LeCun`, `O'Leary-Park`."""

_WORD = re.compile(r"[^\W_]+(?:[-.'’&][^\W_]+)*")
_ELIDED = re.compile(
    r"(?:[dlnmtscj]|qu|jusqu|lorsqu|puisqu|un|(?:d|n|s|qu)?all|dell|nell|dall|sull|quell)['’](?=\w)", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"['’]s$")
_OPENING = re.compile(r"[:„“”\"«»‹›(\[–—•…?!]")
_PREFIX = re.compile(r"(?:ex|non|anti|pro|co|vize|vice)[-‐]", re.IGNORECASE)
_ODD_CAPITAL = re.compile(r"\w[A-Z]|[^\W\d]\d+[^\W\d]|^\d+[A-Z]|\w\.ai$")
_SHAPE = re.compile(r"[A-Z]|\d|&|\.\w\w")
_NUMERAL, _HYPHENATED = re.compile(r"[IVX]+|[A-Z]\.?"), re.compile(r"-[A-Z]")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")

_REMEMBERED = 1 << 15
"""Words of which it is kept how they are written: articles share most of theirs."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence; `start` and `end` are offsets in the text that the sentence is of."""

    text: str
    start: int
    end: int
    glue: str = ""
    """What stands between the word before and this one."""
    begins: bool = False
    """It opens a sentence, a quotation or an insertion, where a capital letter tells nothing."""
    is_possessive: bool = False
    is_attribute: bool = False
    """The first part of a compound whose last part is a role or a common noun: `OpenAI` of "OpenAI-Chef"."""
    folded: str = field(init=False)
    is_capital: bool = field(init=False)
    """Written as names are: `Altman`, `xAI`, `n8n`, `4Paradigm`; not `2024` or `1990s`."""

    def __post_init__(self) -> None:
        folded, is_capital = _written(self.text)
        object.__setattr__(self, "folded", folded)
        object.__setattr__(self, "is_capital", is_capital)

    @property
    def is_shaped(self) -> bool:
        """Written as firms are: `OpenAI`, `SAP`, `4Paradigm`, `Character.AI`; not `McGrew` or `III`."""
        return _is_shaped(self.text)


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words of the sentence `text[start:end]`, in order."""
    tokens: list[Token] = []
    behind = start
    for match in _WORD.finditer(text, start, end):
        if match[0].isalnum():  # as most are: one word, with nothing to take off
            a, b = match.span()
            glue = text[behind:a]
            tokens.append(Token(match[0], a, b, glue, not tokens or _opens(glue)))
            behind = b
            continue
        for a, b, is_attribute in _parts(text, match.start(), match.end(), opens=not tokens):
            glue = text[behind:a]
            possessive = _POSSESSIVE.search(text[a:b])
            behind = b + (text[b : b + 1] == "." and bool(_ABBREVIATED.fullmatch(text[a:b])))
            stop = b - len(possessive[0]) if possessive else behind
            begins = not tokens or _opens(glue)
            tokens.append(Token(text[a:stop], a, stop, glue, begins, bool(possessive), is_attribute))
    return tokens


def _opens(glue: str) -> bool:
    return glue != " " and bool(_OPENING.search(glue))


@lru_cache(maxsize=_REMEMBERED)
def _written(text: str) -> tuple[str, bool]:
    """A word folded, and whether it is written as names are."""
    opens_name = text[0].isupper() and text[-1] not in "'’"
    return plain(text).rstrip("'’"), opens_name or bool(_ODD_CAPITAL.search(text))


@lru_cache(maxsize=_REMEMBERED)
def _is_shaped(text: str) -> bool:
    if SURNAME_CAPITALS.fullmatch(text) or _NUMERAL.fullmatch(text):
        return False
    return bool(_SHAPE.search(_HYPHENATED.sub("-", text[1:])))


def _parts(text: str, start: int, end: int, opens: bool) -> Iterator[tuple[int, int, bool]]:
    """Elided article and word; prefix, attribute and noun of a compound."""
    elided = _ELIDED.match(text, start, end)
    if elided and (text[start].islower() or opens or text[start] == "L"):
        yield start, elided.end(), False
        start = elided.end()
    prefix = _PREFIX.match(text, start, end)
    if prefix:
        start = prefix.end()
    border = text.rfind("-", start, end)
    if border > start and _is_attributive(text[start:border], text[border + 1 : end]):
        yield start, border, True
        start = border + 1
    if start < end:
        yield start, end, False


def _is_attributive(front: str, back: str) -> bool:
    """Whether a compound is about what its front names: "OpenAI-Chef", "Google-owned"; not "Wei-Jen"."""
    known, folded = lexicon(), plain(back)
    if known.heads_organisation(f"-{folded}"):
        return False
    if known.is_role(folded):
        return True
    is_shaped = re.search(r"[a-z][A-Z]|^[A-Z]{2}", front) and not SURNAME_CAPITALS.fullmatch(front)
    return (plain(front) in known.organisations or bool(is_shaped)) and plain(front) not in known.first_names

"""A sentence -> its words with their offsets, elisions and possessives taken off, hyphenated compounds opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.names.lexicon import lexicon, plain
from index.names.words import SURNAME_CAPITALS, Word, word_of

_GLUE_AND_WORD = re.compile(r"([\W_]*)([^\W_]+(?:[-.'’&][^\W_]+)*)")
_ELIDED = re.compile(
    r"(?:[dlnmtscj]|qu|jusqu|lorsqu|puisqu|un|(?:d|n|s|qu)?all|dell|nell|dall|sull|quell)['’](?=\w)", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"['’]s$")
_OPENING = re.compile(r"[:„“”\"«»‹›(\[–—•…?!]")
_PREFIX = re.compile(r"(?:ex|non|anti|pro|co|vize|vice)[-‐]", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")


class Token(NamedTuple):
    """A word of a sentence; `start` and `end` are offsets in the text that the sentence is of."""

    word: Word
    start: int
    end: int
    glue: str
    """What stands between the word before and this one."""
    begins: bool
    """It opens a sentence, a quotation or an insertion, where a capital letter tells nothing."""
    is_possessive: bool = False
    is_attribute: bool = False
    """The first part of a compound whose last part is a role or a common noun: `OpenAI` of "OpenAI-Chef"."""


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words of the sentence `text[start:end]`, in order."""
    tokens: list[Token] = []
    place = behind = start
    for glue, written in _GLUE_AND_WORD.findall(text, start, end):
        first = place + len(glue)
        place = first + len(written)
        if written.isalnum():  # as most are: one word, with nothing to take off
            glue = text[behind:first]
            tokens.append(Token(word_of(written), first, place, glue, not tokens or _opens(glue)))
            behind = place
        else:
            behind = _add_parts(tokens, text, first, place, behind)
    return tokens


def _add_parts(tokens: list[Token], text: str, start: int, end: int, behind: int) -> int:
    """Add the words of a compound, the last word before which ends at `behind`; where they end, their full stop counted in."""
    for first, last, is_attribute in _parts(text, start, end, opens=not tokens):
        glue, written = text[behind:first], text[first:last]
        possessive = _POSSESSIVE.search(written)
        behind = last + (text[last : last + 1] == "." and bool(_ABBREVIATED.fullmatch(written)))
        stop = last - len(possessive[0]) if possessive else behind
        begins, word = not tokens or _opens(glue), word_of(text[first:stop])
        tokens.append(Token(word, first, stop, glue, begins, bool(possessive), is_attribute))
    return behind


def _opens(glue: str) -> bool:
    return glue != " " and bool(_OPENING.search(glue))


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

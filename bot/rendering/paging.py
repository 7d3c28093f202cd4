"""A long text -> pages, each a slice of it."""

from __future__ import annotations

import re

PAGE = 900
"""Characters of a page: about a phone's screen."""

_PARAGRAPH = re.compile(r"\n\s*\n")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
_WORD = re.compile(r"\s+")


def pages_of(text: str, most: int = PAGE) -> list[tuple[int, int]]:
    """`(start, end)` of each page, in order; only white space stands between them.

    A page ends with a paragraph if one ends in its latter half, else with a sentence or a word, else in the middle of one.
    """
    pages = []
    start = _after_space(text, 0)
    while start < len(text):
        end = _end(text, start, most)
        pages.append((start, start + len(text[start:end].rstrip())))
        start = _after_space(text, end)
    return pages


def page_at(pages: list[tuple[int, int]], offset: int) -> int:
    """The number of the page on which the character at `offset` stands, from 0."""
    return max((number for number, (start, _) in enumerate(pages) if start <= offset), default=0)


def _end(text: str, start: int, most: int) -> int:
    if len(text) - start <= most:
        return len(text)
    for border in (_PARAGRAPH, _SENTENCE, _WORD):
        ends = [found.end() for found in border.finditer(text, start + most // 2, start + most)]
        if ends:
            return ends[-1]
    return start + most


def _after_space(text: str, offset: int) -> int:
    return len(text) - len(text[offset:].lstrip())

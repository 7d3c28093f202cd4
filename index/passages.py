"""Article -> Passages: a few whole sentences each, contiguous in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from index.datatypes import Article, Passage
from index.datelines import dateline_end
from index.sentences import sentences_of
from index.stages import stage

VERSION = 2
"""Raised whenever other passages come out of the same article."""

MOST_WORDS = 110
_FEW_WORDS = 45
_HEAD = 1_500
"""Characters among which a dateline stands: below, a place and a day may be an entry of a list."""

_ITEM = re.compile(r"^(?:[•·▪◦‣●○*–—-]|\d{1,2}[.)])\s")
_TERMINATED = re.compile(r"""[.!?…:]["'”“»›’)\]\s]*$""")

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Block:
    """Sentences that belong together: a paragraph, or a list with the line that introduces it."""

    sentences: tuple[_Span, ...]
    words: int
    opens: bool
    """Begins with a heading, or is the first: a passage begins here."""
    stands_alone: bool
    """Stands after a gap or a dateline: no passage goes on over it."""


@stage("cut into passages")
def passages_of(article: Article, most_words: int = MOST_WORDS) -> list[Passage]:
    """Cut an article into passages of at most `most_words` words (a single longer sentence stays whole).

    Every sentence is in exactly one passage, in order, the first one without its dateline. A passage never spans a gap;
    a heading goes with the paragraph below it, a list with the line above it.
    """
    groups: list[list[_Span]] = []
    for block in _blocks(article):
        for part in _split(article.text, block.sentences, most_words):
            fits = groups and _words_of(article.text, [*groups[-1], *part]) <= most_words
            small = groups and (
                _words_of(article.text, groups[-1]) < _FEW_WORDS or _words_of(article.text, part) < _FEW_WORDS
            )
            if fits and not block.stands_alone and (small or not block.opens):
                groups[-1].extend(part)
            else:
                groups.append(list(part))
    return [_passage(article, group) for group in groups]


def passage_id(article_id: str, text: str) -> str:
    """16 hexadecimal characters that depend on the article and the words alone."""
    words = " ".join(text.split())
    return blake2b(f"{article_id}\n{words}".encode(), digest_size=8).hexdigest()


def _passage(article: Article, sentences: Sequence[_Span]) -> Passage:
    start, end = sentences[0][0], sentences[-1][1]
    text = article.text[start:end]
    return Passage(passage_id(article.id, text), article.id, start, end, text, tuple(sentences))


def _blocks(article: Article) -> Iterator[_Block]:
    gaps, edges = set(article.gaps), sorted({0, *article.gaps, len(article.text)})
    for begin, end in pairwise(edges):
        lines = [(m.start() + begin, m.end() + begin) for m in re.finditer(r"[^\n]+", article.text[begin:end])]
        first = True
        for group in _lines_that_belong_together(article.text, lines):
            told = [_behind_dateline(article.text, line) for line in group]
            sentences = tuple(s for a, b in told for s in sentences_of(article.text[a:b], a))
            if sentences:
                heading = len(group) > 1 and not _ITEM.match(article.text[slice(*group[1])])
                stands_alone = (first and begin in gaps) or told[0] != group[0]
                yield _Block(sentences, _words_of(article.text, sentences), heading or first, stands_alone)
                first = False


def _behind_dateline(text: str, line: _Span) -> _Span:
    """The line without the dateline that one at the head of an article may begin with."""
    start, end = line
    return (start + dateline_end(text[start:end]), end) if start < _HEAD else line


def _lines_that_belong_together(text: str, lines: Sequence[_Span]) -> Iterator[list[_Span]]:
    group: list[_Span] = []
    for line in lines:
        words = text[slice(*line)]
        above = text[slice(*group[-1])] if group else ""
        is_item = bool(_ITEM.match(words))
        # of two short lines in a row the upper one closes what stands above it ("… says Satya Nadella, CEO")
        is_below_heading = bool(group) and _is_heading(above) and not _is_heading(words)
        if group and not is_below_heading and not (is_item and (_ITEM.match(above) or above.rstrip().endswith(":"))):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_heading(line: str) -> bool:
    short = len(line.split()) <= 14
    ends_like_one = not _TERMINATED.search(line) or line.rstrip().endswith(("?", ":"))
    return short and ends_like_one and not _ITEM.match(line)


def _split(text: str, sentences: Sequence[_Span], most_words: int) -> list[list[_Span]]:
    """The sentences in as few even parts as keep under `most_words`."""
    total = _words_of(text, sentences)
    parts_needed = -(-total // most_words)
    if parts_needed <= 1:
        return [list(sentences)]
    target = total / parts_needed
    parts: list[list[_Span]] = [[]]
    for sentence in sentences:
        filled, added = _words_of(text, parts[-1]), _words_of(text, [sentence])
        too_full = filled + added > most_words
        closer_without = len(parts) < parts_needed and filled + added / 2 > target
        if parts[-1] and (too_full or closer_without):
            parts.append([])
        parts[-1].append(sentence)
    return parts


def _words_of(text: str, sentences: Sequence[_Span]) -> int:
    return sum(len(text[start:end].split()) for start, end in sentences)

"""Which lines of a page are the article, which are page furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.reading.cues import Cue
from index.reading.imprint import imprint_of
from index.reading.judging import LineModel
from index.reading.lines import Line
from index.reading.traits import traits_of

VERSION = 8
"""Raised whenever another text comes out of the same page: passages of an older cleaner are not reused."""

PAGES_WITH_BOILERPLATE, MOST_WORDS_OF_BOILERPLATE = 3, 25
"""A line on this many pages is a site's furniture, unless it is so long that it may be agency text."""

_LIKELY = 0.3
"""Of pages by writers that are held out, 96 to 97 of 100 article lines are judged as likely (`docs/cleaning.md`)."""

_INVITATION_WORDS = 6


class Fate(StrEnum):
    """What becomes of a line."""

    TEXT = "text"
    IMPRINT = "imprint"
    """The article's, but told and not quoted: headline, byline, dateline."""
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class CleanText:
    """The article's own lines; `gaps` are offsets in `text` at which lines were removed."""

    text: str
    gaps: tuple[int, ...]
    furniture: tuple[str, ...]
    """The removed lines, in order: where dates and publishers are named."""
    imprint: tuple[str, ...] = ()
    """Those of the removed lines that are the article's: headline, byline, dateline."""


def clean(lines: Sequence[Line], title: str, boilerplate: frozenset[str] = frozenset()) -> CleanText:
    """Split a page's lines into the article's text and furniture; `boilerplate` stands on several pages."""
    return _joined(lines, fates_of(lines, title, boilerplate))


def fates_of(
    lines: Sequence[Line], title: str, boilerplate: frozenset[str] = frozenset(), model: LineModel | None = None
) -> list[Fate]:
    """What becomes of each line of a page; `model` is the bundled one where none is given.

    What a line looks like, what its words mean, its place in the page and its kinship with the rest are weighed by small
    networks (`make fit`); no line is known in advance. Where no whole sentence would stay, nothing does.
    """
    model = model or LineModel.bundled()
    chances = model.chances(traits_of(lines, title), [line.text for line in lines])
    found = []
    for line, chance, is_imprint in zip(lines, chances, imprint_of(lines, title), strict=True):
        is_article = chance >= _LIKELY and line.text not in boilerplate and not _invites_comments(line)
        found.append(Fate.FURNITURE if not is_article else Fate.IMPRINT if is_imprint else Fate.TEXT)
    has_sentence = any(line.is_prose and fate is Fate.TEXT for line, fate in zip(lines, found, strict=True))
    return found if has_sentence else [Fate.FURNITURE] * len(found)


def _invites_comments(line: Line) -> bool:
    """Such a line alone between two paragraphs looks like a heading to the networks."""
    return Cue.COMMENT in line.cues and 2 <= line.words <= _INVITATION_WORDS


def _joined(lines: Sequence[Line], fates: Sequence[Fate]) -> CleanText:
    pieces: list[str] = []
    gaps: list[int] = []
    length, last = 0, -1
    for number, line in enumerate(lines):
        if fates[number] is not Fate.TEXT:
            continue
        if pieces:
            joint = "\n\n" if line.after_blank or number != last + 1 else "\n"
            pieces.append(joint)
            length += len(joint)
            if number != last + 1:
                gaps.append(length)
        pieces.append(line.text)
        length += len(line.text)
        last = number
    removed = [(line.text, fate) for line, fate in zip(lines, fates, strict=True) if fate is not Fate.TEXT]
    imprint = tuple(line for line, fate in removed if fate is Fate.IMPRINT)
    return CleanText("".join(pieces), tuple(gaps), tuple(line for line, _ in removed), imprint)

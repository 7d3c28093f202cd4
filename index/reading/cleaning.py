"""Which lines of a page are the article, which are page furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from rapidfuzz import fuzz

from index.reading.cues import ENDS_THE_ARTICLE, Cue
from index.reading.lines import Line, stems_of

VERSION = 2
"""Raised whenever another text comes out of the same page: passages of an older cleaner are not reused."""

_ALWAYS = frozenset(
    {
        Cue.ADVERT,
        Cue.AFFILIATE,
        Cue.COOKIE,
        Cue.CREDIT,
        Cue.COPYRIGHT,
        Cue.MARKETS,
        Cue.PAYWALL,
        Cue.BIOGRAPHY,
        Cue.NEWSLETTER,
        Cue.COMMENT,
    }
)
_FULL_NAME = re.compile(r"[A-ZÄÖÜÉÈ][\w'’-]+(?: (?:de|van|von|di|[A-ZÄÖÜÉÈ][\w'’-]+)){1,3}")
_NEAR = 85
_KIN = 0.34
_PARAGRAPHS = 2
PAGES_WITH_BOILERPLATE, MOST_WORDS_OF_BOILERPLATE = 3, 25
"""A line on this many pages is a site's furniture, unless it is so long that it may be agency text."""


@dataclass(frozen=True, slots=True)
class CleanText:
    """The article's own lines; `gaps` are offsets in `text` at which furniture was removed."""

    text: str
    gaps: tuple[int, ...]
    furniture: tuple[str, ...]
    """The removed lines, in order: where dates and publishers are named."""


def clean(lines: Sequence[Line], title: str, boilerplate: frozenset[str] = frozenset()) -> CleanText:
    """Split a page's lines into the article's text and furniture.

    `boilerplate` are lines that stand on several pages of the same collection. Works by a line's shape, its share of
    function words, the wording of furniture, its place in the page and its kinship with title and text; no line
    is known in advance.
    """
    if not lines:
        return CleanText("", (), ())
    kin = _kinship(lines, title)
    keep = [_is_article(line, kin[number], title, boilerplate) for number, line in enumerate(lines)]
    _drop_twins(lines, title, keep)
    _drop_above_headline(lines, kin, title, keep)
    _drop_author(lines, keep)
    _drop_tail(lines, kin, keep)
    _drop_teaser_lists(lines, kin, keep)
    _drop_lonely_short_lines(lines, kin, keep)
    return _joined(lines, keep)


def _kinship(lines: Sequence[Line], title: str) -> list[float]:
    """For each line, how many of its content words the title or *other* core lines use: 0 none, 1 many for its length.

    The root damps length: a paragraph of fifty content words need not repeat half of them to be kin. The core grows from the title: prose that shares words with it, then prose that shares words with that. So adverts,
    which are kin of each other only, stay outside.
    """
    prose = [line for line in lines if line.is_prose and not line.cues & _ALWAYS]
    seed = stems_of(title)
    core = [line for line in prose if line.stems & seed] or prose
    counted = Counter(stem for line in core for stem in line.stems)
    inside = set(map(id, core))
    shares = []
    for line in lines:
        own = 1 if id(line) in inside else 0
        shared = sum((counted[stem] > own) or (stem in seed) for stem in line.stems)
        shares.append(min(1.0, shared / (1 + sqrt(len(line.stems)))))
    return shares


def _is_article(line: Line, kinship: float, title: str, boilerplate: frozenset[str]) -> bool:
    if line.text in boilerplate or line.text == title or line.text == title + title or line.hashtags >= 2:
        return False
    if line.number_share >= 0.5 or (line.words <= 8 and line.number_share > 0.3 and not line.is_terminated):
        return False
    if line.cues & _ALWAYS:
        return _is_article_despite_cue(line, kinship)
    if line.cues and line.words <= 25 and not (line.is_prose and kinship >= _KIN):
        return False
    return bool(line.stems) or line.is_listed


def _is_article_despite_cue(line: Line, kinship: float) -> bool:
    """A long sentence about the article's own subject may well speak of an advert, a newsletter or a share price."""
    strong = line.cues & {Cue.COMMENT, Cue.AFFILIATE, Cue.COPYRIGHT, Cue.BIOGRAPHY, Cue.CREDIT}
    several = len(line.cues) >= 2
    return line.is_prose and line.words >= 18 and not strong and not several and kinship >= _KIN + 0.1


def _drop_twins(lines: Sequence[Line], title: str, keep: list[bool]) -> None:
    """A picture's text and its caption, a lead printed twice: of two like lines the later goes; beside a credit both."""
    kept = [number for number in range(len(lines)) if keep[number]]
    for number, line in enumerate(lines):
        rest = line.text.removeprefix(title).strip(" .:–—-|")
        if line.text.startswith(title) and any(rest == other.text for other in lines[number + 1 :]):
            keep[number] = False
    for number in range(len(lines)):
        nearby = [other for other in kept if keep[other] and 0 < number - other <= 4]
        for other in nearby:
            if keep[number] and lines[number].words >= 4 and fuzz.ratio(lines[other].text, lines[number].text) >= _NEAR:
                keep[number] = False
    for number in range(1, len(lines)):
        credited, twin = lines[number], lines[number - 1]
        if Cue.CREDIT in credited.cues and keep[number - 1] and fuzz.partial_ratio(credited.text, twin.text) >= _NEAR:
            keep[number - 1] = False


def _drop_above_headline(lines: Sequence[Line], kin: Sequence[float], title: str, keep: list[bool]) -> None:
    place = next((number for number, line in enumerate(lines) if title in line.text), 0)
    for number in range(place):
        keep[number] = keep[number] and kin[number] >= 0.5


def _drop_author(lines: Sequence[Line], keep: list[bool]) -> None:
    """A paragraph at the page's end that begins with the name in the byline tells of the author, not of the news."""
    bylines = [line.text for line in lines if Cue.BYLINE in line.cues and line.words <= 25]
    authors = {name for line in bylines for name in _FULL_NAME.findall(line)}
    for number in range(len(lines) * 2 // 3, len(lines)):
        if any(lines[number].text.startswith(author) for author in authors):
            keep[number] = False


def _drop_tail(lines: Sequence[Line], kin: Sequence[float], keep: list[bool]) -> None:
    """After the article's end (a source, "see also", a comment form …) only prose of close kin is still article."""
    akin = [n for n, line in enumerate(lines) if keep[n] and line.is_prose and line.words >= 15 and kin[n] >= _KIN]
    last = akin[-1] if akin else len(lines)
    end = next((n for n in range(last + 1, len(lines)) if not keep[n] and _ends_article(lines, n)), len(lines))
    for number in range(end, len(lines)):
        close = lines[number].is_prose and lines[number].words >= 15 and kin[number] >= 0.5
        keep[number] = keep[number] and close


def _ends_article(lines: Sequence[Line], number: int) -> bool:
    """A "see also" with more than one paragraph below it stands in the middle of the article."""
    ending = lines[number].cues & ENDS_THE_ARTICLE
    below = [line for line in lines[number + 1 :] if line.is_prose and line.words >= 20 and not line.cues]
    return bool(ending) and (bool(ending - {Cue.RELATED, Cue.COPYRIGHT}) or len(below) < _PARAGRAPHS)


def _drop_teaser_lists(lines: Sequence[Line], kin: Sequence[float], keep: list[bool]) -> None:
    """Lines under a "read also" are headlines of other articles, up to the next whole sentence."""
    under_teaser = False
    for number, line in enumerate(lines):
        if Cue.RELATED in line.cues and not keep[number]:
            under_teaser = True
        elif line.is_prose and (line.words >= 20 or kin[number] >= 0.5) and not line.is_listed:
            under_teaser = False
        elif under_teaser:
            keep[number] = False


def _drop_lonely_short_lines(lines: Sequence[Line], kin: Sequence[float], keep: list[bool]) -> None:
    """A short line is a heading of the prose right below it, an item of a list of kin, or furniture."""
    for number in reversed(range(len(lines))):
        line = lines[number]
        if (
            not keep[number]
            or (line.is_prose and (kin[number] >= 0.2 or not line.cues))
            or (line.words >= 25 and line.function_word_share >= 0.2)
        ):
            continue
        heads = number + 1 < len(lines) and keep[number + 1] and line.words <= 20
        quoted = (
            line.is_terminated
            and line.words >= 3
            and line.function_word_share >= 0.2
            and _has_kept_neighbours(number, keep)
        )
        item = line.is_listed and kin[number] >= 0.25
        lead = line.words >= 6 and kin[number] >= 0.6
        named = (heads or item) and (kin[number] > 0 or line.text.endswith(("?", ":")))
        if not (named or quoted or lead):
            keep[number] = False


def _has_kept_neighbours(number: int, keep: Sequence[bool]) -> bool:
    return 0 < number < len(keep) - 1 and keep[number - 1] and keep[number + 1]


def _joined(lines: Sequence[Line], keep: Sequence[bool]) -> CleanText:
    pieces: list[str] = []
    gaps: list[int] = []
    length, last = 0, -1
    for number, line in enumerate(lines):
        if not keep[number]:
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
    furniture = tuple(line.text for number, line in enumerate(lines) if not keep[number])
    return CleanText("".join(pieces), tuple(gaps), furniture)

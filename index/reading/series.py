"""Lines of one kind in a row, what stands above them, and the block that the headline stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from index.reading.lines import Line
from index.reading.shape import LISTED, Traits

_FACT = re.compile(r"\W{0,4}[^\s:]+(?:\s[^\s:]+){0,3}\s?:\s+\S")
_DATED = re.compile(r"[\w.,]+(?:\s[\w.,]+){0,3}\s?:\s|(?:ore\s+)?\d{1,2}[:.h]\d\d", re.IGNORECASE)
_TITLE_WORDS, _HEADING_WORDS, _FACT_WORDS, _PROSE_WORDS, _CAPTION_WORDS = 16, 14, 20, 12, 18


def series_of(lines: Sequence[Line], headline: int | None) -> list[Traits]:
    """Each line's traits by the run of like lines that it stands in, the line below, and the headline's block."""
    runs = {
        "titles": _runs(lines, lambda line: 4 <= line.words <= _TITLE_WORDS and not line.is_terminated),
        "small lines": _runs(lines, lambda line: line.words < 4 and not line.is_terminated),
        "facts": _runs(lines, lambda line: line.words <= _FACT_WORDS and bool(_FACT.match(line.text))),
        "items": _runs(lines, lambda line: bool(LISTED.match(line.text))),
    }
    blocks = _blocks(lines, headline)
    return [_in_runs(runs, n) | _above(lines, runs, n) | blocks[n] for n in range(len(lines))]


def _runs(lines: Sequence[Line], is_one: Callable[[Line], bool]) -> list[int]:
    """The length of the run that each line stands in, 0 where it is no such line."""
    found: list[int] = []
    for is_run, group in groupby(map(is_one, lines)):
        size = len(list(group))
        found += [size * is_run] * size
    return found


def _in_runs(runs: dict[str, list[int]], n: int) -> Traits:
    several = {f"{name} in a row": 1.0 for name, sizes in runs.items() if sizes[n] >= 2}
    return several | {f"many {name} in a row": 1.0 for name, sizes in runs.items() if sizes[n] >= 4}


def _above(lines: Sequence[Line], runs: dict[str, list[int]], n: int) -> Traits:
    """By what a line stands above: a heading, a question, a label."""
    if n + 1 == len(lines):
        return {}
    line, below = lines[n], lines[n + 1]
    is_heading = line.words <= _HEADING_WORDS and not line.text.endswith((".", "!"))
    asks, above_prose = line.text.endswith("?"), below.words >= _PROSE_WORDS
    heads = is_heading and above_prose and below.is_prose
    found = {
        "heads facts": is_heading and runs["facts"][n + 1] >= 2,
        "heads items": is_heading and runs["items"][n + 1] >= 2,
        "asks above small lines": asks and runs["small lines"][n + 1] >= 2,
        "asks above prose": asks and above_prose,
        "capitals above prose": line.text.isupper() and above_prose,
        "item above prose": heads and bool(LISTED.match(line.text)),
        "time above prose": heads and bool(_DATED.match(line.text)),
        "close above prose": heads and not below.after_blank,
        "sentence above prose": heads and line.is_terminated,
    }
    return {name: 1.0 for name, holds in found.items() if holds}


def _blocks(lines: Sequence[Line], headline: int | None) -> list[Traits]:
    """With the headline, without a blank line between, stand kicker, standfirst, byline and dateline; after it a picture's
    caption stands alone."""
    blocks, block = [], 0
    for line in lines:
        block += line.after_blank
        blocks.append(block)
    return [_in_block(lines[n], n, blocks, headline) for n in range(len(lines))]


def _in_block(line: Line, n: int, blocks: Sequence[int], headline: int | None) -> Traits:
    is_alone = (n == 0 or blocks[n - 1] != blocks[n]) and (n + 1 == len(blocks) or blocks[n + 1] != blocks[n])
    is_caption = is_alone and line.words <= _CAPTION_WORDS and not line.is_terminated
    distance = blocks[n] - blocks[headline] if headline is not None else -1
    with_headline = headline is not None and distance == 0
    found = {
        "short and alone": is_caption,
        "prose and alone": is_alone and line.is_prose,
        "in the headline's block": with_headline,
        "above in the headline's block": with_headline and n < (headline or 0),
        "right above in the headline's block": with_headline and n + 1 == headline,
        "below in the headline's block": with_headline and n > (headline or 0),
        "next block": distance == 1,
        "alone in the next block": distance == 1 and is_alone,
        "short and alone in the next block": distance == 1 and is_caption,
        "second next block": distance == 2,
        "short and alone in the second next block": distance == 2 and is_caption,
    }
    return {name: 1.0 for name, holds in found.items() if holds}

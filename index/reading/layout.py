"""How lines are set: in blocks without a blank line between, in runs of short ones."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from index.reading.kinship import Kinship
from index.reading.lines import Line
from index.reading.shape import Traits

_SHORT = 14


def layout_of(lines: Sequence[Line], kinship: Kinship) -> list[Traits]:
    """Each line's traits by the block and the run that it belongs to."""
    return [block | run for block, run in zip(_blocks(lines, kinship), _runs_of_short_lines(lines), strict=True)]


def _blocks(lines: Sequence[Line], kinship: Kinship) -> list[Traits]:
    """Lines without a blank one between them."""
    numbers, number = [], 0
    for line in lines:
        number += line.after_blank
        numbers.append(number)
    found: list[Traits] = []
    for _, group in groupby(range(len(lines)), key=numbers.__getitem__):
        members = list(group)
        solid = len(members) > 1 and any(kinship.core[n] > 0.3 for n in members)
        block = {
            "alone in its block": float(len(members) == 1),
            "block with prose": float(solid),
            "large block": float(len(members) >= 4),
        }
        found += [block] * len(members)
    return found


def _runs_of_short_lines(lines: Sequence[Line]) -> list[Traits]:
    found: list[Traits] = []
    for is_short, group in groupby(lines, key=lambda line: line.words <= _SHORT):
        size = len(list(group))
        run = {
            "run of short lines": float(is_short and size >= 3),
            "long run of short lines": float(is_short and size >= 6),
        }
        found += [run] * size
    return found

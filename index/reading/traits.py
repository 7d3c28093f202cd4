"""What speaks for and against each line of a page: its own traits, its place's and its neighbours'."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from index.reading.kinship import kinship_of
from index.reading.lines import REMEMBERED, Line
from index.reading.series import series_of
from index.reading.shape import Traits, shape_of
from index.reading.surroundings import surroundings_of
from index.reading.voice import voice_of

_SIDES = {"second above": -2, "above": -1, "below": 1, "second below": 2}
_OF_NEIGHBOURS = (
    "all capitals",
    "appeal",
    "asks",
    "core",
    "cue advert",
    "cue byline",
    "cue comment",
    "cue credit",
    "cue newsletter",
    "cue related",
    "ends a sentence",
    "headline",
    "heads prose",
    "kin",
    "listed",
    "name alone",
    "no cue",
    "no kin",
    "over 4 words",
    "over 14 words",
    "paragraph",
    "plain within the core",
    "prose",
    "several separators",
    "share of figures",
    "short with a date",
)
_OF_THE_NEXT = (
    "chats",
    "commands",
    "facts in a row",
    "first person",
    "full name in a short line",
    "names nobody",
    "of nobody",
    "offers",
    "reports",
    "short and alone",
    "small lines in a row",
    "third person",
    "title alone",
    "titles in a row",
)


def traits_of(lines: Sequence[Line], title: str) -> list[Traits]:
    """Each line's own traits, its place's, and those of the two lines above and below."""
    kinship = kinship_of(lines)
    headline = next((n for n, line in enumerate(lines) if title and line.text in (title, title + title)), None)
    around, series = surroundings_of(lines, kinship, headline), series_of(lines, headline)
    own = [_by_itself(line) | around[n] | series[n] for n, line in enumerate(lines)]
    told = [{name: traits[name] for name in _OF_NEIGHBOURS if traits.get(name)} for traits in own]
    next_told = [
        one | {name: traits[name] for name in _OF_THE_NEXT if name in traits}
        for one, traits in zip(told, own, strict=True)
    ]
    return [traits | _of_neighbours(told, next_told, n) for n, traits in enumerate(own)]


@lru_cache(REMEMBERED)
def _by_itself(line: Line) -> Traits:
    return shape_of(line) | voice_of(line)


def _of_neighbours(told: Sequence[Traits], next_told: Sequence[Traits], n: int) -> Traits:
    found: Traits = {}
    for side, step in _SIDES.items():
        if 0 <= n + step < len(told):
            neighbour = (next_told if abs(step) == 1 else told)[n + step]
            found |= {f"{side}: {name}": value for name, value in neighbour.items()}
        else:
            found[f"{side}: nothing"] = 1.0
    return found

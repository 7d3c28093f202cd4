"""What is listed together is alike: "OpenAI, Anthropic und Heliotrop" are three firms where two are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.names.clues import ENOUGH, Weight

_BETWEEN = re.compile(r",? (?:and|or|und|oder|sowie|et|ou|y|o|e|nor) |, ")
_ALIKE = 1.2


def listed_alike(text: str, spans: Sequence[tuple[int, int]], weights: Sequence[Weight]) -> list[Weight]:
    """The weights of candidates at `spans` of `text`, in order; the unsure learn from sure neighbours in a list."""
    learned = list(weights)
    forth = [
        (place, place + 1)
        for place, ((_, end), (start, _)) in enumerate(pairwise(spans))
        if _BETWEEN.fullmatch(text, end, start)
    ]
    for one, other in [*forth, *((b, a) for a, b in reversed(forth))]:
        learned[other] = _taught(learned[one], learned[other])
    return learned


def _taught(teacher: Weight, weight: Weight) -> Weight:
    if max(weight.person, weight.organisation) >= ENOUGH:
        return weight
    if teacher.person >= ENOUGH and teacher.person > teacher.organisation:
        return replace(weight, person=weight.person + _ALIKE)
    if teacher.organisation >= ENOUGH and teacher.organisation > teacher.person:
        return replace(weight, organisation=weight.organisation + _ALIKE)
    return weight

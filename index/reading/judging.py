"""How likely each line of a page is the article's: a linear model of its traits and its neighbours'."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from index.reading.kinship import kinship_of
from index.reading.lines import Line
from index.reading.shape import Traits, shape_of
from index.reading.surroundings import surroundings_of

BUNDLED = Path(__file__).parent / "line_model.json"
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


@dataclass(frozen=True, slots=True)
class LineModel:
    """Weights by the traits' names; a trait that it does not know counts nothing."""

    bias: float
    weights: Mapping[str, float]

    @classmethod
    def bundled(cls) -> LineModel:
        """The numbers that `make fit` wrote into the package."""
        return _bundled()

    def chance(self, traits: Traits) -> float:
        """From 0, furniture, to 1, article."""
        score = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in traits.items())
        return 1 / (1 + exp(-max(-30.0, min(30.0, score))))

    def to_json(self) -> str:
        weights = {name: round(weight, 4) for name, weight in sorted(self.weights.items())}
        return json.dumps({"bias": round(self.bias, 4), "weights": weights}, indent=1, ensure_ascii=False) + "\n"


def traits_of(lines: Sequence[Line], title: str) -> list[Traits]:
    """Each line's own traits, its place's, and those of the two lines above and below."""
    kinship = kinship_of(lines)
    headline = next((n for n, line in enumerate(lines) if title and line.text in (title, title + title)), None)
    own = [
        shape_of(line) | around for line, around in zip(lines, surroundings_of(lines, kinship, headline), strict=True)
    ]
    return [traits | _of_neighbours(own, n) for n, traits in enumerate(own)]


def _of_neighbours(own: Sequence[Traits], n: int) -> Traits:
    found: Traits = {}
    for side, step in _SIDES.items():
        if 0 <= n + step < len(own):
            neighbour = own[n + step]
            found |= {f"{side}: {name}": neighbour[name] for name in _OF_NEIGHBOURS if neighbour.get(name)}
        else:
            found[f"{side}: nothing"] = 1.0
    return found


@cache
def _bundled() -> LineModel:
    return LineModel(**json.loads(BUNDLED.read_text("utf-8")))

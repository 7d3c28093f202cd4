"""How likely each line of a page is the article's: a small network on its traits and its neighbours'."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.reading.kinship import kinship_of
from index.reading.lines import Line
from index.reading.series import series_of
from index.reading.shape import Traits, shape_of
from index.reading.surroundings import surroundings_of
from index.reading.voice import voice_of

BUNDLED = Path(__file__).parent / "line_model.json"
_DIGITS = 3
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


@dataclass(frozen=True)
class LineModel:
    """A network with one hidden layer; a trait that it does not know counts nothing."""

    traits: tuple[str, ...]
    hidden: NDArray[np.float32]
    """Shape `(traits, units)`."""
    hidden_bias: NDArray[np.float32]
    output: NDArray[np.float32]
    """Shape `(units,)`, as the bias of the hidden units."""
    bias: float

    @classmethod
    def bundled(cls) -> LineModel:
        """The numbers that `make fit` wrote into the package."""
        return _bundled()

    @classmethod
    def from_json(cls, text: str) -> LineModel:
        read = json.loads(text)
        hidden, hidden_bias, output = (
            np.asarray(read[name], np.float32) for name in ("hidden", "hidden_bias", "output")
        )
        return cls(tuple(read["traits"]), hidden, hidden_bias, output, read["bias"])

    def to_json(self) -> str:
        """One line a trait."""
        rows = ",\n".join(map(_row, self.hidden))
        head = f'{{"traits": {json.dumps(self.traits, ensure_ascii=False)},\n"hidden": [\n{rows}],\n'
        tail = f'"hidden_bias": {_row(self.hidden_bias)},\n"output": {_row(self.output)},\n'
        return f'{head}{tail}"bias": {round(self.bias, _DIGITS)}}}\n'

    def chances(self, lines: Sequence[Traits]) -> list[float]:
        """One a line, from 0, furniture, to 1, article."""
        units = np.maximum(self.table(lines) @ self.hidden + self.hidden_bias, 0.0)
        found: list[float] = (1 / (1 + np.exp(-(units @ self.output + self.bias)))).tolist()
        return found

    def table(self, lines: Sequence[Traits]) -> NDArray[np.float32]:
        """Shape `(lines, traits)`."""
        columns, found = self._columns, np.zeros((len(lines), len(self.traits)), np.float32)
        for row, traits in zip(found, lines, strict=True):
            for name, value in traits.items():
                if value and (column := columns.get(name)) is not None:
                    row[column] = value
        return found

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {name: column for column, name in enumerate(self.traits)}


def traits_of(lines: Sequence[Line], title: str) -> list[Traits]:
    """Each line's own traits, its place's, and those of the two lines above and below."""
    kinship = kinship_of(lines)
    headline = next((n for n, line in enumerate(lines) if title and line.text in (title, title + title)), None)
    around, series = surroundings_of(lines, kinship, headline), series_of(lines, headline)
    own = [shape_of(line) | voice_of(line) | around[n] | series[n] for n, line in enumerate(lines)]
    told = [{name: traits[name] for name in _OF_NEIGHBOURS if traits.get(name)} for traits in own]
    next_told = [
        one | {name: traits[name] for name in _OF_THE_NEXT if name in traits}
        for one, traits in zip(told, own, strict=True)
    ]
    return [traits | _of_neighbours(told, next_told, n) for n, traits in enumerate(own)]


def _of_neighbours(told: Sequence[Traits], next_told: Sequence[Traits], n: int) -> Traits:
    found: Traits = {}
    for side, step in _SIDES.items():
        if 0 <= n + step < len(told):
            neighbour = (next_told if abs(step) == 1 else told)[n + step]
            found |= {f"{side}: {name}": value for name, value in neighbour.items()}
        else:
            found[f"{side}: nothing"] = 1.0
    return found


def _row(numbers: NDArray[np.float32]) -> str:
    return json.dumps([round(number, _DIGITS) for number in numbers.tolist()])


@cache
def _bundled() -> LineModel:
    return LineModel.from_json(BUNDLED.read_text("utf-8"))

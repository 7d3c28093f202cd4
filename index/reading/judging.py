"""How likely each line of a page is the article's: small networks that read a page's lines from both ends."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.reading.shape import Traits

BUNDLED = Path(__file__).parent / "line_model.json"
FADING = (0.5, 0.85)
"""How much of what the lines on one side have said is left a line further on: the nearest few, and about ten."""
_DIGITS = 3

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LineNetwork:
    """Hidden units for each line; more of them for what those of all other lines say; both are weighed."""

    hidden: Numbers
    """Shape `(traits, units)`."""
    hidden_bias: Numbers
    context: Numbers
    """Shape `((1 + 2 * len(FADING)) * units, context units)`."""
    context_bias: Numbers
    output: Numbers
    """Shape `(units + context units,)`."""
    bias: Numbers
    """Shape `(1,)`."""

    @classmethod
    def from_lists(cls, read: Mapping[str, Sequence[float]]) -> LineNetwork:
        return cls(**{one.name: np.asarray(read[one.name], np.float32) for one in fields(cls)})

    def to_json(self) -> str:
        """One line a row of numbers."""
        numbers = {one.name: getattr(self, one.name) for one in fields(self)}
        return "{" + ",\n".join(f'"{name}": {_rows(values)}' for name, values in numbers.items()) + "}"

    def logits(self, table: Numbers) -> Numbers:
        """Of a page's lines, in order; `table` has shape `(lines, traits)`."""
        units = np.maximum(table @ self.hidden + self.hidden_bias, 0.0)
        context = np.maximum(_around(units) @ self.context + self.context_bias, 0.0)
        found: Numbers = np.concatenate([units, context], axis=1) @ self.output + self.bias
        return found


@dataclass(frozen=True)
class LineModel:
    """Networks of one shape, each trained from a seed of its own; a trait that they do not know counts nothing."""

    traits: tuple[str, ...]
    networks: tuple[LineNetwork, ...]

    @classmethod
    def bundled(cls) -> LineModel:
        """The numbers that `make fit` wrote into the package."""
        return _bundled()

    @classmethod
    def from_json(cls, text: str) -> LineModel:
        read = json.loads(text)
        return cls(tuple(read["traits"]), tuple(map(LineNetwork.from_lists, read["networks"])))

    def to_json(self) -> str:
        networks = ",\n".join(network.to_json() for network in self.networks)
        return f'{{"traits": {json.dumps(self.traits, ensure_ascii=False)},\n"networks": [{networks}]}}\n'

    def chances(self, lines: Sequence[Traits]) -> list[float]:
        """One a line of one page, from 0, furniture, to 1, article: what the networks say in the mean."""
        if not lines:
            return []
        table = self.table(lines)
        logits = np.mean([network.logits(table) for network in self.networks], axis=0)
        found: list[float] = (1 / (1 + np.exp(-logits))).tolist()
        return found

    def table(self, lines: Sequence[Traits]) -> Numbers:
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


def _around(units: Numbers) -> Numbers:
    """The units' mean on the page; then, for each of `FADING`, a mean of the lines above that fades; and of those below.

    Line by line, for a page may be long, from both ends at once.
    """
    fading = np.array(FADING, np.float32)[:, None]
    said = np.stack([units, units[::-1]], axis=1)[:, :, None] * (1 - fading)
    heard = np.zeros_like(said)
    for n in range(1, len(units)):
        np.multiply(heard[n - 1], fading, out=heard[n])
        heard[n] += said[n - 1]
    mean = np.broadcast_to(units.mean(axis=0), units.shape)
    return np.concatenate([mean, *np.moveaxis(heard[:, 0], 1, 0), *np.moveaxis(heard[::-1, 1], 1, 0)], axis=1)


def _rows(numbers: Numbers) -> str:
    if numbers.ndim == 1:
        return json.dumps([round(number, _DIGITS) for number in numbers.tolist()])
    return "[\n" + ",\n".join(map(_rows, numbers)) + "]"


@cache
def _bundled() -> LineModel:
    return LineModel.from_json(BUNDLED.read_text("utf-8"))

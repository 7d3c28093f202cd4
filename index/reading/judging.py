"""How likely each line of a page is the article's: small networks that read a page's lines from both ends."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path

import numpy as np

from index.reading.shape import Traits
from index.reading.wording import Numbers, Wording, wording_of

BUNDLED = Path(__file__).parent / "line_model.json"
FADING = (0.5, 0.85)
"""How much of what the lines on one side have said is left a line further on: the nearest few, and about ten."""
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class LineNetwork:
    """Features of each word; hidden units for each line's traits and words; more of them for what those of all other lines
    say; both kinds of units are weighed."""

    words: Numbers
    """Shape `(dimension of a token's row, features)`."""
    words_bias: Numbers
    hidden: Numbers
    """Shape `(traits + 2 * features, units)`: after the traits the mean of the features of a line's words, then the maximum."""
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

    def logits(self, table: Numbers, wording: Wording) -> Numbers:
        """Of a page's lines, in order; `table` has shape `(lines, traits)`."""
        words = wording.pooled(_units(wording.rows, self.words, self.words_bias))
        traits = np.broadcast_to(table, (*words.shape[:-1], table.shape[1]))
        units = _units(np.concatenate([traits, words], axis=-1), self.hidden, self.hidden_bias)
        context = _units(_around(units), self.context, self.context_bias)
        weighed = np.concatenate([units, context], axis=-1) @ self.output[..., None]
        found: Numbers = weighed[..., 0] + self.bias
        return found


@dataclass(frozen=True)
class LineModel:
    """Networks of one shape, each trained from a seed of its own; a trait that they do not know counts nothing."""

    traits: tuple[str, ...]
    networks: tuple[LineNetwork, ...]
    embedder: str
    """The fingerprint of the one whose rows stand for words."""

    @classmethod
    def bundled(cls) -> LineModel:
        """The numbers that `make fit` wrote into the package."""
        return _bundled()

    @classmethod
    def from_json(cls, text: str) -> LineModel:
        read = json.loads(text)
        return cls(tuple(read["traits"]), tuple(map(LineNetwork.from_lists, read["networks"])), read["embedder"])

    def to_json(self) -> str:
        networks = ",\n".join(network.to_json() for network in self.networks)
        named = f'"embedder": "{self.embedder}",\n"traits": {json.dumps(self.traits, ensure_ascii=False)}'
        return f'{{{named},\n"networks": [{networks}]}}\n'

    def chances(self, lines: Sequence[Traits], texts: Sequence[str]) -> list[float]:
        """One a line of one page, from 0, furniture, to 1, article: what the networks say in the mean."""
        if not lines:
            return []
        table, wording = self.table(lines), wording_of(texts)
        logits = self._together.logits(table, wording).mean(axis=0)
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
    def _together(self) -> LineNetwork:
        """All networks as one whose numbers have an axis more, the first: they take as long as one and a half."""
        names = [one.name for one in fields(LineNetwork)]
        return LineNetwork(**{name: np.stack([getattr(one, name) for one in self.networks]) for name in names})

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {name: column for column, name in enumerate(self.traits)}


def _units(rows: Numbers, weights: Numbers, bias: Numbers) -> Numbers:
    found: Numbers = np.maximum(rows @ weights + bias[..., None, :], 0.0)
    return found


def _around(units: Numbers) -> Numbers:
    """The units' mean on the page; then, for each of `FADING`, a mean of the lines above that fades; and of those below.

    Line by line, for a page may be long, from both ends at once.
    """
    lines = np.moveaxis(units, -2, 0)
    both = np.stack([lines, lines[::-1]])
    said = np.stack([both * np.float32(1 - rate) for rate in FADING], axis=-2)
    fading, heard = np.array(FADING, np.float32)[:, None], np.zeros_like(said)
    for n in range(1, len(lines)):
        np.multiply(heard[:, n - 1], fading, out=heard[:, n])
        heard[:, n] += said[:, n - 1]
    above, below = heard[0], heard[1, ::-1]
    mean = np.broadcast_to(lines.mean(axis=0), lines.shape)[..., None, :]
    around = np.moveaxis(np.concatenate([mean, above, below], axis=-2), 0, -3)
    return around.reshape(*around.shape[:-2], -1)


def _rows(numbers: Numbers) -> str:
    if numbers.ndim == 1:
        return json.dumps([round(number, _DIGITS) for number in numbers.tolist()])
    return "[\n" + ",\n".join(map(_rows, numbers)) + "]"


@cache
def _bundled() -> LineModel:
    return LineModel.from_json(BUNDLED.read_text("utf-8"))

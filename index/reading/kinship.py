"""Which lines of a page speak of the same: its core, and how near every line is to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from index.reading.cues import Cue
from index.reading.lines import Line, stems_of

_SUSPECT = frozenset(
    {
        Cue.ADVERT,
        Cue.AFFILIATE,
        Cue.BIOGRAPHY,
        Cue.COMMENT,
        Cue.COOKIE,
        Cue.COPYRIGHT,
        Cue.CREDIT,
        Cue.NEWSLETTER,
        Cue.PAYWALL,
    }
)
_PARAGRAPH_WORDS, _ROUNDS = 14, 3
_IN_CORE = 0.2


@dataclass(frozen=True, slots=True)
class Kinship:
    """One number a line, in the order of the page's lines."""

    core: tuple[float, ...]
    """How much a paragraph belongs to the page's densest block by shared words: 0 to 1; 0 for what is no paragraph."""
    kin: tuple[float, ...]
    """Content words shared with the core, damped by the line's length: 0 none, 1 many."""
    names: tuple[int, ...]
    """Capitalised words after the first that the core uses, too."""


def kinship_of(lines: Sequence[Line]) -> Kinship:
    """The core is found as in power iteration: a paragraph counts as much as those that share words with it count.

    So adverts, which share words with nothing, fall out of the core, however long they are.
    """
    return _kinship_of(tuple(lines))


@lru_cache(maxsize=1)  # a page's lines are asked for its headline, then for its text
def _kinship_of(lines: Sequence[Line]) -> Kinship:
    prior = [_prior(line) for line in lines]
    if not any(prior):
        prior = [float(line.words >= 6) for line in lines]
    core = prior
    for _ in range(_ROUNDS):
        mass = _mass(lines, core)
        shared = [
            sum(mass[stem] - own for stem in line.stems) / sqrt(3 + len(line.stems)) if own else 0.0
            for line, own in zip(lines, core, strict=True)
        ]
        most = max(shared, default=0.0)
        if not most:
            break
        core = [one * min(1.0, 2 * share / most + 0.02) for one, share in zip(prior, shared, strict=True)]
    mass = _mass(lines, core)
    used = Counter(stem for line, own in zip(lines, core, strict=True) if own > _IN_CORE for stem in line.stems)
    return Kinship(
        core=tuple(core),
        kin=tuple(
            sum(min(1.0, mass[stem] - own) for stem in line.stems) / (1 + sqrt(len(line.stems)))
            for line, own in zip(lines, core, strict=True)
        ),
        names=tuple(
            sum(used[stem] > (own > _IN_CORE) for stem in _names(line)) for line, own in zip(lines, core, strict=True)
        ),
    )


def _prior(line: Line) -> float:
    if not line.is_prose or line.words < _PARAGRAPH_WORDS:
        return 0.0
    return 0.3 if line.cues & _SUSPECT else 1.0


def _mass(lines: Sequence[Line], weights: Sequence[float]) -> defaultdict[str, float]:
    mass: defaultdict[str, float] = defaultdict(float)
    for line, weight in zip(lines, weights, strict=True):
        for stem in line.stems if weight else ():
            mass[stem] += weight
    return mass


def _names(line: Line) -> frozenset[str]:
    return stems_of(" ".join(word for word in line.text.split()[1:] if word[0].isupper()))

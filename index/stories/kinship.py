"""Do two articles tell the same event? Features of the pair, and one linear decision with plain numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np

from index.stories.fingerprints import resemblance
from index.stories.profiles import Profile, mentions

Rarity = Callable[[str], float]
"""How much sharing a name tells, 0 to 1: little for one that stands in a thousand articles."""

_UNKNOWN_DAYS = 7
_COPIED, _ALL_STRANGERS = 0.6, 2.0
_PROTAGONIST = 0.7
_TEAM = 3

SCARCE = 8
"""A name that stands in no more articles than that is as rare as can be."""

FEATURES = (
    "people",
    "organisations",
    "protagonists",
    "strangers",
    "crowd",
    "likeness",
    "figures",
    "days",
    "months",
)
SPEAKS_AGAINST = frozenset({"strangers", "crowd", "days", "months"})
"""Features that can only make two articles less likely to be of one event; the others only more likely."""

# By `python -m tests.gold.fit_stories`.
WEIGHTS: Mapping[str, float] = {
    "people": 0.73,
    "organisations": 2.21,
    "protagonists": 1.49,
    "strangers": -1.99,
    "crowd": -1.84,
    "likeness": 1.59,
    "figures": 1.39,
    "days": -2.60,
    "months": -3.08,
}
BIAS = 2.09


def kinship(one: Profile, other: Profile, rarity: Rarity) -> float:
    """How likely two articles tell the same event, 0 to 1; the same either way round. Near-copies surely do.
    Articles of which neither mentions whom the other is about surely do not: two people who leave one firm for another
    in the same week are two events, however alike all else is.
    """
    if resemblance(one.fingerprint, other.fingerprint) >= _COPIED:
        return 1.0
    if _strangers(one, other) + _strangers(other, one) == _ALL_STRANGERS:
        return 0.0
    logit = BIAS + sum(WEIGHTS[name] * value for name, value in features_of(one, other, rarity).items())
    return 1.0 / (1.0 + math.exp(-logit))


def features_of(one: Profile, other: Profile, rarity: Rarity) -> dict[str, float]:
    days = _days_between(one, other)
    people, others = one.people, _respelled(other.people, one.people)
    return {
        "people": _agreement(people, others, rarity),
        "organisations": _agreement(one.organisations, other.organisations, rarity),
        "protagonists": _shared_protagonists(people, others),
        "strangers": (_strangers(one, other) + _strangers(other, one)) / 2,
        "crowd": _crowd(people, others),
        "likeness": float(one.vector.astype(np.float32) @ other.vector.astype(np.float32)),
        "figures": min(len(one.figures & other.figures), 3) / 3,
        "days": min(days, 14) / 14,
        "months": math.log1p(days / 14),
    }


def rarity_of(articles: int) -> float:
    """What a name tells that stands in so many articles: 1 up to a handful, then falling with the logarithm."""
    return 1.0 / (1.0 + max(0.0, math.log2(max(articles, 1) / SCARCE)))


def protagonists(weights: Mapping[str, float]) -> set[str]:
    """The names that an article is about, not only mentions."""
    return {name for name, weight in weights.items() if weight >= _PROTAGONIST}


def _agreement(one: Mapping[str, float], other: Mapping[str, float], rarity: Rarity) -> float:
    """Cosine of the two weightings, each name counted by its rarity; 0 where one of them is empty."""
    shared = [name for name in one if name in other]
    if not shared:
        return 0.0
    first, second = (sum([weight**2 * rarity(name) for name, weight in names.items()]) for names in (one, other))
    return sum([one[name] * other[name] * rarity(name) for name in shared]) / math.sqrt(first * second)


def _shared_protagonists(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Share of the protagonists that both are about."""
    first, second = protagonists(one), protagonists(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def _strangers(one: Profile, other: Profile) -> float:
    """Share of the one's protagonists whom the other does not even mention."""
    about = protagonists(one.people)
    return sum([not mentions(other, person) for person in about]) / len(about) if about else 0.0


def _crowd(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """0 to 1 for four to eight protagonists whom the articles do not share: a round-up of a week is of none of its
    events.
    """
    return min(max(0, len(protagonists(one) ^ protagonists(other)) - _TEAM), _TEAM) / _TEAM


def _respelled(names: Mapping[str, float], known: Mapping[str, float]) -> Mapping[str, float]:
    """`names`, in which a surname alone, or one of which only the surname is `known`, is as `known` has it."""
    bare = {name for name in (*names, *known) if " " not in name}
    if not bare:
        return names
    whole = {name.split()[-1]: name for name in known}
    return {
        whole.get(name.split()[-1], name) if name.split()[-1] in bare else name: weight
        for name, weight in names.items()
    }


def _days_between(one: Profile, other: Profile) -> int:
    return _UNKNOWN_DAYS if one.day is None or other.day is None else abs(one.day - other.day)

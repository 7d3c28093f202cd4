"""The domain's concepts: words of six languages that mean the same in talk of people who change jobs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

LEAD = "~lead"
"""To run, to head: of any talk, and of nearly every question on who is at the top of what."""

_FILE = Path(__file__).with_name("concepts.txt")
_SHORTEST_BEGINNING = 3
_GENERAL = "# Of any talk, not of this domain alone:"
"""The line of the lexicon after which the general concepts stand."""


def concepts_of(folded: str) -> tuple[str, ...]:
    """Concept terms, as `~poach`, of a folded word; most words have none."""
    exact, beginnings = _lexicon()
    found = list(exact.get(folded, ()))
    for length in range(_SHORTEST_BEGINNING, len(folded) + 1):
        found.extend(beginnings.get(folded[:length], ()))
    return tuple(dict.fromkeys(found))


def is_of_domain(term: str) -> bool:
    """Whether a concept term is of the domain: `~poach` is, `~weather`, which any talk can be of, is not."""
    return term in _of_domain()


@cache
def _of_domain() -> frozenset[str]:
    own = _lines()[: _lines().index(_GENERAL)]
    return frozenset(f"~{line.split(':', 1)[0]}" for line in own if line and not line.startswith("#"))


@cache
def _lines() -> list[str]:
    return _FILE.read_text("utf-8").splitlines()


@cache
def _lexicon() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Words that stand for a concept as they are, and beginnings of words that do."""
    exact: dict[str, list[str]] = {}
    beginnings: dict[str, list[str]] = {}
    for line in _lines():
        if line and not line.startswith("#"):
            name, words = line.split(":", 1)
            for word in words.split():
                target = exact if word.endswith("=") else beginnings
                target.setdefault(word.rstrip("="), []).append(f"~{name}")
    return exact, beginnings

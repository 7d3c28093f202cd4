"""The domain's concepts: words of six languages that mean the same in talk of people who change jobs."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_SHORTEST_BEGINNING = 3


def concepts_of(folded: str) -> tuple[str, ...]:
    """Concept terms, as `~poach`, of a folded word; most words have none."""
    exact, beginnings = _lexicon()
    found = list(exact.get(folded, ()))
    for length in range(_SHORTEST_BEGINNING, len(folded) + 1):
        found.extend(beginnings.get(folded[:length], ()))
    return tuple(dict.fromkeys(found))


@cache
def _lexicon() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Words that stand for a concept as they are, and beginnings of words that do."""
    exact: dict[str, list[str]] = {}
    beginnings: dict[str, list[str]] = {}
    for line in files("index.retrieval").joinpath("concepts.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, words = line.split(":", 1)
            for word in words.split():
                target = exact if word.endswith("=") else beginnings
                target.setdefault(word.rstrip("="), []).append(f"~{name}")
    return exact, beginnings

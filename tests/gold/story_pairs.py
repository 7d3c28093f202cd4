"""Pairs of articles of which somebody has said whether they tell the same event."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from index.datatypes import Article
from index.embedding import StaticEmbedder
from index.names.extraction import names_in
from index.reading import read_articles
from index.stories.profiles import Profile, profile_of

GOLD = Path(__file__).parent
STORIES = GOLD / "stories"
SEEDS = GOLD.parents[1] / "seeds"

# Seeds on one event, by what their file names begin with. Left out: reports on several events at once.
_SEEDS_ALIKE = """
2023-05-geoffrey-hinton
2024-04-jason-taylor
2024-05-jan-leike
2024-07-adept 2024-07-david-luan
2024-08-john-schulman
2024-08-noam-shazeer 2024-10-noam-shazeer
2025-05-fidji-simo
2025-06-alexandr-wang-meta.de 2025-06-alexandr-wang-scale
2025-06-openai-zuerich 2025-06-zurich-trio
2025-07-boris-cherny 2025-07-cherny-wu
2025-07-microsoft-google 2025-07-microsoft-two
2025-07-ruoming-pang
2025-07-varun-mohan 2025-07-windsurf-varun
2025-08-igor-babuschkin
2025-11-lecun 2025-11-yann-lecun
2025-12-nvidia-groq
2026-01-zoph
2026-02-xai
"""
_PAGES_ALIKE = """
p1-01 p1-02 p1-03
p1-04 p1-05
p1-06 p1-07 p1-08
p1-09 p1-10
p1-15 p1-16
p1-19 p1-20
p1-23 p1-24
p2-09 p2-10
p2-15
p2-16
p2-17 p2-18
p2-19 p2-20
p2-21 p2-22
p1-17
p1-18
p1-25
p2-08
p2-25
p2-26
p2-27
p2-28
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles by their paths, the part that they are for, and whether they tell the same event."""

    a: str
    b: str
    part: str
    same_event: bool


def labelled_pairs() -> list[Pair]:
    lines = (STORIES / "pairs.jsonl").read_text("utf-8").splitlines()
    return [Pair(**json.loads(line)) for line in lines]


def pairs_of_seeds() -> list[Pair]:
    """Pairs of seeds that rest on one event, and pairs of different ones of them."""
    return _pairs(sorted(SEEDS.glob("*.md")), _SEEDS_ALIKE)


def pairs_of_pages() -> list[Pair]:
    """Pairs of the scraped-looking pages that tell one event or different ones.

    All have questions of the parts fit and tune; seven of them answer one of the part aside, too, which nothing here reads.
    """
    return _pairs(sorted((GOLD / "pages").glob("*.txt")), _PAGES_ALIKE)


def _pairs(files: Sequence[Path], alike: str) -> list[Pair]:
    groups = [tuple(beginnings.split()) for beginnings in alike.strip().splitlines()]
    story = {file.name: number for file in files for number, group in enumerate(groups) if file.name.startswith(group)}
    return [Pair(a, b, "fit", story[a] == story[b]) for a, b in combinations(story, 2)]


def profiles_in(folder: Path, static: StaticEmbedder) -> dict[str, Profile]:
    """The profile of every article in a folder, by its path."""
    return {article.path: profile_of(article, names_in(article), static) for article in articles_in(folder)}


def articles_in(folder: Path) -> Iterator[Article]:
    yield from read_articles([folder], lambda progress: None).articles

"""`python -m tests.benchmarks.stories`: profiles of the seeds, then stories among 100,000 generated profiles.

In processor time: the machine may be shared.
"""

from __future__ import annotations

import random
import resource
import time
from array import array
from pathlib import Path
from zlib import crc32

import numpy as np

from index.embedding import StaticEmbedder
from index.names.extraction import names_in
from index.reading import read_articles
from index.stories.fingerprints import SIZE
from index.stories.grouping import stories_of
from index.stories.profiles import Profile, profile_of

ROOT = Path(__file__).parents[2]
ARTICLES, DAYS, DIMENSION = 100_000, 1_500, 256
STARS, ORGANISATIONS, SURNAMES = 200, 2_000, 30_000
OUTLETS = (1, 1, 1, 2, 3, 5)
"""How many articles tell one event."""


def main() -> None:
    static = StaticEmbedder.from_folder()
    named = [(article, names_in(article)) for article in read_articles([ROOT / "seeds"]).articles]
    started = time.process_time()
    for article, names in named:
        profile_of(article, names, static)
    each = (time.process_time() - started) / len(named)
    profiles = _generated()
    before, started = _peak(), time.process_time()
    stories = stories_of(profiles)
    seconds = time.process_time() - started
    print("| what | figure |\n|---|---|")
    print(f"| profile of an article of `seeds/` | {each * 1000:.1f} ms |")
    print(f"| stories among {len(profiles):,} profiles | {len(stories):,} in {seconds:.0f} s |")
    print(f"| peak memory: the profiles / grouping them | {before:.0f} / {_peak():.0f} MB |")


def _generated() -> list[Profile]:
    chance, numbers = random.Random(7), np.random.default_rng(7)
    profiles: list[Profile] = []
    while len(profiles) < ARTICLES:
        mover = f"p{chance.randrange(SURNAMES)} x{chance.randrange(SURNAMES)}"
        houses = [f"house{int(ORGANISATIONS * chance.random() ** 2)}" for _ in range(2)]
        day, event = 700_000 + chance.randrange(DAYS), numbers.normal(size=DIMENSION)
        for _ in range(chance.choice(OUTLETS)):
            profiles.append(_profile(mover, houses, day + chance.randrange(5), event, chance, numbers))
    return profiles[:ARTICLES]


def _profile(
    mover: str,
    houses: list[str],
    day: int,
    event: np.ndarray,
    chance: random.Random,
    numbers: np.random.Generator,
) -> Profile:
    """Of an article on a mover between two houses, with some well-known people and houses beside."""
    people = {mover: 1.0} | {f"star{chance.randrange(STARS)}": chance.random() for _ in range(4)}
    vector = event + 0.9 * numbers.normal(size=DIMENSION)
    return Profile(
        day=day,
        people=people,
        organisations=dict.fromkeys(houses, 1.0) | {f"house{chance.randrange(ORGANISATIONS)}": 0.3 for _ in range(4)},
        capitalised=array("I", sorted({crc32(word.encode()) for name in people for word in name.split()})),
        figures=frozenset({float(chance.randrange(1_000_000))}),
        turns=frozenset(),
        vector=(vector / np.linalg.norm(vector)).astype(np.float16),
        fingerprint=numbers.integers(0, 2**32, SIZE, dtype=np.uint32),
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()

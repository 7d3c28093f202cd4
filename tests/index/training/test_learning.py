"""Each lesson can be learnt, and a timetable is kept."""

from __future__ import annotations

import gzip
import random

import pytest

from index.embedding import StaticEmbedder
from index.training.bundles import Bundle, BundleQuestion
from index.training.examples import Examples
from index.training.learning import SECOND, learn
from index.training.lessons import Course
from index.training.pairs import DICTIONARY, SOURCES, Pairs
from tests.index.tinybert import tiny_config
from tests.index.training.tiny import tiny_network

WORDS = "red blue green grey house boat tree river bird stone cloud lamp".split()
ROWS = [
    f"par\ten\tde\tThe {one} {other} is very old\tDer {other} {one} ist sehr alt" for one in WORDS for other in WORDS
]
PARAGRAPHS = [f"qp\ten\ten\tOn the {word}\tThe {word} {'stands there as ever ' * 5}" for word in WORDS]
ENTRIES = [f"dict\ten\tfr\t{word} {number}\tle {word} {number}" for word in WORDS for number in range(12)]


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Pairs:
    """Read from training files, of which only one holds anything."""
    folder = tmp_path_factory.mktemp("pairs")
    for name in SOURCES:
        (folder / f"{name}.tsv.gz").write_bytes(gzip.compress(b""))
    name = next(iter(SOURCES))
    (folder / f"{name}.tsv.gz").write_bytes(gzip.compress("\n".join([*ROWS, *PARAGRAPHS, "broken\trow"]).encode()))
    (folder / f"{DICTIONARY}.tsv.gz").write_bytes(gzip.compress("\n".join(ENTRIES).encode()))
    return Pairs.read(folder, random.Random(1))


@pytest.fixture(scope="module")
def course(pairs: Pairs, static: StaticEmbedder) -> Course:
    from transformers import BertModel

    bundles = [
        Bundle(
            "en",
            f"News of {name}",
            [f"Ines {name}"],
            ["Lumen"],
            [f"{name} joins Lumen.", "The sun shines.", "It is late.", f"{name} gets nine {word}s."],
            [
                BundleQuestion("en", f"whom did {name} join", frozenset({0})),
                BundleQuestion("en", f"how many {word}s for {name}", frozenset({3})),
                BundleQuestion("en", f"why was {name} sued", frozenset()),
            ],
        )
        for name, word in zip("Haas Berg Roth Lind Okoro Vance Reis Kahn Moll Sand".split(), WORDS, strict=False)
    ]
    network = tiny_network(static)
    teacher = BertModel(tiny_config(32_002, longest=512), add_pooling_layer=False)
    return Course(network, teacher, static.tokenizer, static.tokenizer, pairs, Examples(bundles, 2), random.Random(3))


def test_german_is_shown_twice_and_what_is_no_row_is_left_out(pairs: Pairs) -> None:
    shown = [pair for batch in pairs.translations for pair in batch]

    assert len(shown) == 2 * len(ROWS)
    assert {pair.language for pair in shown} == {"de"}
    assert len(pairs.dictionary) == len(ENTRIES)
    assert sum(map(len, pairs.paragraphs)) == sum(map(len, pairs.english)) == len(PARAGRAPHS)


def test_what_is_taught_is_learnt(course: Course) -> None:
    said: list[str] = []

    learn(course.network, course.lessons(), ("answers", "translations"), 600.0, said.append, most_steps=160)

    first, last = (float(line.split("translations ")[1].split(",")[0]) for line in said)
    assert last < first
    assert said[-1].startswith("step 160, 99%: ")


@pytest.mark.parametrize("name", sorted(set(SECOND)))
def test_every_lesson_of_the_timetable_can_be_held(course: Course, name: str) -> None:
    loss = course.lessons()[name]()

    assert loss.ndim == 0
    assert loss.item() > 0

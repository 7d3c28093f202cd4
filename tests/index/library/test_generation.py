"""A generation is opened whole or refused with one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.errors import BrokenIndexError, EmbedderMismatchError, OutdatedIndexError
from index.library import Generation, is_held, live_generation
from tests.index.newsroom import PredictableEmbedder

EMBEDDER = PredictableEmbedder.fingerprint
FILES = [
    "passages.faiss",
    "catalogue.sqlite",
    "vectors.npy",
    "sentences.npy",
    "sentences.offsets.npy",
    "terms.npy",
    "languages.npy",
    "lexical/meta.json",
]


def test_an_opened_generation_knows_its_passages_and_articles(data: Path) -> None:
    generation = Generation.open(live_generation(data), EMBEDDER)

    coverage = generation.catalogue.coverage()

    assert generation.name == live_generation(data).name
    assert (coverage.articles, coverage.languages) == (4, {"en": 2, "de": 1, "fr": 1})
    assert (str(coverage.oldest), str(coverage.newest)) == ("2024-01-15", "2024-06-30")
    assert coverage.passages == generation.manifest.passages == len(generation.dense)


@pytest.mark.parametrize("name", FILES)
def test_a_truncated_file_is_refused_by_its_name(data: Path, name: str) -> None:
    file = live_generation(data) / name
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    with pytest.raises(BrokenIndexError, match=rf"{name} has \d+ bytes instead of \d+; run `talentmoves rebuild`"):
        Generation.open(live_generation(data), EMBEDDER)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_refused_by_its_name(data: Path, name: str) -> None:
    (live_generation(data) / name).unlink()

    with pytest.raises(BrokenIndexError, match=rf"{name} is missing; run `talentmoves rebuild`"):
        Generation.open(live_generation(data), EMBEDDER)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_right_size_and_wrong_contents_is_refused(data: Path, name: str) -> None:
    file = live_generation(data) / name
    file.write_bytes(b"\x55" * file.stat().st_size)

    with pytest.raises(BrokenIndexError, match="cannot be read; run `talentmoves rebuild`"):
        Generation.open(live_generation(data), EMBEDDER)


def test_another_embedder_is_refused_with_both_names(data: Path) -> None:
    with pytest.raises(EmbedderMismatchError) as caught:
        Generation.open(live_generation(data), "static-256-abc")

    assert str(caught.value) == (
        "the index was built with the embedder 'predictable-8', but 'static-256-abc' is set; "
        "run `talentmoves rebuild`, or set INDEX_EMBEDDER back"
    )


def test_an_older_format_is_told(data: Path) -> None:
    manifest = live_generation(data) / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 0}))

    with pytest.raises(OutdatedIndexError, match="older format; run `talentmoves rebuild`"):
        Generation.open(live_generation(data), EMBEDDER)


def test_a_manifest_of_another_generation_is_refused(data: Path) -> None:
    manifest = live_generation(data) / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"passages": 99}))

    with pytest.raises(BrokenIndexError, match="are not of one generation; run `talentmoves rebuild`"):
        Generation.open(live_generation(data), EMBEDDER)


def test_a_generation_is_held_for_as_long_as_it_is_open(data: Path) -> None:
    folder = live_generation(data)
    generation = Generation.open(folder, EMBEDDER)

    held = is_held(folder)
    generation.close()

    assert (held, is_held(folder)) == (True, False)


def test_a_generation_that_nobody_keeps_is_no_longer_held(data: Path) -> None:
    folder = live_generation(data)
    generation = Generation.open(folder, EMBEDDER)

    del generation

    assert not is_held(folder)


def test_a_generation_that_cannot_be_opened_is_not_held(data: Path) -> None:
    folder = live_generation(data)

    with pytest.raises(EmbedderMismatchError):
        Generation.open(folder, "other")

    assert not is_held(folder)


def test_passages_come_back_with_their_articles_in_the_order_asked_for(data: Path) -> None:
    catalogue = Generation.open(live_generation(data), EMBEDDER).catalogue

    (last, last_article), (first, first_article) = catalogue.passages([3, 0])

    assert (first_article.path, last_article.path) == ("brannigan.md", "okafor.md")
    assert first.text == first_article.text[first.start : first.end]
    assert last.text == last_article.text[last.start : last.end]
    assert catalogue.passage(first.id) == (first, first_article)
    assert catalogue.passage("0" * 16) is None

"""A new generation that looks wrong never becomes live."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.building import check_plausible
from index.errors import BrokenIndexError, ImplausibleError
from index.library import live_generation
from index.operations.rebuilding import rebuild
from index.retrieval.lexical import LexicalRanking
from tests.index.newsroom import REPORTS, PredictableEmbedder, build


def many(folder: Path, articles: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(articles):
        (folder / f"{number:02}.md").write_text(REPORTS["okafor.md"].replace("Okafor", f"Okafor{number}"))
    return folder


def ids(before: int, stay: int, now: int) -> tuple[set[str], set[str]]:
    """Of the articles before, and of those now, of which `stay` are the same."""
    return {str(n) for n in range(before)}, {str(n) for n in range(before - stay, before - stay + now)}


@pytest.mark.parametrize(("before", "stay", "now"), [(100, 50, 50), (19, 0, 1), (0, 0, 9)])
def test_half_of_many_articles_and_any_share_of_a_few_may_vanish(before: int, stay: int, now: int) -> None:
    check_plausible(*ids(before, stay, now))


@pytest.mark.parametrize(("before", "stay", "now"), [(100, 49, 49), (100, 49, 500), (20, 0, 20)])
def test_most_of_many_articles_may_not_vanish_at_once(before: int, stay: int, now: int) -> None:
    with pytest.raises(ImplausibleError, match=f"{before - stay} of {before} articles would vanish"):
        check_plausible(*ids(before, stay, now))


@given(st.sets(st.text(max_size=2)), st.sets(st.text(max_size=2)))
def test_articles_that_are_added_are_never_implausible(old: set[str], more: set[str]) -> None:
    check_plausible(old, old | more)


def test_a_wrong_folder_is_refused_with_what_to_do_and_force_means_it(tmp_path: Path) -> None:
    right, wrong, folder = many(tmp_path / "right", 25), tmp_path / "wrong", tmp_path / "data"
    many(wrong, 2)
    first = rebuild([right], folder, PredictableEmbedder())

    with pytest.raises(ImplausibleError) as caught:
        rebuild([wrong], folder, PredictableEmbedder())

    assert str(caught.value) == (
        "23 of 25 articles would vanish from the index; the live index is as it was; "
        "check INDEX_ARTICLES and --articles, or run `talentmoves rebuild --force` if that is meant"
    )
    assert live_generation(folder).name == first.generation
    assert [path.name for path in (folder / "generations").iterdir()] == [first.generation]
    assert rebuild([wrong], folder, PredictableEmbedder(), force=True).articles == 2


def test_an_index_whose_titles_find_nothing_never_becomes_live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, first = build(tmp_path, "okafor.md")
    many(tmp_path / "articles", 9)
    nothing = np.zeros(0, np.int64), np.zeros(0, np.float32)
    monkeypatch.setattr(LexicalRanking, "nearest", lambda *asked: nothing)
    monkeypatch.setattr("index.retrieval.retriever._PER_RANKING", 0)

    with pytest.raises(BrokenIndexError, match="finds 0 of 10 articles by their titles; the live index is as it was"):
        rebuild([tmp_path / "articles"], folder, PredictableEmbedder())

    assert live_generation(folder).name == first.generation


def test_an_index_whose_files_do_not_hold_what_was_written_never_becomes_live(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, first = build(tmp_path, "okafor.md")
    many(tmp_path / "articles", 3)
    numbers = count()
    monkeypatch.setattr("index.library.manifest.checksum", lambda file: str(next(numbers)))

    with pytest.raises(BrokenIndexError, match="has changed since it was built"):
        rebuild([tmp_path / "articles"], folder, PredictableEmbedder(), full=True)

    assert live_generation(folder).name == first.generation

"""What is added on one machine is part of the rebuilds of all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding import StaticEmbedder
from index.operations.rebuilding import rebuild
from index.postgres.sharing import Change, change_of, share_kept, shared_after
from index.sources.kept import FOLDER, keep
from tests.index.newsroom import write_reports

digests = st.sampled_from([None, "a", "b"])


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / FOLDER).glob("[!.]*"))


@given(digests, digests, digests)
def test_afterwards_both_places_hold_the_same(last: str | None, here: str | None, there: str | None) -> None:
    change = change_of(last, here, there)

    after = {
        Change.NOTHING: (here, there),
        Change.SEND: (here, here),
        Change.FORGET: (here, None),
        Change.FETCH: (there, there),
        Change.DELETE: (None, there),
    }[change]
    shared = shared_after(change, here, there)
    assert after == (shared, shared)


@given(digests, digests)
def test_what_changed_in_one_place_only_counts(last: str | None, changed: str | None) -> None:
    assert change_of(last, changed, last) in {Change.NOTHING, Change.SEND, Change.FORGET}
    assert change_of(last, last, changed) in {Change.NOTHING, Change.FETCH, Change.DELETE}


def test_what_is_added_here_and_there_is_kept_in_both(engine: str, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    keep(here, "https://a.example", "First", ".md", "one")
    keep(there, "https://b.example", "Second", ".md", "two")

    for folder in (here, there, here):
        share_kept(engine, folder)

    assert names(here) == names(there)
    assert len(names(here)) == 2


def test_what_is_added_again_takes_the_place_of_what_was_kept_everywhere(engine: str, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    keep(here, "https://a.example", "First", ".md", "one")
    share_kept(engine, here)
    share_kept(engine, there)

    keep(there, "https://a.example", "First", ".html", "one, corrected")
    share_kept(engine, there)
    share_kept(engine, here)

    (file,) = (here / FOLDER).glob("[!.]*")
    assert (file.suffix, file.read_text()) == (".html", "one, corrected")


def test_a_rebuild_reads_what_was_added_on_another_machine(engine: str, static: StaticEmbedder, tmp_path: Path) -> None:
    articles = write_reports(tmp_path / "articles")
    keep(
        tmp_path / "here",
        "https://a.example",
        "New",
        ".md",
        "---\ntitle: Ada Okafor joins Cobalt\n---\nAda Okafor joins Cobalt.\n",
    )
    first = rebuild([articles], tmp_path / "here", static, engine=engine)

    second = rebuild([articles], tmp_path / "there", static, engine=engine)

    assert first.articles == second.articles == 5


@pytest.mark.parametrize("contents", ["", "\x00 not text"])
def test_any_contents_come_back_as_they_were(engine: str, tmp_path: Path, contents: str) -> None:
    keep(tmp_path / "here", "https://a.example", "First", ".md", contents)

    share_kept(engine, tmp_path / "here")
    share_kept(engine, tmp_path / "there")

    (file,) = (tmp_path / "there" / FOLDER).glob("[!.]*")
    assert file.read_text() == contents

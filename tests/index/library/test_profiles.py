"""Profiles of articles are kept, and taken over where an article has not changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from index.building import making
from index.datatypes import Article
from index.embedding import StaticEmbedder
from index.library import live_generation
from index.library.profiles import ProfileFile, StoredProfiles, profile_row
from index.library.tables import FILE
from index.names import Names
from index.operations.rebuilding import rebuild
from index.stories.profiles import Profile, profile_of
from tests.index.newsroom import OKAFOR, PredictableEmbedder, article, write_reports

_STORIES = ("stories", "subjects", "contradictions")


@contextmanager
def stored(folder: Path, profiles: Sequence[Profile]) -> Iterator[StoredProfiles]:
    with ExitStack() as stack:
        file = ProfileFile(folder, stack)
        file.append([profile_row(profile) for profile in profiles])
        file.close()
    with StoredProfiles.of(folder) as found:
        yield found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ada Lindqvist kehrt zu Nordlicht KI zurück und bekommt 340.000 Euro.",
            Names(("Ada Lindqvist",), ("Nordlicht KI",)),
        ),
        ("nichts", Names((), ())),
    ],
)
def test_a_profile_that_was_kept_is_the_same(static: StaticEmbedder, tmp_path: Path, text: str, names: Names) -> None:
    profile = profile_of(article(text, title="Ada Lindqvist kehrt zurück"), names, static)

    with stored(tmp_path, [profile]) as profiles:
        found = profiles[0]

    assert replace(found, vector=profile.vector, fingerprint=profile.fingerprint) == profile
    assert found.vector.tolist() == profile.vector.tolist()
    assert found.fingerprint.tolist() == profile.fingerprint.tolist()


def test_profiles_are_read_by_the_rows_of_their_articles_and_through(static: StaticEmbedder, tmp_path: Path) -> None:
    kept = [profile_of(article(f"{name} geht."), Names((name,), ()), static) for name in ("Ada Moor", "Tunde Abiola")]

    with stored(tmp_path, kept) as profiles:
        told = [[one.people for one in some] for some in (profiles, profiles[:], [profiles[0], profiles[1]])]

        assert told == [[one.people for one in kept]] * 3
        assert profiles.rows([(1, 1), (0, 0)]) == [profile_row(kept[1]), profile_row(kept[0])]
        assert len(profiles) == 2
        with pytest.raises(IndexError):
            profiles[2]


def test_only_articles_that_changed_get_a_new_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages, data, anew = write_reports(tmp_path / "pages"), tmp_path / "data", tmp_path / "anew"
    made: list[str] = []

    def recorded(article: Article, names: Names, static: StaticEmbedder) -> Profile:
        made.append(article.path)
        return profile_of(article, names, static)

    monkeypatch.setattr(making, "profile_of", recorded)
    rebuild([pages], data, PredictableEmbedder())
    first = sorted(made)
    made.clear()
    (pages / "okafor.md").write_text(OKAFOR.replace("six ans", "sept ans"), "utf-8")
    rebuild([pages], data, PredictableEmbedder())
    second = sorted(made)
    rebuild([pages], anew, PredictableEmbedder())

    assert first == ["brannigan.md", "lindqvist.md", "lisbon.md", "okafor.md"]
    assert second == ["okafor.md"]
    assert _stories(data) == _stories(anew)


def _stories(data: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(live_generation(data) / FILE)) as connection:
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in _STORIES}

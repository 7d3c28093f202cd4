"""A data folder keeps what was added to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import StorageError
from index.library import Generation, live_generation
from index.operations.rebuilding import rebuild
from index.reading.keepsake import written
from index.reading.page import RawPage
from index.sources.kept import keep, kept_articles
from tests.index.newsroom import PredictableEmbedder, write_reports
from tests.index.reading.papers import HEADLINE, PARAGRAPHS

URL = "https://gazette.example/sandoz"


def page(text: str = PARAGRAPHS[0]) -> str:
    return written(RawPage(text, url=URL), HEADLINE)


def test_a_kept_article_is_part_of_every_rebuild_of_its_folder(tmp_path: Path) -> None:
    articles = write_reports(tmp_path / "articles", "lisbon.md", "okafor.md")
    file, _ = keep(tmp_path / "data", URL, HEADLINE, ".article", page())

    first = rebuild([articles], tmp_path / "data", PredictableEmbedder())
    second = rebuild([articles / "lisbon.md"], tmp_path / "data", PredictableEmbedder())
    elsewhere = rebuild([articles], tmp_path / "another", PredictableEmbedder())

    assert (first.articles, second.articles, elsewhere.articles) == (3, 2, 2)
    generation = Generation.open(live_generation(tmp_path / "data"), PredictableEmbedder.fingerprint)
    found = [article for _, article in generation.catalogue.passages(range(second.passages))]
    assert (file.name, URL) in [(article.path, article.url) for article in found]
    generation.close()


def test_the_same_key_again_takes_the_place_of_what_was_kept(tmp_path: Path) -> None:
    first, first_is_new = keep(tmp_path, URL, HEADLINE, ".article", page())
    again, again_is_new = keep(tmp_path, URL, HEADLINE, ".article", page())
    changed, changed_is_new = keep(tmp_path, URL, "Another headline", ".article", page(PARAGRAPHS[1]))
    other_kind, other_is_new = keep(tmp_path, URL, HEADLINE, ".md", page())

    assert (first_is_new, again_is_new, changed_is_new, other_is_new) == (True, False, True, True)
    assert first == again == changed
    assert other_kind == first.with_suffix(".md")
    assert list((tmp_path / "kept").iterdir()) == [other_kind]


def test_different_keys_are_kept_side_by_side_though_their_titles_are_the_same(tmp_path: Path) -> None:
    one, _ = keep(tmp_path, URL, HEADLINE, ".article", page())
    other, _ = keep(tmp_path, f"{URL}-2", HEADLINE, ".article", page())

    assert one != other
    assert one.name.startswith("mireille-sandoz-quitte-ardoise-pour-cobalt-")


@pytest.mark.parametrize("title", ["", "…", "../../etc/passwd", ".hidden", "李彦宏离开百度", "x" * 500])
def test_a_title_never_leads_out_of_the_folder(title: str, tmp_path: Path) -> None:
    file, _ = keep(tmp_path, URL, title, ".article", page())

    assert file.parent == tmp_path / "kept"
    assert not file.name.startswith(".")
    assert len(file.name) < 100


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where a folder should be", "utf-8")

    with pytest.raises(StorageError, match=r"kept cannot be written: .*; nothing was added"):
        keep(tmp_path, URL, HEADLINE, ".article", page())


def test_where_nothing_was_added_there_is_nothing_to_read(tmp_path: Path) -> None:
    assert kept_articles(tmp_path) == []

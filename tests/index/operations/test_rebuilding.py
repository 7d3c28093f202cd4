"""Articles become a new generation, and a report of what was done."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from index.building import embedding_texts
from index.datatypes import Article, Progress, Skipped
from index.errors import NothingReadableError, RebuildRunningError
from index.library import Generation, live_generation, read_status
from index.library.writing import LOCK
from index.operations.rebuilding import rebuild
from index.passages import passages_of
from index.reading import read_articles
from tests.index.newsroom import OKAFOR, OtherEmbedder, PredictableEmbedder, build, write_reports


def counts(report: object) -> tuple[int, ...]:
    """Articles added, changed, removed and unchanged, and passages embedded."""
    return tuple(getattr(report, name) for name in ("added", "changed", "removed", "unchanged", "embedded"))


def passages_in(folder: Path) -> int:
    return sum(len(passages_of(article)) for article in read_articles([folder]).articles)


def test_a_first_rebuild_adds_every_article_and_embeds_every_passage(tmp_path: Path) -> None:
    embedder = PredictableEmbedder()

    folder, report = build(tmp_path, embedder=embedder)

    assert counts(report) == (4, 0, 0, 0, report.passages)
    assert report.passages == len(embedder.passages) == passages_in(tmp_path / "articles")
    assert (report.articles, report.skipped) == (4, ())
    assert live_generation(folder).name == report.generation


def test_stored_vectors_are_those_of_title_and_passage_in_the_catalogue_s_order(tmp_path: Path) -> None:
    embedder = PredictableEmbedder()
    folder, report = build(tmp_path, embedder=embedder)
    generation = Generation.open(live_generation(folder), embedder.fingerprint)
    rows = list(range(report.passages))

    texts = ["\n".join(embedding_texts(article, passage)) for passage, article in generation.catalogue.passages(rows)]

    assert texts == embedder.passages
    np.testing.assert_array_equal(generation.dense.vectors(np.asarray(rows)), embedder.embed_queries(texts))


def test_the_headline_is_embedded_with_the_passage() -> None:
    article = Article(id="a", path="a.md", title="Okafor part", text="Il part. Demain.", language="fr")

    assert embedding_texts(article, passages_of(article)[0]) == ("Okafor part", "Il part.", "Demain.")


def test_a_rebuild_of_the_same_articles_builds_nothing_and_the_live_generation_stays(tmp_path: Path) -> None:
    folder, first = build(tmp_path)
    before = (folder / "live").stat()
    embedder = PredictableEmbedder()

    _, second = build(tmp_path, embedder=embedder)

    assert counts(second) == (0, 0, 0, 4, 0)
    assert embedder.passages == []
    assert (second.generation, second.passages, second.is_new) == (first.generation, first.passages, False)
    assert (folder / "live").stat() == before
    assert [path.name for path in (folder / "generations").iterdir()] == [first.generation]


def test_added_changed_and_removed_articles_are_counted_and_only_new_passages_embedded(tmp_path: Path) -> None:
    folder, _ = build(tmp_path, "okafor.md", "lindqvist.md", "lisbon.md")
    articles = tmp_path / "articles"
    (articles / "okafor.md").write_text(OKAFOR.replace("après six ans", "après sept ans"))
    (articles / "lisbon.md").unlink()
    write_reports(articles, "brannigan.md")
    embedder = PredictableEmbedder()

    report = rebuild([articles], folder, embedder)

    new = [text for text in embedder.passages if "Brannigan" in text or "sept ans" in text]
    assert counts(report) == (1, 1, 1, 1, len(embedder.passages))
    assert new == embedder.passages
    assert read_status(folder, verify=True).coverage.articles == 3


def test_a_changed_date_changes_the_article_and_embeds_nothing(tmp_path: Path) -> None:
    folder, _ = build(tmp_path, "okafor.md")
    (tmp_path / "articles" / "okafor.md").write_text(OKAFOR.replace("2024-05-21", "2024-05-22"))

    report = rebuild([tmp_path / "articles"], folder, PredictableEmbedder())

    assert counts(report) == (0, 1, 0, 0, 0)
    assert str(read_status(folder).coverage.newest) == "2024-05-22"


def test_a_full_rebuild_embeds_everything_anew(tmp_path: Path) -> None:
    folder, first = build(tmp_path)

    report = rebuild([tmp_path / "articles"], folder, PredictableEmbedder(), full=True)

    assert counts(report) == (0, 0, 0, 4, first.passages)


def test_another_embedder_s_vectors_are_not_reused(tmp_path: Path) -> None:
    folder, first = build(tmp_path)

    report = rebuild([tmp_path / "articles"], folder, OtherEmbedder())

    assert report.embedded == first.passages
    assert read_status(folder).embedder == "other-8"


@pytest.mark.parametrize("name", ["passages.faiss", "catalogue.sqlite"])
def test_a_damaged_generation_is_mended_and_its_vectors_are_not_reused(tmp_path: Path, name: str) -> None:
    folder, first = build(tmp_path)
    file = live_generation(folder) / name
    contents = bytearray(file.read_bytes())
    contents[-4] ^= 0x41
    file.write_bytes(contents)

    report = rebuild([tmp_path / "articles"], folder, PredictableEmbedder())

    assert report.embedded == first.passages
    vectors = Generation.open(live_generation(folder), "predictable-8").dense.vectors(np.arange(report.passages))
    assert np.isin(vectors, [0.0, 1.0]).all()
    read_status(folder, verify=True)


@pytest.mark.parametrize("written", ["nowhere\n", "", "../.."])
def test_a_pointer_to_nowhere_is_mended(tmp_path: Path, written: str) -> None:
    folder, _ = build(tmp_path)
    (folder / "live").write_text(written)

    report = rebuild([tmp_path / "articles"], folder, PredictableEmbedder())

    assert live_generation(folder).name == report.generation


def test_what_is_skipped_is_reported_and_the_rest_is_indexed(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "empty.txt").write_bytes(b"")
    (tmp_path / "articles" / "february.md").write_text("---\ntitle: A\npublished: 2024-02-30\n---\nText.")

    folder, report = build(tmp_path, "okafor.md")

    assert report.skipped == (
        Skipped("empty.txt", "the file is empty"),
        Skipped("february.md", "the front matter is not YAML: day is out of range for month"),
    )
    assert read_status(folder).coverage.articles == report.articles == 1


def test_nothing_readable_is_one_line_and_leaves_the_live_index(tmp_path: Path) -> None:
    folder, first = build(tmp_path)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "a.txt").write_bytes(b"\x00")

    with pytest.raises(NothingReadableError) as caught:
        rebuild([tmp_path / "broken"], folder, PredictableEmbedder())

    assert str(caught.value) == (
        f"no readable article in {tmp_path / 'broken'} (a.txt: the file is binary, not text); the live index is as it was"
    )
    assert live_generation(folder).name == first.generation


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_folder_without_articles_builds_no_index(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(NothingReadableError, match=f"no readable article in {tmp_path / name}$"):
        rebuild([tmp_path / name], tmp_path / "data", PredictableEmbedder())

    assert not (tmp_path / "data" / "live").exists()


def test_a_second_rebuild_at_the_same_time_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    articles, folder = write_reports(tmp_path / "articles"), tmp_path / "data"
    refused: list[str] = []

    class Interrupting(PredictableEmbedder):
        """Starts another rebuild while it is embedding."""

        def embed_passages(self, texts):  # type: ignore[no-untyped-def]
            with pytest.raises(RebuildRunningError) as caught:
                rebuild([articles], folder, PredictableEmbedder())
            refused.append(str(caught.value))
            return super().embed_passages(texts)

    report = rebuild([articles], folder, Interrupting())

    assert refused == [f"a rebuild of {folder} is running already; wait for it to end"]
    assert live_generation(folder).name == report.generation


def test_a_lock_that_is_held_elsewhere_is_told_and_one_left_behind_is_not(tmp_path: Path) -> None:
    folder, _ = build(tmp_path)

    with FileLock(folder / LOCK), pytest.raises(RebuildRunningError, match="is running already"):
        rebuild([tmp_path / "articles"], folder, PredictableEmbedder())
    (folder / LOCK).touch()

    assert rebuild([tmp_path / "articles"], folder, PredictableEmbedder()).articles == 4


def test_leftovers_of_a_killed_rebuild_are_removed(tmp_path: Path) -> None:
    folder, _ = build(tmp_path)
    leftover = folder / "generations" / "20200101T000000000000-1.building"
    leftover.mkdir()
    (leftover / "passages.faiss").write_bytes(b"half")

    rebuild([tmp_path / "articles"], folder, PredictableEmbedder())

    assert not leftover.exists()


def test_three_generations_are_kept(tmp_path: Path) -> None:
    folder, _ = build(tmp_path, "okafor.md")

    articles, embedder = tmp_path / "articles", PredictableEmbedder()
    names = [rebuild([articles], folder, embedder, full=True).generation for _ in range(4)]

    assert sorted(path.name for path in (folder / "generations").iterdir()) == names[-3:]


def test_progress_is_told_in_every_stage_and_ends_complete(tmp_path: Path) -> None:
    articles = write_reports(tmp_path / "articles")
    heard: list[Progress] = []

    report = rebuild([articles], tmp_path / "data", PredictableEmbedder(), listener=heard.append)

    assert list(dict.fromkeys(one.stage for one in heard)) == ["comparing", "reading", "indexing"]
    assert [one for one in heard if one.done == one.total] == [
        Progress("comparing", 4, 4),
        Progress("reading", report.articles, 4),
        Progress("indexing", 7, 7),
    ]


def test_an_embedder_that_fails_leaves_the_live_index(tmp_path: Path) -> None:
    folder, first = build(tmp_path)

    class Failing(OtherEmbedder):
        def embed_passages(self, texts):  # type: ignore[no-untyped-def]
            raise RuntimeError("out of memory")

    with pytest.raises(RuntimeError, match="out of memory"):
        rebuild([tmp_path / "articles"], folder, Failing())

    assert live_generation(folder).name == first.generation
    assert [path.name for path in (folder / "generations").iterdir()] == [first.generation]


def test_an_index_in_which_no_passage_finds_itself_never_becomes_live(tmp_path: Path) -> None:
    folder, first = build(tmp_path)

    class Shrinking(OtherEmbedder):
        def embed_passages(self, texts):  # type: ignore[no-untyped-def]
            return 0.5 * super().embed_passages(texts)

    with pytest.raises(Exception, match="does not find its own passages; the live index is as it was"):
        rebuild([tmp_path / "articles"], folder, Shrinking())

    assert live_generation(folder).name == first.generation

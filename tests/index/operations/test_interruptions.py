"""A rebuild that is killed or runs out of disk leaves the live index as it was."""

from __future__ import annotations

import errno
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from index.answering import Answerer
from index.errors import StorageError
from index.library import live_generation, read_status
from index.operations.rebuilding import rebuild
from tests.index.newsroom import PredictableEmbedder, build, write_reports

# Where a rebuild writes, in the order in which it does.
WRITES = [
    "pathlib.Path.mkdir",
    "index.library.cataloguing.CatalogueFile.append",
    "index.library.cataloguing.CatalogueFile.close",
    "index.retrieval.appending.ArrayFile.append",
    "index.retrieval.appending.ArrayFile.close",
    "index.retrieval.flat.FlatFile.append",
    "index.retrieval.flat.FlatFile.close",
    "index.retrieval.lexical.LexicalFiles.append",
    "index.retrieval.lexical.LexicalFiles.close",
    "index.library.manifest.Path.write_text",
    "pathlib.Path.rename",
    "os.fsync",
    "pathlib.Path.replace",
]
REBUILD = """
import sys
from pathlib import Path
from index.operations.rebuilding import rebuild
from tests.index.newsroom import PredictableEmbedder

def tell(progress):
    print(progress.stage, progress.done, flush=True)

while True:
    rebuild([Path(sys.argv[1])], Path(sys.argv[2]), PredictableEmbedder(), full=True, listener=tell)
    print("live", flush=True)
"""
LINES_OF_A_REBUILD = 10  # four files compared, one step of articles, four parts written, the switch
MOMENTS = random.Random(20240327).sample(range(1, 2 * LINES_OF_A_REBUILD), 5)


def answers(folder: Path) -> list[str]:
    """The articles of which an answer to a question shows passages."""
    answerer = Answerer.open(folder, PredictableEmbedder())
    found = sorted({hit.article.path for hit in answerer.answer("Wer geht zu Heliotrop Labs?").hits})
    answerer.close()
    return found


@pytest.mark.parametrize("place", WRITES)
def test_a_full_disk_is_one_line_wherever_it_strikes_and_the_live_index_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    folder, first = build(tmp_path, "okafor.md", "lindqvist.md")
    before = answers(folder)
    write_reports(tmp_path / "articles")

    def full(*args: object, **options: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(place, full)
        with pytest.raises(StorageError) as caught:
            rebuild([tmp_path / "articles"], folder, PredictableEmbedder())

    assert "No space left on device; the live index is as it was" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert live_generation(folder).name == first.generation
    assert list(folder.glob("generations/*.building")) == []
    assert answers(folder) == before == ["lindqvist.md", "okafor.md"]


@pytest.mark.parametrize(
    ("place", "error"),
    [
        ("index.library.cataloguing.CatalogueFile.append", sqlite3.OperationalError("database or disk is full")),
        ("index.retrieval.flat.FlatFile.close", RuntimeError("write error in passages.faiss: No space left")),
        ("index.retrieval.lexical.LexicalFiles.close", ValueError("An IO error occurred: No space left")),
    ],
)
def test_the_engines_own_errors_of_a_full_disk_are_one_line_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, error: Exception
) -> None:
    folder, first = build(tmp_path, "okafor.md")
    write_reports(tmp_path / "articles")

    def fail(*args: object, **options: object) -> NoReturn:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(place, fail)
        with pytest.raises(
            StorageError, match=f"could not be written to {folder}: {error}; the live index is as it was"
        ):
            rebuild([tmp_path / "articles"], folder, PredictableEmbedder())

    assert live_generation(folder).name == first.generation
    assert rebuild([tmp_path / "articles"], folder, PredictableEmbedder()).articles == 4


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("a tmpfs cannot be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


@pytest.mark.parametrize("free", [0, 8, 30, 60, 100])
def test_a_disk_that_is_really_full_leaves_the_live_index_and_the_next_rebuild_succeeds(
    small_disk: Path, tmp_path: Path, free: int
) -> None:
    articles, folder = write_reports(tmp_path / "articles", "okafor.md", "lindqvist.md"), small_disk / "data"
    first = rebuild([articles], folder, PredictableEmbedder())
    write_reports(tmp_path / "articles")
    filler = small_disk / "filler"
    with pytest.raises(OSError, match="No space left"):
        filler.write_bytes(b"\0" * 2_097_152)
    with filler.open("r+b") as file:
        file.truncate(filler.stat().st_size - free * 1_024)

    with pytest.raises(StorageError, match="the live index is as it was"):
        rebuild([articles], folder, PredictableEmbedder())

    assert live_generation(folder).name == first.generation
    assert answers(folder) == ["lindqvist.md", "okafor.md"]
    filler.unlink()
    assert rebuild([articles], folder, PredictableEmbedder()).articles == 4


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_rebuild_leaves_an_index_that_answers_and_the_next_one_succeeds(tmp_path: Path, moment: int) -> None:
    folder, _ = build(tmp_path)
    before = answers(folder)
    command = [sys.executable, "-c", REBUILD, str(tmp_path / "articles"), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]) as process:
        assert process.stdout is not None
        heard = [process.stdout.readline() for _ in range(moment)]

        process.send_signal(signal.SIGKILL)

    assert heard[-1] != ""
    assert process.returncode == -signal.SIGKILL
    assert read_status(folder, verify=True).coverage.articles == 4
    assert answers(folder) == before
    report = rebuild([tmp_path / "articles"], folder, PredictableEmbedder(), full=True)
    assert (report.unchanged, live_generation(folder).name) == (4, report.generation)
    assert list(folder.glob("generations/*.building")) == []

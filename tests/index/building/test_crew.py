"""Workers of a Dask scheduler embed what one process would embed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from distributed import Client

from index.building import crew, order
from index.building.bulk import embed
from index.building.crew import Crew
from index.embedding import STATIC, StaticEmbedder
from index.errors import ClusterError
from index.operations.rebuilding import rebuild
from tests.benchmarks.articles import write_pages
from tests.index.building.contents import contents_of
from tests.index.newsroom import PredictableEmbedder

ROOT = Path(__file__).parents[3]
BATCHES = [[("Heliotrop Labs", f"Sentence {number} of batch {batch}.") for number in range(9)] for batch in range(30)]

Program = subprocess.Popen[bytes]


@pytest.fixture(scope="module")
def unmanned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a scheduler listens that has no workers."""
    with _scheduler(tmp_path_factory.mktemp("unmanned")) as address:
        yield address


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a scheduler listens that has one worker."""
    folder = tmp_path_factory.mktemp("manned")
    with _scheduler(folder) as address, _worker(address, folder, 1):
        yield address


@pytest.fixture
def second(address: str, tmp_path: Path) -> Iterator[Program]:
    """A second worker; nobody starts a new one where it dies."""
    with _worker(address, tmp_path, 2) as worker:
        yield worker


@contextmanager
def _scheduler(folder: Path) -> Iterator[str]:
    file = folder / "scheduler.json"
    with (
        _running("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)),
        Client(scheduler_file=str(file), timeout=120, set_as_default=False) as client,
    ):
        assert client.scheduler is not None
        yield client.scheduler.address


@contextmanager
def _worker(address: str, folder: Path, workers: int) -> Iterator[Program]:
    """A worker that is ready, with which there are so many."""
    options = "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder)
    with _running("worker", address, *options) as started:
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=120)
        yield started


@contextmanager
def _running(*arguments: str) -> Iterator[Program]:
    """A program of Dask's, killed at the end."""
    with subprocess.Popen([sys.executable, "-m", "dask", *arguments], cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


def test_no_vector_is_missing_or_another_where_a_worker_is_killed(
    address: str, second: Program, static: StaticEmbedder, tmp_path: Path
) -> None:
    with Crew(address, STATIC, static, tmp_path) as machines:
        waiting = [machines.begin(batch) for batch in BATCHES]
        first = waiting[0]()
        second.kill()
        found = [first, *(sent() for sent in waiting[1:])]

    for batch, sent in zip(BATCHES, found, strict=True):
        np.testing.assert_allclose(sent.vectors, embed(static, batch).vectors, atol=1e-6)


def test_an_index_that_several_machines_embed_holds_the_same_as_one_that_this_one_embeds(
    address: str, static: StaticEmbedder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages, alone, together = write_pages(tmp_path / "pages", 20), tmp_path / "alone", tmp_path / "together"
    monkeypatch.setattr(order, "_AT_ONCE", 2)

    rebuild([pages], alone, static)
    with Crew(address, STATIC, static, together) as machines:
        report = rebuild([pages], together, static, bulk=machines)

    assert report.embedded == report.passages
    assert contents_of(together, static.fingerprint) == contents_of(alone, static.fingerprint)


def test_what_was_sent_before_an_interruption_is_not_asked_for_again(
    address: str, static: StaticEmbedder, tmp_path: Path
) -> None:
    interrupted = Crew(address, STATIC, static, tmp_path).__enter__()
    sent = interrupted.begin(BATCHES[0])()
    interrupted.__exit__(KeyboardInterrupt)

    with Crew(address, "no such model", static, tmp_path) as machines:
        found = machines.begin(BATCHES[0])()

    assert found.vectors.tolist() == sent.vectors.tolist()
    assert list(tmp_path.rglob("*.npz")) == []


def test_workers_with_another_model_are_told_apart(address: str, tmp_path: Path) -> None:
    with Crew(address, STATIC, PredictableEmbedder(), tmp_path) as machines:
        sent = machines.begin(BATCHES[0])

        with pytest.raises(ClusterError, match=r"is another one .*the live index is as it was"):
            sent()


def test_nobody_at_the_address_is_told_in_one_line(
    static: StaticEmbedder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_ANSWERS", 0.2)

    with pytest.raises(ClusterError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        Crew("tcp://127.0.0.1:9", STATIC, static, tmp_path).__enter__()


def test_what_is_no_address_is_told_in_one_line(static: StaticEmbedder, tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="localhost is no Dask scheduler's address"):
        Crew("localhost", STATIC, static, tmp_path).__enter__()


def test_a_scheduler_without_workers_is_told_in_one_line(
    unmanned: str, static: StaticEmbedder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_JOINS", 0.2)

    with pytest.raises(ClusterError, match="has no workers; start some: `dask worker"):
        Crew(unmanned, STATIC, static, tmp_path).__enter__()

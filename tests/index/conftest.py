"""Indexes that are built once for all tests of the index."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from index.answering import Answerer
from index.datatypes import Article
from index.embedding import StaticEmbedder
from index.operations.rebuilding import rebuild
from index.reading import read_articles
from tests.index.newsroom import PredictableEmbedder, write_reports


@pytest.fixture(scope="session", autouse=True)
def no_model_hub() -> Iterator[None]:
    """The hub's library reads this once, when it is first imported: perhaps by a fixture of a whole module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        yield


@pytest.fixture(scope="session", autouse=True)
def one_bundled_model() -> Iterator[None]:
    """Every rebuild reads the bundled model anew, a third of a small one's time; the tests read it once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticEmbedder, "from_folder", staticmethod(cache(StaticEmbedder.from_folder)))
        yield


@pytest.fixture(scope="session")
def static() -> StaticEmbedder:
    """The model that comes with the package."""
    return StaticEmbedder.from_folder()


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the newsroom's four reports."""
    return write_reports(tmp_path_factory.mktemp("newsroom") / "articles")


@pytest.fixture(scope="session")
def newsroom_index(reports: Path, static: StaticEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an index of the reports, to be read only."""
    folder = tmp_path_factory.mktemp("index") / "data"
    rebuild([reports], folder, static)
    return folder


@pytest.fixture(scope="session")
def answerer(newsroom_index: Path, static: StaticEmbedder) -> Iterator[Answerer]:
    """Answers from the reports."""
    opened = Answerer.open(newsroom_index, static)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def _predictable_index(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("predictable") / "data"
    rebuild([reports], folder, PredictableEmbedder())
    return folder


@pytest.fixture
def data(_predictable_index: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own, built from the reports by the predictable embedder."""
    return shutil.copytree(_predictable_index, tmp_path / "data")


@pytest.fixture(scope="session")
def raw_articles(shared: Path) -> dict[str, Article]:
    """The five shared articles as they are read, by their paths."""
    return {article.path: article for article in read_articles([shared / "articles"]).articles}


@pytest.fixture(scope="session")
def raw_pages(shared: Path) -> dict[str, str]:
    """The five shared articles as they were scraped, by their paths."""
    return {file.name: file.read_text("utf-8") for file in sorted((shared / "articles").glob("*.txt"))}

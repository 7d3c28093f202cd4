"""Every step of every contender, in turn and several times over."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks.peers.environments import python_of
from tests.benchmarks.peers.measuring import Job, Told

ROOT = Path(__file__).parents[3]
_ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "PYTHONDONTWRITEBYTECODE": "",  # modules are compiled once, as those of an installed package are
}
"""One thread each."""


@dataclass(frozen=True, slots=True)
class Contestant:
    name: str
    module: str
    environment: str | None
    is_hybrid: bool = True
    steps: tuple[str, ...] = ("ingest", "answer", "cold", "read")


OURS = Contestant("talentmoves", "ours", None)
RETRIEVAL = Contestant("talentmoves, retrieval and fusion alone", "ours_retrieval", None, steps=("answer",))
BARE = Contestant("FAISS + tantivy + SQLite, bare", "bare", None, steps=("ingest", "answer", "cold"))
PEERS = (
    Contestant("txtai", "txtai", "txtai"),
    Contestant("LangChain", "langchain", "langchain"),
    Contestant("LlamaIndex", "llamaindex", "llamaindex"),
    Contestant("Haystack", "haystack", "haystack"),
    Contestant("Chroma (vectors alone)", "chroma", "chroma", is_hybrid=False, steps=("ingest", "answer", "cold")),
)
EVERYBODY = (OURS, RETRIEVAL, BARE, *PEERS)


@dataclass(frozen=True, slots=True)
class Run:
    """One step of one contestant in one round."""

    contestant: Contestant
    step: str
    told: Told
    disk: float = 0.0
    """Megabytes that lie in its folder afterwards."""


def one_round(embedder: str, home: Path, environments: Path) -> Iterator[Run]:
    """Each step of all contestants one after the other, so that a slow moment of the machine hits them alike."""
    for step in ("ingest", "answer", "cold", "read"):
        for contestant in EVERYBODY:
            if step in contestant.steps:
                yield _run(contestant, step, embedder, home, environments)


def _run(contestant: Contestant, step: str, embedder: str, home: Path, environments: Path) -> Run:
    folder = home / (f"read-{contestant.module}" if step == "read" else contestant.module.removesuffix("_retrieval"))
    if step in ("ingest", "read"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    print(f"{contestant.name}: {step}", file=sys.stderr, flush=True)
    python, job = (
        python_of(contestant.environment, environments),
        Job(step, contestant.module, embedder, str(home), str(folder)),
    )
    before = _of_children()
    ran = subprocess.run(
        [python, "-m", "tests.benchmarks.peers.measuring", json.dumps(asdict(job))],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | _ENVIRONMENT,
    )
    told = Told(**json.loads(ran.stdout.splitlines()[-1]))
    if step == "cold":
        told = Told(_of_children() - before, told.megabytes)
    return Run(contestant, step, told, _megabytes(folder))


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6

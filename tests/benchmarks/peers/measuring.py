"""`python -m tests.benchmarks.peers.measuring JOB`: one step of one contender, in a process of its own; prints JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

from tests.benchmarks.peers.contender import Search, passages_in, questions_in
from tests.benchmarks.peers.embedders import EMBEDDERS

K = 5


@dataclass(frozen=True, slots=True)
class Job:
    """What to do, and with what."""

    step: str
    contender: str
    embedder: str
    material: str
    folder: str


@dataclass(frozen=True, slots=True)
class Told:
    """Processor seconds of a step, its children's counted in, and the peak memory of the process in megabytes."""

    seconds: float
    megabytes: float
    passages: int = 0
    found: float = 0.0
    answers: tuple[float, ...] = ()
    """Processor milliseconds of each answer."""


def main(job: Job) -> Told:
    contender = import_module(f"tests.benchmarks.peers.contenders.{job.contender}")
    embed, material, folder = EMBEDDERS[job.embedder], Path(job.material), Path(job.folder)
    embed(["warm"])
    started = _spent()
    if job.step == "ingest":
        passages = passages_in(material / "passages.jsonl")
        started = _spent()
        contender.ingest(passages, folder, embed)
        return Told(_spent() - started, _peak(), len(passages))
    if job.step == "read":
        count = contender.read(material / "pages", folder, embed)
        return Told(_spent() - started, _peak(), count)
    search = contender.opened(folder, embed)
    seconds = _spent() - started
    if job.step == "cold":
        search(questions_in(material / "questions.jsonl")[0].question, K)
        return Told(seconds, _peak())
    return _answered(search, seconds, material)


def _answered(search: Search, seconds: float, material: Path) -> Told:
    questions = questions_in(material / "questions.jsonl")
    for asked in questions[:5]:
        search(asked.question, K)
    found, answers = 0, list[float]()
    for asked in questions:
        rows, milliseconds = _timed(lambda asked=asked: search(asked.question, K))  # type: ignore[misc]
        found += asked.passage in rows
        answers.append(milliseconds)
    return Told(seconds, _peak(), found=found / len(questions), answers=tuple(answers))


def _timed(call: Callable[[], list[int]]) -> tuple[list[int], float]:
    started = time.process_time()
    rows = call()
    return rows, (time.process_time() - started) * 1000


def _spent() -> float:
    """Processor seconds of this process and of those that it has started and that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(asdict(main(Job(**json.loads(sys.argv[1]))))))

"""Readers in other processes ask without a pause while the index is switched under them."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any

from tests.soak.counting import Counts
from tests.soak.known_answers import QUESTIONS, Collections, build, collections_in
from tests.soak.processes import begin, started

MEANING = (
    "Processes ask without a pause while the index is switched between two collections of pages. Every answer has to be all of the one or "
    "all of the other."
)

SWITCHES = 30
_READERS = 4
_PAUSE = 1.0
"""Seconds between switches at most."""


def run(seed: int, share: float = 1.0) -> Counts:
    """Raises AssertionError where an answer was wrong or failed, or a reader stayed behind."""
    with tempfile.TemporaryDirectory() as home:
        return _run(max(1, round(SWITCHES * share)), Random(seed), Path(home))


def _run(times: int, chance: Random, home: Path) -> Counts:
    collections, folder = collections_in(home), home / "data"
    live_since = {build(collections.folders[0], folder): time.time()}
    with ExitStack() as stack:
        readers = [stack.enter_context(started("reader", folder)) for _ in range(_READERS)]
        for reader in readers:
            begin(reader)
        for number in range(1, times + 1):
            live_since[build(collections.folders[number % 2], folder)] = time.time()
            time.sleep(chance.uniform(0, _PAUSE))
        time.sleep(_PAUSE)
        told = [_told(reader) for reader in readers]
    seen = [one for lines in told for one in lines[:-1]]
    late = [one["at"] - live_since[one["generation"]] for one in seen]
    ends = [lines[-2]["generation"] for lines in told]
    heard = [(json.loads(what), count) for lines in told for what, count in lines[-1]["heard"].items()]
    wrong = {
        "wrong or mixed answers": sum(count for what, count in heard if not _is_known(collections, *what)),
        "failed answers": sum(lines[-1]["failed"] for lines in told),
        "readers that stayed behind": sum(name != list(live_since)[-1] for name in ends),
    }
    assert not any(wrong.values()), wrong
    return {
        "switches": times,
        "reading processes": _READERS,
        "answers": sum(count for _, count in heard),
        "slowest reader followed after, ms": round(1000 * max(late)),
        **wrong,
    }


def _told(reader: subprocess.Popen[str]) -> list[dict[str, Any]]:
    out, _ = reader.communicate()
    return [json.loads(line) for line in out.splitlines()]


def _is_known(collections: Collections, question: str, passages: list[str]) -> bool:
    place = QUESTIONS.index(question)
    return tuple(passages) in [answers[place] for answers in collections.answers]

"""Rebuilds that are killed, run out of disk, may not write, meet another one, or a clock that was set back."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from unittest.mock import patch

from index.errors import IndexingError, StorageError
from index.library import live_generation, read_status
from index.operations.rollback import rollback
from tests.index.newsroom import PredictableEmbedder
from tests.soak.counting import Counts
from tests.soak.known_answers import Collections, answers_of, build, collections_in
from tests.soak.processes import begin, started
from tests.soak.rebuilder import RUNNING

MEANING = (
    "Rebuilds from one of two collections of pages in turn: killed with kill -9 at a random moment, on a disk that is full or read-only, "
    "two at once, with the clock set back. After each the live index is read byte by byte and asked. What it answers has to be all of the one "
    "collection or all of the other."
)

KILLS, HINDERED, PAIRS, CLOCKS = 200, 60, 30, 30
WRONG = (
    "live indexes that could not be loaded",
    "wrong or mixed answers",
    "rebuilds that failed though nothing hindered them",
    "switches by a rebuild that gave up",
    "generations live that were not built last",
    "rollbacks to another generation",
)
"""What must not happen."""

_REBUILDS = 3
"""How many rebuilds a rebuilder has time for before it is killed, at most."""

_DISK = 24_000_000


def run(seed: int, share: float = 1.0) -> Counts:
    """Raises AssertionError where anything went wrong."""
    chance, counted = Random(seed), Counter[str]()
    for part, times in ((killed, KILLS), (hindered, HINDERED), (two_at_once, PAIRS), (clock_set_back, CLOCKS)):
        with tempfile.TemporaryDirectory() as home:
            counted += part(max(1, round(times * share)), chance, Path(home))
    assert not any(counted[name] for name in WRONG), counted
    return {**counted, **{name: counted[name] for name in WRONG}}


def killed(times: int, chance: Random, home: Path) -> Counter[str]:
    """kill -9 at any moment; the live index is whole, of one collection, and the next rebuild succeeds."""
    collections, folder, counted = collections_in(home), home / "data", Counter[str]()
    begun = time.monotonic()
    build(collections.folders[0], folder)
    longest = _REBUILDS * (time.monotonic() - begun)
    for _ in range(times):
        with started("rebuilder", folder, *collections.folders) as rebuilder:
            begin(rebuilder)
            time.sleep(chance.uniform(0, longest))
            rebuilder.kill()
        counted["kill -9"] += 1
        counted["of these while a generation was half written"] += any(folder.glob("generations/*.building"))
        counted += _faults(folder, collections)
    counted["rebuilds that failed though nothing hindered them"] += _refused(collections.folders[1], folder)
    return counted


def two_at_once(times: int, chance: Random, home: Path) -> Counter[str]:
    """Two processes begin together; one is told to wait, or comes after the other."""
    collections, folder, counted = collections_in(home), home / "data", Counter[str]()
    build(collections.folders[0], folder)
    for _ in range(times):
        with ExitStack() as stack:
            both = [stack.enter_context(started("rebuilder", folder, pages)) for pages in collections.folders]
            for rebuilder in both:
                begin(rebuilder)
                time.sleep(chance.uniform(0, 0.2))
            codes = [rebuilder.wait() for rebuilder in both]
        counted["pairs of rebuilds at once"] += 1
        counted["of these told to wait"] += codes.count(RUNNING)
        counted["rebuilds that failed though nothing hindered them"] += sum(code not in (0, RUNNING) for code in codes)
        counted += _faults(folder, collections)
    return counted


def clock_set_back(times: int, chance: Random, home: Path) -> Counter[str]:
    """Each rebuild thinks that it is another year; what was built last is live, and rollbacks go back in order."""
    collections, folder, counted = collections_in(home), home / "data", Counter[str]()
    names = [build(pages, folder) for pages in collections.folders]
    for number in range(times):
        with patch("index.library.shelf._timestamp", lambda: f"{chance.randint(1970, 2090)}0101T000000"):
            names.append(build(collections.folders[number % 2], folder))
        counted["rebuilds at a random date"] += 1
        counted["generations live that were not built last"] += live_generation(folder).name != names[-1]
        counted += _faults(folder, collections)
    for expected in (names[-2], names[-3]):
        counted["rollbacks"] += 1
        counted["rollbacks to another generation"] += rollback(folder, PredictableEmbedder()).generation != expected
    return counted


def hindered(times: int, chance: Random, home: Path) -> Counter[str]:
    """A disk with any little room left, or none to write to; the old index answers, and later the new one."""
    collections, disk, counted = collections_in(home), home / "disk", Counter[str]()
    disk.mkdir()
    with _small_disk(disk) as is_mounted:
        if not is_mounted:
            return Counter({"full disks not tried, for no file system can be mounted here": 1})
        folder = disk / "data"
        build(collections.folders[0], folder)
        for number in range(times):
            before, pages = live_generation(folder).name, collections.folders[(number + 1) % 2]
            with _read_only(disk) if number % 4 == 3 else _full(disk, chance.randint(0, 1_500_000)):
                gave_up = _refused(pages, folder)
            counted["rebuilds on a full or read-only disk"] += 1
            counted["of these gave up"] += gave_up
            counted["switches by a rebuild that gave up"] += gave_up and live_generation(folder).name != before
            counted += _faults(folder, collections)
            counted["rebuilds that failed though nothing hindered them"] += _refused(pages, folder)
    return counted


def _faults(folder: Path, collections: Collections) -> Counter[str]:
    """What is wrong with the live index, if anything."""
    try:
        read_status(folder, verify=True)
        whose = collections.whose(answers_of(folder))
    except IndexingError:
        return Counter({"live indexes that could not be loaded": 1})
    return Counter({"wrong or mixed answers": int(whose is None)})


def _refused(pages: Path, folder: Path) -> bool:
    try:
        build(pages, folder)
    except StorageError:
        return True
    return False


@contextmanager
def _small_disk(disk: Path) -> Iterator[bool]:
    command = ["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", str(disk)]
    is_mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield is_mounted
    finally:
        subprocess.run(["umount", "--lazy", disk], check=is_mounted, capture_output=True)


@contextmanager
def _full(disk: Path, free: int) -> Iterator[None]:
    filler = disk / "filler"
    try:
        filler.write_bytes(b"\0" * _DISK)
    except OSError:
        with filler.open("r+b") as file:
            file.truncate(max(0, filler.stat().st_size - free))
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def _read_only(disk: Path) -> Iterator[None]:
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)

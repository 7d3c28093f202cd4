"""A rebuild runs in a process of its own, and whatever happens there is told."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from time import sleep

import pytest

from bot.background.rebuilding import Order, Rebuilder
from bot.background.worker import COURTESY, DIED, WorkFailedError
from index import Manners, NothingReadableError, Progress, ProgressListener, RebuildReport
from tests.bot.fakes import REPORT


def succeeds(listener: ProgressListener, page: str | None) -> RebuildReport:
    listener(Progress("reading", 1, 2))
    listener(Progress("reading", 2, 2))
    return REPORT


def finds_nothing(listener: ProgressListener, page: str | None) -> RebuildReport:
    raise NothingReadableError("nothing readable in seeds/")


def is_killed(listener: ProgressListener, page: str | None) -> RebuildReport:
    os.kill(os.getpid(), signal.SIGKILL)
    return REPORT


def hangs(listener: ProgressListener, page: str | None) -> RebuildReport:
    listener(Progress("reading", os.getpid(), 0))
    sleep(600)
    return REPORT


def tells_how_courteous_it_is(listener: ProgressListener, page: str | None) -> RebuildReport:
    listener(Progress("reading", os.nice(0), 0))
    return REPORT


async def test_answers_go_before_a_rebuild_where_the_processor_is_short() -> None:
    progress: list[Progress] = []

    await Rebuilder(tells_how_courteous_it_is).run("Alice", progress.append)

    assert progress[0].done == min(19, os.nice(0) + COURTESY)


async def test_progress_and_report_come_back() -> None:
    progress: list[Progress] = []

    report = await Rebuilder(succeeds).run("Alice", progress.append)

    assert report == REPORT
    assert progress == [Progress("reading", 1, 2), Progress("reading", 2, 2)]


async def test_an_error_comes_back_as_its_kind_with_its_line_for_the_log() -> None:
    with pytest.raises(WorkFailedError, match="nothing readable in seeds/") as caught:
        await Rebuilder(finds_nothing).run("Alice", print)

    assert caught.value.kind == "NothingReadableError"


async def test_a_killed_worker_is_noticed_and_the_next_rebuild_can_start() -> None:
    rebuilder = Rebuilder(is_killed)

    with pytest.raises(WorkFailedError) as caught:
        await rebuilder.run("Alice", print)

    assert caught.value.kind == DIED
    assert rebuilder.running is None


async def test_while_it_runs_it_is_known_who_started_it_and_stopping_ends_the_worker() -> None:
    rebuilder = Rebuilder(hangs)
    progress: asyncio.Queue[Progress] = asyncio.Queue()
    rebuilding = asyncio.create_task(rebuilder.run("Alice", progress.put_nowait))
    worker = (await progress.get()).done
    running = rebuilder.running

    rebuilder.stop()

    with pytest.raises(WorkFailedError):
        await rebuilding
    assert running is not None and running.started_by == "Alice"
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


async def test_cancelling_a_rebuild_ends_its_worker() -> None:
    rebuilder = Rebuilder(hangs)
    progress: asyncio.Queue[Progress] = asyncio.Queue()
    rebuilding = asyncio.create_task(rebuilder.run("Alice", progress.put_nowait))
    worker = (await progress.get()).done

    rebuilding.cancel()
    await asyncio.wait([rebuilding])

    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


async def test_an_order_reaches_the_index_in_the_worker(tmp_path: Path) -> None:
    empty = tmp_path / "articles"
    empty.mkdir()
    order = Order((empty,), tmp_path / "data", "static", Manners())

    with pytest.raises(WorkFailedError) as caught:
        await Rebuilder(order).run("Alice", print)

    assert caught.value.kind == "NothingReadableError"

"""Several processes make what one makes."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from index.building import workshop
from index.building.making import make
from index.building.order import Make, order_of
from index.building.workshop import Workshop, processes_for
from index.embedding import StaticEmbedder
from index.errors import WorkerDiedError
from index.reading import survey
from tests.benchmarks.articles import write_pages


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes, however few the pages are and however small the machine is."""
    monkeypatch.setattr(workshop, "processes_for", lambda pages: 2)


def steps_of(folder: Path) -> tuple[Make, ...]:
    pages = survey([write_pages(folder, 12)])
    return tuple(Make((page,)) for page in pages)


def test_what_several_processes_make_comes_out_in_order_as_one_makes_it(
    tmp_path: Path, static: StaticEmbedder, two: None
) -> None:
    steps = steps_of(tmp_path)

    with Workshop(static, 12) as several:
        made = [found for _, found in several.in_order(steps)]

    alone = [make(step.pages, static) for step in steps]
    assert [one.articles for one in made if one] == [one.articles for one in alone]
    assert [one.wording.words for one in made if one] == [one.wording.words for one in alone]


def test_a_process_that_is_killed_is_told_in_one_line(tmp_path: Path, static: StaticEmbedder, two: None) -> None:
    steps = steps_of(tmp_path)

    with Workshop(static, 12) as several:
        making = several.in_order(steps)
        next(making)
        for process in multiprocessing.active_children():
            process.kill()

        with pytest.raises(WorkerDiedError, match="the live index is as it was"):
            list(making)


@pytest.mark.parametrize(
    ("pages", "cores", "processes"), [(3, 8, 1), (399, 8, 1), (400, 8, 2), (99_999, 4, 4), (99_999, 64, 8)]
)
def test_processes_are_started_where_they_are_worth_it(
    monkeypatch: pytest.MonkeyPatch, pages: int, cores: int, processes: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: set(range(cores)))

    assert processes_for(pages) == processes


def test_steps_are_of_one_kind_and_hold_few_pages(tmp_path: Path) -> None:
    pages = survey([write_pages(tmp_path, 150)])
    known = {(page.path, page.key): row for row, page in enumerate(pages[:70])}

    order = order_of(pages, known, {})

    assert [type(step).__name__ for step in order.steps] == ["Take", "Take", "Make", "Make"]
    assert (order.taken, order.made) == (70, 80)

"""Two things at the same time, on two cores: FAISS, tantivy and ONNX Runtime let go of Python's lock while they work."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from index.stages import stage

A = TypeVar("A")
B = TypeVar("B")


def in_parallel(aside: Callable[[], A], here: Callable[[], B]) -> tuple[A, B]:
    """What both return; `aside` is called on a thread that lives as long as it takes, `here` on the caller's own.

    Beginning the thread takes a tenth of a millisecond. Raises what either raises, after both have ended.
    """
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(aside)
        found = here()
        with stage("wait for what goes on aside"):
            return waiting.result(), found

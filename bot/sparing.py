"""Python's garbage collector, spared from looking through what is there to stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def spared() -> Iterator[None]:
    """What is imported and opened in this context is never looked through: there is little garbage in it, and looking costs
    a tenth of a cold answer.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()

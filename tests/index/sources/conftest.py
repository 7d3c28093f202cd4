"""An outlet to read from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.index.sources.outlet import Outlet, serving


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    with serving() as outlet:
        yield outlet

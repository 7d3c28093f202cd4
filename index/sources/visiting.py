"""A guest's manners: says who it is, keeps to robots.txt, waits between two requests to one host."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from index.errors import UnreachableError
from index.sources.fetching import PAGE, UNKNOWN, Bounds, Fetched, NotModified, Tags, fetch
from index.sources.robots import MOST_BYTES, PRODUCT, Robots

ROBOTS = Bounds(bytes=MOST_BYTES, seconds=15.0)


@dataclass(frozen=True, slots=True)
class Manners:
    """How this machine calls others. `contact` is an address or a link at which who runs it can be reached; `delay` are
    seconds between two requests to one host; `loopback` opens this machine itself, for tests."""

    contact: str = ""
    delay: float = 1.0
    loopback: bool = False

    @property
    def agent(self) -> str:
        """What the server reads as `User-Agent`."""
        return f"{PRODUCT}/0.1 (+{self.contact})" if self.contact else f"{PRODUCT}/0.1"


class Visitor:
    """Fetches pages, one at a time. `sleep` and `clock` are the world's, but for tests."""

    def __init__(
        self,
        manners: Manners,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._manners, self._sleep, self._clock = manners, sleep, clock
        self._last: dict[str, float] = {}
        self._robots = Robots(lambda url: self._fetch(url, ROBOTS, UNKNOWN, self._wait))

    def get(self, url: str, known: Tags = UNKNOWN, bounds: Bounds = PAGE) -> Fetched | NotModified:
        """The page, or that it is as `known`. Raises `ForbiddenError`, `UnreachableError` and `OversizedError`."""
        return self._fetch(url, bounds, known, self._permit)

    def page(self, url: str) -> Fetched:
        """The page, whatever is known of it. Raises what `get` raises."""
        found = self.get(url)
        if isinstance(found, NotModified):
            raise UnreachableError(f"{url} answers 304 Not Modified to somebody who knows nothing of it", 304)
        return found

    def _fetch(self, url: str, bounds: Bounds, known: Tags, permit: Callable[[str], None]) -> Fetched | NotModified:
        return fetch(
            url,
            agent=self._manners.agent,
            bounds=bounds,
            known=known,
            loopback=self._manners.loopback,
            permit=permit,
        )

    def _permit(self, url: str) -> None:
        self._robots.permit(url)
        self._wait(url, self._robots.delay(url))

    def _wait(self, url: str, asked_for: float = 0.0) -> None:
        host = urlsplit(url).netloc.lower()
        pause = max(self._manners.delay, asked_for)
        if host in self._last:
            self._sleep(max(0.0, self._last[host] + pause - self._clock()))
        self._last[host] = self._clock()

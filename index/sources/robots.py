"""robots.txt (RFC 9309): what a site wants left alone, and how slowly it wants to be read."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from index.errors import ForbiddenError, SourceError, UnreachableError
from index.sources.fetching import Fetched, NotModified

PRODUCT = "talentmoves"
"""What a site calls us in its robots.txt."""

MOST_BYTES = 500_000
_LONGEST_DELAY = 30.0


class Robots:
    """The rules of each site, asked for once with `read`."""

    def __init__(self, read: Callable[[str], Fetched | NotModified]) -> None:
        self._read = read
        self._rules: dict[str, Protego | UnreachableError] = {}

    def permit(self, url: str) -> None:
        """Raises `ForbiddenError` where the site closes `url` to us, `UnreachableError` where its rules can't be had:
        a server in trouble is to be left alone, says the RFC."""
        if not self._rules_of(url).can_fetch(url, PRODUCT):
            raise ForbiddenError(
                f"{url} is closed to us by the site's robots.txt; save the page and add the file instead"
            )

    def delay(self, url: str) -> float:
        """Seconds that the site wants between two requests, at most 30; 0 where it does not say."""
        return min(float(self._rules_of(url).crawl_delay(PRODUCT) or 0.0), _LONGEST_DELAY)

    def _rules_of(self, url: str) -> Protego:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._asked(f"{site}/robots.txt")
        rules = self._rules[site]
        if isinstance(rules, UnreachableError):
            raise rules
        return rules

    def _asked(self, url: str) -> Protego | UnreachableError:
        try:
            answer = self._read(url)
        except UnreachableError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return Protego.parse("")  # a site without rules is open
            return UnreachableError(f"robots.txt can't be had: {error}", error.status, error.retry_after)
        except SourceError as error:
            return UnreachableError(f"robots.txt can't be had: {error}")
        body = answer.body[:MOST_BYTES] if isinstance(answer, Fetched) else b""
        return Protego.parse(body.decode("utf-8", "replace"))

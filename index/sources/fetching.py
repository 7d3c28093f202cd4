"""One page, fetched safely: within bounds of size, time and redirects, and never from a private network."""

from __future__ import annotations

import email.utils
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urljoin

from urllib3 import HTTPResponse

from index.errors import OversizedError, UnreachableError
from index.sources.addresses import Resolver, resolve, target_of
from index.sources.connecting import Deadline, asked, body_of

_MOVED = {301, 302, 303, 307, 308}
_MOVED_FOR_GOOD = {301, 308}
_LONGEST_RETRY = 7 * 86_400.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much one fetch may cost: bytes as unpacked, seconds for each request, redirects that are followed."""

    bytes: int = 10_000_000
    seconds: float = 30.0
    redirects: int = 5


PAGE = Bounds()


@dataclass(frozen=True, slots=True)
class Tags:
    """What a server said of the version that it sent; sent back, it lets the server answer "not modified"."""

    etag: str | None = None
    last_modified: str | None = None


UNKNOWN = Tags()
"""Of a page that was never fetched."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page. `url` is where it was found in the end; `moved_to` is the same where every redirect there was for good."""

    url: str
    body: bytes
    media_type: str
    """In lower case, without parameters; empty where the server does not say."""
    charset: str | None
    tags: Tags
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The version that is known is still the newest."""


def fetch(
    url: str,
    *,
    agent: str,
    bounds: Bounds = PAGE,
    known: Tags = UNKNOWN,
    loopback: bool = False,
    permit: Callable[[str], None] = lambda url: None,
    resolver: Resolver = resolve,
) -> Fetched | NotModified:
    """GET `url`; no cookie is sent or kept, nothing on the page is fetched or run.

    `permit` is asked for every address on the way, and raises where it is not to be called. Raises `ForbiddenError`,
    `UnreachableError` and `OversizedError`.
    """
    headers = _headers(agent, known)
    here, for_good = url, True
    for _ in range(bounds.redirects + 1):
        target = target_of(here, loopback=loopback, resolver=resolver)
        permit(here)
        with asked(target, headers, Deadline(bounds.seconds)) as answer:
            location = answer.headers.get("Location")
            if answer.status not in _MOVED or not location:
                return _read(answer, here, bounds.bytes, here if for_good and here != url else None)
            for_good = for_good and answer.status in _MOVED_FOR_GOOD
            here = _followed(here, location)
    raise OversizedError(f"{url} leads on more than {bounds.redirects} times")


def _read(answer: HTTPResponse, url: str, most: int, moved_to: str | None) -> Fetched | NotModified:
    if answer.status == HTTPStatus.NOT_MODIFIED:
        return NotModified()
    if answer.status != HTTPStatus.OK:
        retry_after = _retry_after(answer.headers.get("Retry-After"))
        raise UnreachableError(f"{url} answers {_status_line(answer.status)}", answer.status, retry_after)
    media_type, _, parameters = answer.headers.get("Content-Type", "").partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", parameters, re.I)
    return Fetched(
        url=url,
        body=body_of(answer, url, most),
        media_type=media_type.strip().lower(),
        charset=charset[1].lower() if charset else None,
        tags=Tags(answer.headers.get("ETag"), answer.headers.get("Last-Modified")),
        moved_to=moved_to,
    )


def _headers(agent: str, known: Tags) -> dict[str, str]:
    sent = {
        "User-Agent": agent,
        "Accept": "text/html, application/xhtml+xml, application/xml, application/json, application/pdf, */*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
        "If-None-Match": known.etag,
        "If-Modified-Since": known.last_modified,
    }
    return {name: value for name, value in sent.items() if value}


def _followed(here: str, location: str) -> str:
    try:
        return urljoin(here, location.strip())
    except ValueError as error:
        raise UnreachableError(f"{here} leads to {location[:100]!r}, which is no address") from error


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _retry_after(written: str | None) -> float | None:
    """Seconds from now, at most a week; it is written as a number of them or as a date (RFC 9110)."""
    if not written:
        return None
    if written.strip().isdigit():
        return min(float(written), _LONGEST_RETRY)
    try:
        moment = email.utils.parsedate_to_datetime(written)
    except ValueError:
        return None
    seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    return min(max(seconds, 0.0), _LONGEST_RETRY)

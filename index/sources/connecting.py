"""One request to one address, over within its time whatever the other side does."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import cache
from http.client import HTTPException

import certifi
from urllib3 import HTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util import Timeout

from index.errors import OversizedError, UnreachableError
from index.sources.addresses import Target

_PIECE = 65_536
_LONGEST_WAIT = 10.0
"""Seconds for a connection, and for a single piece of what comes."""


class Deadline:
    """A moment at which whatever still goes on is cut off: a socket's own timeout only bounds each single wait, and a
    server that sends a byte a second would never exceed it."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self, url: str) -> float:
        """Seconds. Raises `OversizedError` where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise OversizedError(f"{url} takes longer than {self._seconds:g} seconds")
        return left

    @contextmanager
    def over(self, connection: HTTPConnection, url: str) -> Iterator[None]:
        """Cuts the connection off when the time is over."""
        timer = threading.Timer(self.left(url), _cut, [connection])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


@contextmanager
def asked(target: Target, headers: Mapping[str, str], deadline: Deadline) -> Iterator[HTTPResponse]:
    """What the server answers to a GET, its body not yet read; nothing is followed, no cookie is kept.

    The connection goes to one of the addresses that were looked at, its certificate has to be the host's. Raises
    `UnreachableError` and, where the time is over, `OversizedError`; so does reading the body inside the context.
    """
    connection = _connected(target, deadline)
    with closing(connection), _translated(target, deadline), deadline.over(connection, target.url):
        connection.request("GET", target.path, headers={"Host": target.netloc, **headers}, preload_content=False)
        with connection.getresponse() as answer:
            yield answer


def body_of(answer: HTTPResponse, url: str, most: int) -> bytes:
    """The body, unpacked piece by piece, so that a small one that unpacks to a large one is noticed in time.

    Raises `OversizedError` where it has more than `most` bytes.
    """
    body = bytearray()
    while piece := answer.read(_PIECE, decode_content=True):
        body += piece
        if len(body) > most:
            raise OversizedError(f"{url} is larger than {most / 1_000_000:g} MB")
    return bytes(body)


def _connected(target: Target, deadline: Deadline) -> HTTPConnection:
    """To the first of the addresses at which somebody answers."""
    trouble: Exception = OSError("no address")
    for address in target.addresses:
        connection = _connection(target, address, min(_LONGEST_WAIT, deadline.left(target.url)))
        try:
            connection.connect()
            return connection
        except (HTTPError, OSError) as error:
            connection.close()
            trouble = error
    deadline.left(target.url)
    raise UnreachableError(f"{target.url} can't be reached: {_reason(trouble)}") from trouble


def _connection(target: Target, address: str, seconds: float) -> HTTPConnection:
    timeout = Timeout(seconds)
    if target.scheme == "http":
        return HTTPConnection(address, target.port, timeout=timeout.connect_timeout)
    return HTTPSConnection(
        address,
        target.port,
        timeout=timeout.connect_timeout,
        ssl_context=_trust(),
        server_hostname=target.host,
    )


@cache
def _trust() -> ssl.SSLContext:
    """The system's authorities, and certifi's for systems that have none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@contextmanager
def _translated(target: Target, deadline: Deadline) -> Iterator[None]:
    try:
        yield
    except (HTTPError, HTTPException, OSError) as error:
        deadline.left(target.url)  # it may be we who have ended it
        raise UnreachableError(f"{target.url} can't be read: {_reason(error)}") from error
    deadline.left(target.url)  # what was cut off may look like its end


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return "no answer in time"
    inner = error.__cause__ or error.__context__
    if isinstance(inner, OSError) and inner.strerror:
        return inner.strerror
    return " ".join(str(error).split())[:150] or type(error).__name__


def _cut(connection: HTTPConnection) -> None:
    with suppress(OSError):  # it is closed already
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)

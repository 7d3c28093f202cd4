"""Faults that a test asks for: the next request that matches is answered wrongly, or not at all."""

import asyncio
import json
import re
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from aiohttp import web


@dataclass(frozen=True, slots=True)
class Fault:
    """One wrong answer; `when` says whether the request is carried out first."""

    status: int | None
    body: str = ""
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    when: Literal["before", "after"] = "before"
    resets: bool = False

    @classmethod
    def answer(cls, status: int, code: int = 0, when: Literal["before", "after"] = "before") -> "Fault":
        """Discord's JSON error with this HTTP status."""
        return cls(status, json.dumps({"message": f"{status}: injected", "code": code}), when=when)

    @classmethod
    def html(cls, status: int) -> "Fault":
        """An error page of the proxy before Discord, as in an outage or a ban."""
        return cls(status, "<html><body>error</body></html>", "text/html")

    @classmethod
    def rate_limited(cls, retry_after: float, *, is_global: bool = False) -> "Fault":
        """429 with the `Via` header, without which discord.py takes it for a ban."""
        body = {"message": "You are being rate limited.", "retry_after": retry_after, "global": is_global}
        return cls(429, json.dumps(body), headers={"Via": "1.1 google", "Retry-After": str(retry_after)})

    @classmethod
    def drop(cls, when: Literal["before", "after"] = "before") -> "Fault":
        """The connection breaks without an answer; aiohttp repeats a GET by itself, a POST never."""
        return cls(None, when=when)

    @classmethod
    def reset(cls, when: Literal["before", "after"] = "before") -> "Fault":
        """The connection is reset: the bot's side reads ECONNRESET instead of an end."""
        return cls(None, when=when, resets=True)

    def response(self, request: web.Request) -> web.Response:
        """The wrong answer; a drop tears the connection down so that this is never delivered."""
        if self.status is None:
            assert request.transport is not None
            tear(request.transport, resets=self.resets)
        body = self.body.encode()  # given as text, the type would get a charset, and discord.py would not read the JSON
        return web.Response(status=self.status or 500, body=body, headers=self.headers, content_type=self.content_type)


def tear(transport: asyncio.BaseTransport, *, resets: bool) -> None:
    """End a connection at once, with a TCP reset or a plain end."""
    if resets:
        stream = transport.get_extra_info("socket")
        stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert isinstance(transport, asyncio.Transport)
    transport.abort()


Rule = Callable[[str, str], Fault | None]
"""Method and path -> what the request meets."""


class Faults:
    """The queue, and after it the `rules`. Faults that no request has met yet are in `waiting`."""

    def __init__(self) -> None:
        self.waiting: list[tuple[str, re.Pattern[str], Fault]] = []
        self.rules: list[Rule] = []

    def next(self, method: str, path: str, fault: Fault, times: int = 1) -> None:
        """The next `times` requests with this method whose path holds the pattern `path` meet the fault."""
        self.waiting += [(method, re.compile(path), fault)] * times

    def take(self, method: str, path: str) -> Fault | None:
        """The first fault that this request meets, taken out of the queue."""
        for index, (wanted, pattern, fault) in enumerate(self.waiting):
            if wanted == method and pattern.search(path):
                del self.waiting[index]
                return fault
        return next((met for rule in self.rules if (met := rule(method, path))), None)

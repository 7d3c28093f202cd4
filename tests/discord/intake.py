"""The way of every REST request: logged, perhaps met by a fault, checked, then answered."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiohttp import web

from tests.discord.addresses import API
from tests.discord.faults import Faults
from tests.discord.refusals import Refusal, RefusedError
from tests.discord.validation import Validation

WITHOUT_TOKEN = ("/interactions/", "/webhooks/", "/gateway")


@dataclass(frozen=True, slots=True)
class Call:
    """One request to a known route; `files` are contents by file name."""

    method: str
    path: str
    parameters: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    files: Mapping[str, bytes]

    def id(self, name: str) -> int:
        """An id in the path; only after the check that it is one."""
        return int(self.parameters[name])


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """What was asked and answered; `status` is None where the connection was dropped."""

    method: str
    path: str
    body: Any
    status: int | None


Handler = Callable[[Call], Awaitable[Any]]
Route = tuple[str, str, Handler]


class Intake:
    """Serves routes whose templates are those of Discord's document. A handler returns the JSON, or None for 204."""

    def __init__(self, token: str, faults: Faults, validation: Validation) -> None:
        self._token, self._faults, self._validation = token, faults, validation
        self.requests: list[LoggedRequest] = []
        self.unexpected: list[str] = []

    def definitions(self, routes: list[Route]) -> list[web.RouteDef]:
        """The routes for aiohttp, and one at the end that notes what no route knows."""
        known = [web.route(method, API + path, partial(self._serve, path, handler)) for method, path, handler in routes]
        return [*known, web.route("*", API + "/{rest:.*}", partial(self._serve, None, self._unknown))]

    async def _serve(self, template: str | None, handler: Handler, request: web.Request) -> web.Response:
        body, files = await _read(request)
        path = request.path.removeprefix(API)
        call = Call(request.method, path, request.match_info, request.query, body, files)
        fault = self._faults.take(call.method, path)
        if fault is None or fault.when == "after":
            response = await self._answer(template, handler, call, request.headers.get("Authorization"))
        if fault is not None:
            response = fault.response(request)
        status = None if fault and fault.status is None else response.status
        self.requests.append(LoggedRequest(call.method, path, body, status))
        return response

    async def _answer(self, template: str | None, handler: Handler, call: Call, token: str | None) -> web.Response:
        try:
            if not call.path.startswith(WITHOUT_TOKEN) and token != f"Bot {self._token}":
                raise RefusedError(Refusal.UNAUTHORIZED)
            if template and not self._validation.allows(
                call.method, template, call.path, dict(call.parameters), call.body
            ):
                raise RefusedError(Refusal.INVALID_BODY)
            result = await handler(call)
        except RefusedError as refused:
            return _json(refused.as_json(), refused.status)
        return web.Response(status=204) if result is None else _json(result)

    async def _unknown(self, call: Call) -> None:
        self.unexpected.append(f"{call.method} {call.path}")
        raise RefusedError(Refusal.NOT_FOUND)


async def _read(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    if request.content_type == "multipart/form-data":
        form = await request.post()
        files = {part.filename: part.file.read() for part in form.values() if isinstance(part, web.FileField)}
        return json.loads(str(form["payload_json"])), files
    text = await request.text()
    return (json.loads(text) if text else None), {}


def _json(content: Any, status: int = 200) -> web.Response:
    """JSON with the type exactly `application/json`: with a charset discord.py takes it for text."""
    return web.Response(status=status, body=json.dumps(content).encode(), content_type="application/json")

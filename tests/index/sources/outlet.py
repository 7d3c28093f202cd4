"""An outlet on this machine: real sockets, and whatever a server may do to its reader."""

from __future__ import annotations

import gzip
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from index.sources.visiting import Manners, Visitor

GUEST = Manners(contact="editor@example.org", delay=0.0, loopback=True)


@dataclass(frozen=True)
class Request:
    path: str
    headers: dict[str, str]
    """Names in lower case."""


@dataclass(frozen=True)
class Page:
    """What is sent: `body` at once, or by `drip`, a byte each so many seconds."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0
    drips_headers: bool = False


def html(title: str, *paragraphs: str, head: str = "", language: str = "en") -> Page:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = f'<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
    page += f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
    return Page(page.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


def moved(to: str, status: int = 302) -> Page:
    return Page(status=status, headers={"Location": to})


def gzipped(body: bytes, **headers: str) -> Page:
    return Page(gzip.compress(body), headers={"Content-Encoding": "gzip", **headers})


class Outlet:
    """Serves `pages` by path; what is not there is 404. A page with an `ETag` or `Last-Modified` is sent once only."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, Page | Callable[[Request], Page]] = {}
        self.requests: list[Request] = []

    def url(self, path: str) -> str:
        return self.address + path

    def asked_for(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    def answer(self, request: Request) -> Page:
        self.requests.append(request)
        page = self.pages.get(request.path, Page(b"not here", 404))
        page = page(request) if callable(page) else page
        etag, changed = page.headers.get("ETag"), page.headers.get("Last-Modified")
        is_known = (etag and etag == request.headers.get("if-none-match")) or (
            changed and changed == request.headers.get("if-modified-since")
        )
        return Page(status=304, headers=page.headers) if is_known else page


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[Outlet]:
    """An outlet at a free port of 127.0.0.1, over TLS where it has a certificate."""

    class Handler(BaseHTTPRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):  # the reader does not trust the certificate, or has gone
                super().handle()

        def do_GET(self) -> None:
            _send(self, outlet.answer(Request(self.path, {k.lower(): v for k, v in self.headers.items()})))

        def log_message(self, format: str, *args: object) -> None:
            """Keeps it quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False  # a reader that has gone leaves a dripping page behind
        if certificate:
            server.socket = _secured(server.socket, certificate)
        outlet = Outlet(f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield outlet
        finally:
            server.shutdown()
            thread.join()


def _secured(listening: socket.socket, certificate: Path) -> socket.socket:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    # the handshake is the handler's: a reader who hangs up is not to end the server
    return context.wrap_socket(listening, server_side=True, do_handshake_on_connect=False)


def guest(sleep: Callable[[float], None] = time.sleep) -> Visitor:
    """Somebody who may visit this machine, and does not wait."""
    return Visitor(GUEST, sleep=sleep)


def _send(handler: BaseHTTPRequestHandler, page: Page) -> None:
    headers = {"Content-Length": str(len(page.body)), **page.headers}
    head = f"HTTP/1.1 {page.status} Whatever\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    pieces = [head.encode("latin-1") + b"\r\n", page.body]
    try:
        for slowly, piece in zip((page.drips_headers, page.drip > 0), pieces, strict=True):
            if not slowly:
                handler.wfile.write(piece)
            else:
                _drip(handler, piece, page.drip)
    except OSError:
        return  # the reader has gone
    handler.close_connection = True


def _drip(handler: BaseHTTPRequestHandler, piece: bytes, seconds: float) -> None:
    for byte in piece:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        time.sleep(seconds)

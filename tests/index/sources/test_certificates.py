"""Over https the connection goes to an address, and the certificate has to be the host's."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import pytest

from index.errors import UnreachableError
from index.sources import connecting
from index.sources.fetching import Fetched, NotModified, fetch
from tests.conftest import ROOT
from tests.index.sources.outlet import Outlet, html, serving

CERTIFICATE = ROOT / "tests" / "data" / "outlet.example.pem"
"""Of outlet.example, signed by itself, with its key; for the next hundred years."""

PAGE = html("Okafor quitte Calypso", "Tunde Okafor quitte Calypso Recherche après six ans.")


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    with serving(CERTIFICATE) as outlet:
        outlet.pages["/a"] = PAGE
        yield outlet


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The certificate is one of an authority's."""
    monkeypatch.setattr(connecting, "_trust", lambda: ssl.create_default_context(cafile=str(CERTIFICATE)))


def fetched(outlet: Outlet, host: str) -> Fetched | NotModified:
    url = outlet.url("/a").replace("127.0.0.1", host)
    return fetch(url, agent="talentmoves-test", loopback=True, resolver=lambda host, port: ["127.0.0.1"])


@pytest.mark.usefixtures("trusted")
def test_a_page_is_read_where_the_certificate_is_the_hosts(outlet: Outlet) -> None:
    found = fetched(outlet, "outlet.example")

    assert isinstance(found, Fetched)
    assert found.body == PAGE.body


@pytest.mark.usefixtures("trusted")
def test_another_hosts_certificate_is_refused(outlet: Outlet) -> None:
    with pytest.raises(UnreachableError, match=r"(?i)can't be reached: .*(hostname|certificate)"):
        fetched(outlet, "gazette.example")

    assert outlet.requests == []


def test_a_certificate_of_nobodys_is_refused(outlet: Outlet) -> None:
    with pytest.raises(UnreachableError, match=r"(?i)can't be reached: .*certificate"):
        fetched(outlet, "outlet.example")

    assert outlet.requests == []

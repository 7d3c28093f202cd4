"""One page is fetched safely, whatever the server does."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest

from index.errors import ForbiddenError, OversizedError, UnreachableError
from index.sources.fetching import PAGE, UNKNOWN, Bounds, Fetched, NotModified, Tags, fetch
from tests.index.sources.outlet import Outlet, Page, Request, gzipped, html, moved

OKAFOR = html("Okafor quitte Calypso", "Tunde Okafor quitte Calypso Recherche après six ans.")


def fetched(url: str, bounds: Bounds = PAGE, known: Tags = UNKNOWN) -> Fetched | NotModified:
    return fetch(url, agent="talentmoves-test", bounds=bounds, known=known, loopback=True)


def page_at(url: str, bounds: Bounds = PAGE) -> Fetched:
    found = fetched(url, bounds)
    assert isinstance(found, Fetched)
    return found


def test_a_page_is_fetched_with_what_the_server_says_of_it(outlet: Outlet) -> None:
    outlet.pages["/okafor"] = Page(
        OKAFOR.body, headers={**OKAFOR.headers, "ETag": '"v1"', "Last-Modified": "Tue, 04 Jun 2024 10:00:00 GMT"}
    )

    found = page_at(outlet.url("/okafor"))

    assert found.body == OKAFOR.body
    assert (found.media_type, found.charset) == ("text/html", "utf-8")
    assert found.tags == Tags('"v1"', "Tue, 04 Jun 2024 10:00:00 GMT")


def test_we_say_who_we_are_and_send_no_cookie(outlet: Outlet) -> None:
    outlet.pages["/one"] = Page(status=302, headers={"Location": "/two", "Set-Cookie": "id=7; Path=/"})
    outlet.pages["/two"] = Page(OKAFOR.body, headers={"Set-Cookie": "id=7"})

    page_at(outlet.url("/one"))
    page_at(outlet.url("/two"))

    assert [request.headers["user-agent"] for request in outlet.requests] == ["talentmoves-test"] * 3
    assert [request for request in outlet.requests if "cookie" in request.headers] == []
    assert outlet.requests[0].headers["host"] == outlet.address.removeprefix("http://")


@pytest.mark.parametrize("known", [Tags(etag='"v1"'), Tags(last_modified="Tue, 04 Jun 2024 10:00:00 GMT")])
def test_a_page_that_is_known_is_not_sent_again(known: Tags, outlet: Outlet) -> None:
    outlet.pages["/okafor"] = Page(
        OKAFOR.body, headers={"ETag": '"v1"', "Last-Modified": "Tue, 04 Jun 2024 10:00:00 GMT"}
    )

    assert fetched(outlet.url("/okafor"), known=known) == NotModified()


def test_nothing_on_a_page_is_fetched(outlet: Outlet) -> None:
    outlet.pages["/page"] = html("A", '<img src="/i.png"><script src="/s.js"></script><iframe src="/f"></iframe>')

    page_at(outlet.url("/page"))

    assert [request.path for request in outlet.requests] == ["/page"]


def test_redirects_are_followed_to_where_the_page_is(outlet: Outlet) -> None:
    outlet.pages |= {"/a": moved("/b/"), "/b/": moved("c?x=1"), "/b/c?x=1": OKAFOR}

    found = page_at(outlet.url("/a"))

    assert (found.url, found.moved_to) == (outlet.url("/b/c?x=1"), None)


def test_a_page_that_has_moved_for_good_says_where_it_is_now(outlet: Outlet) -> None:
    outlet.pages |= {"/a": moved("/b", 301), "/b": moved("/c", 308), "/c": OKAFOR}

    assert page_at(outlet.url("/a")).moved_to == outlet.url("/c")


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1/admin",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00::1]/",
        "//192.168.1.1/",
        "http://0.0.0.0/",
        "file:///etc/passwd",
        "ftp://example.org/",
    ],
)
def test_a_redirect_to_a_closed_address_is_not_followed(location: str, outlet: Outlet) -> None:
    outlet.pages |= {"/a": moved("/b"), "/b": moved(location)}

    with pytest.raises(ForbiddenError):
        fetched(outlet.url("/a"))


def test_this_machine_is_not_called_unless_a_test_opens_it(outlet: Outlet) -> None:
    outlet.pages["/a"] = OKAFOR

    with pytest.raises(ForbiddenError, match="not a public address"):
        fetch(outlet.url("/a"), agent="talentmoves-test")

    assert outlet.requests == []


def test_the_address_that_was_looked_at_is_the_one_that_is_called(outlet: Outlet) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    outlet.pages["/a"] = OKAFOR
    url = outlet.url("/a").replace("127.0.0.1", "rebinding.example")

    found = fetch(url, agent="talentmoves-test", loopback=True, resolver=lambda host, port: next(answers))

    assert isinstance(found, Fetched)
    assert outlet.requests[0].headers["host"].startswith("rebinding.example:")
    assert list(answers) == [["10.0.0.1"]]


def test_a_circle_of_redirects_ends(outlet: Outlet) -> None:
    outlet.pages["/a"] = moved("/a")

    with pytest.raises(OversizedError, match="leads on more than 5 times"):
        fetched(outlet.url("/a"))

    assert len(outlet.requests) == 6


@pytest.mark.parametrize("known_length", [True, False])
def test_a_page_that_is_too_large_is_not_read_to_its_end(known_length: bool, outlet: Outlet) -> None:
    headers = {"Content-Length": "3000000"} if known_length else {"Connection": "close"}
    outlet.pages["/a"] = Page(b"x" * 3_000_000, headers=headers)

    with pytest.raises(OversizedError, match="is larger than 1 MB"):
        fetched(outlet.url("/a"), Bounds(bytes=1_000_000))


def bomb(layers: int) -> bytes:
    """Gigabytes in few bytes."""
    packed = b"".join([gzip.compress(bytes(10_000_000))] * 100)
    return packed if layers == 1 else gzip.compress(packed)


@pytest.mark.parametrize(("layers", "encoding"), [(1, "gzip"), (2, "gzip, gzip")])
def test_a_bomb_that_unpacks_to_a_gigabyte_is_noticed_before_it_fills_the_memory(
    layers: int, encoding: str, outlet: Outlet
) -> None:
    outlet.pages["/a"] = Page(bomb(layers), headers={"Content-Encoding": encoding})
    tracemalloc.start()

    with pytest.raises(OversizedError, match="is larger than 10 MB"):
        fetched(outlet.url("/a"))

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000


@pytest.mark.parametrize(
    "page",
    [gzipped(OKAFOR.body), Page(zlib.compress(OKAFOR.body), headers={"Content-Encoding": "deflate"})],
    ids=["gzip", "deflate"],
)
def test_a_packed_page_is_unpacked(page: Page, outlet: Outlet) -> None:
    outlet.pages["/a"] = page

    assert page_at(outlet.url("/a")).body == OKAFOR.body


@pytest.mark.parametrize("in_headers", [False, True])
def test_a_page_that_drips_is_given_up_when_its_time_is_over(in_headers: bool, outlet: Outlet) -> None:
    outlet.pages["/a"] = Page(b"x" * 1000, drip=0.02, drips_headers=in_headers)

    with pytest.raises(OversizedError, match=r"takes longer than 0\.3 seconds"):
        fetched(outlet.url("/a"), Bounds(seconds=0.3))


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (Page(b"", 404), "answers 404 Not Found"),
        (Page(b"", 500), "answers 500 Internal Server Error"),
        (Page(b"", 799), "answers 799"),
        (Page(b"", 302), "answers 302 Found"),
        (Page(b"short", headers={"Content-Length": "100"}), "can't be read"),
        (Page(b"no gzip", headers={"Content-Encoding": "gzip"}), "can't be read"),
        (Page(b"x", headers={"X": "y" * 70_000}), "can't be read"),
        (Page(b"x", headers={f"X-{number}": "y" for number in range(200)}), "can't be read"),
        (moved("http://[broken"), "is no address"),
    ],
)
def test_an_error_is_one_line_that_says_what_happened(page: Page, reason: str, outlet: Outlet) -> None:
    outlet.pages["/a"] = page

    with pytest.raises(UnreachableError, match=reason) as caught:
        fetched(outlet.url("/a"))

    assert str(caught.value).startswith(outlet.address)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("120", 120.0), ("99999999", 604_800.0), ("Tue, 04 Jun 2024 10:00:00 GMT", 0.0), ("soon", None)],
)
def test_a_server_that_asks_us_to_stay_away_is_understood(written: str, seconds: float | None, outlet: Outlet) -> None:
    outlet.pages["/a"] = Page(status=429, headers={"Retry-After": written})

    with pytest.raises(UnreachableError) as caught:
        fetched(outlet.url("/a"))

    assert (caught.value.status, caught.value.retry_after) == (429, seconds)


def test_a_page_that_heals_is_read(outlet: Outlet) -> None:
    states = iter([Page(status=404), OKAFOR])

    def healing(request: Request) -> Page:
        return next(states)

    outlet.pages["/a"] = healing

    with pytest.raises(UnreachableError):
        fetched(outlet.url("/a"))
    assert page_at(outlet.url("/a")).body == OKAFOR.body


def test_a_port_at_which_nobody_listens_is_out_of_reach() -> None:
    with pytest.raises(UnreachableError, match=r"can't be reached: Connection refused"):
        fetched("http://127.0.0.1:9/")

"""A guest keeps to robots.txt and does not hurry its host."""

from __future__ import annotations

import pytest

from index.errors import ForbiddenError, OversizedError, UnreachableError
from index.sources.fetching import Bounds
from index.sources.visiting import Manners, Visitor
from tests.index.sources.outlet import Outlet, Page, guest, html, moved

PAGE = html("Okafor quitte Calypso", "Tunde Okafor quitte Calypso Recherche après six ans.")


def robots(*lines: str) -> Page:
    return Page("\n".join(lines).encode(), headers={"Content-Type": "text/plain"})


def test_what_a_site_closes_to_us_is_left_alone(outlet: Outlet) -> None:
    outlet.pages |= {"/robots.txt": robots("User-agent: *", "Disallow: /private/"), "/private/a": PAGE, "/b": PAGE}
    visitor = guest()

    with pytest.raises(ForbiddenError, match=r"/private/a is closed to us by the site's robots\.txt"):
        visitor.page(outlet.url("/private/a"))
    visitor.page(outlet.url("/b"))

    assert [request.path for request in outlet.requests] == ["/robots.txt", "/b"]


def test_rules_for_us_by_name_count_more_than_those_for_everybody(outlet: Outlet) -> None:
    rules = robots("User-agent: talentmoves", "Disallow: /b", "", "User-agent: *", "Allow: /")
    outlet.pages |= {"/robots.txt": rules, "/b": PAGE}

    with pytest.raises(ForbiddenError):
        guest().page(outlet.url("/b"))


def test_a_redirect_into_what_is_closed_is_not_followed(outlet: Outlet) -> None:
    outlet.pages |= {"/robots.txt": robots("User-agent: *", "Disallow: /private/"), "/a": moved("/private/a")}

    with pytest.raises(ForbiddenError):
        guest().page(outlet.url("/a"))

    assert outlet.asked_for("/private/a") == []


@pytest.mark.parametrize(
    "page", [Page(status=404), Page(status=403), Page(b"<html>not rules</html>"), Page(b"\xff\xfe")]
)
def test_a_site_without_rules_is_open(page: Page, outlet: Outlet) -> None:
    outlet.pages |= {"/robots.txt": page, "/a": PAGE}

    assert guest().page(outlet.url("/a")).body == PAGE.body


@pytest.mark.parametrize(
    "page", [Page(status=503), Page(status=429, headers={"Retry-After": "60"}), moved("/robots.txt")]
)
def test_a_site_whose_rules_cannot_be_had_is_left_alone(page: Page, outlet: Outlet) -> None:
    outlet.pages |= {"/robots.txt": page, "/a": PAGE}

    with pytest.raises(UnreachableError, match=r"robots\.txt can't be had"):
        guest().page(outlet.url("/a"))

    assert outlet.asked_for("/a") == []


def test_rules_are_asked_for_once(outlet: Outlet) -> None:
    outlet.pages |= {"/a": PAGE, "/b": PAGE}
    visitor = guest()

    visitor.page(outlet.url("/a"))
    visitor.page(outlet.url("/b"))

    assert len(outlet.asked_for("/robots.txt")) == 1


class Watch:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_two_requests_to_one_host_are_some_time_apart(outlet: Outlet) -> None:
    outlet.pages |= {"/a": PAGE, "/b": PAGE}
    watch = Watch()
    visitor = Visitor(Manners(delay=1.5, loopback=True), sleep=watch.sleep, clock=lambda: watch.now)

    visitor.page(outlet.url("/a"))
    visitor.page(outlet.url("/b"))

    assert watch.slept == [1.5, 1.5]


@pytest.mark.parametrize(("written", "seconds"), [("4", 4.0), ("3600", 30.0), ("0.2", 1.0)])
def test_a_site_may_ask_for_a_longer_pause_but_not_for_an_endless_one(
    written: str, seconds: float, outlet: Outlet
) -> None:
    outlet.pages |= {"/robots.txt": robots("User-agent: *", f"Crawl-delay: {written}"), "/a": PAGE}
    watch = Watch()
    visitor = Visitor(Manners(delay=1.0, loopback=True), sleep=watch.sleep, clock=lambda: watch.now)

    visitor.page(outlet.url("/a"))

    assert watch.slept == [seconds]


def test_different_hosts_are_not_waited_for(outlet: Outlet) -> None:
    outlet.pages["/a"] = PAGE
    watch = Watch()
    visitor = Visitor(Manners(delay=5.0, loopback=True), sleep=watch.sleep, clock=lambda: watch.now)

    visitor.page(outlet.url("/a"))
    visitor.page(outlet.url("/a").replace("127.0.0.1", "localhost"))

    assert watch.slept == [5.0, 5.0]


@pytest.mark.parametrize(
    ("contact", "agent"), [("", "talentmoves/0.1"), ("me@example.org", "talentmoves/0.1 (+me@example.org)")]
)
def test_a_site_can_read_who_calls_and_whom_to_write_to(contact: str, agent: str, outlet: Outlet) -> None:
    outlet.pages["/a"] = PAGE

    Visitor(Manners(contact, 0.0, loopback=True)).page(outlet.url("/a"))

    assert {request.headers["user-agent"] for request in outlet.requests} == {agent}


def test_bounds_hold_for_a_guest_too(outlet: Outlet) -> None:
    outlet.pages["/a"] = Page(b"x" * 2000)

    with pytest.raises(OversizedError):
        guest().get(outlet.url("/a"), bounds=Bounds(bytes=1000))


def test_a_page_that_claims_to_be_known_to_a_stranger_is_an_error(outlet: Outlet) -> None:
    outlet.pages["/a"] = Page(status=304)

    with pytest.raises(UnreachableError, match="304 Not Modified to somebody who knows nothing of it"):
        guest().page(outlet.url("/a"))

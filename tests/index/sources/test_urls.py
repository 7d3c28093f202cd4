"""One article has one address, however it is written."""

from __future__ import annotations

import pytest

from index.errors import ForbiddenError
from index.sources.urls import canonical_url, host_of, is_url, joined


@pytest.mark.parametrize(
    "written",
    [
        "https://gazette.example/a?id=7&x=1",
        "HTTPS://Gazette.Example/a?x=1&id=7#top",
        "https://gazette.example:443/a?id=7&utm_source=feed&x=1&fbclid=abc",
        "  https://gazette.example/a?id=7&x=1 ",
    ],
)
def test_an_address_has_one_writing(written: str) -> None:
    assert canonical_url(written) == "https://gazette.example/a?id=7&x=1"


def test_writing_it_once_more_changes_nothing() -> None:
    once = canonical_url("http://gazette.example//über?q=ä&b=%20#x")

    assert canonical_url(once) == once


@pytest.mark.parametrize("written", ["mailto:a@b.example", "/a", "", "http://", "http://[::1", "javascript:alert(1)"])
def test_what_is_not_a_web_address_is_refused(written: str) -> None:
    with pytest.raises(ForbiddenError):
        canonical_url(written)


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("/b", "https://gazette.example/b"),
        ("c?utm_medium=rss", "https://gazette.example/a/c"),
        ("//other.example/d", "https://other.example/d"),
        ("javascript:alert(1)", None),
        ("mailto:a@b.example", None),
        ("http://[::1", None),
    ],
)
def test_a_link_on_a_page_leads_to_an_address_or_nowhere(link: str, leads_to: str | None) -> None:
    assert joined("https://gazette.example/a/", link) == leads_to


def test_a_host_names_an_outlet() -> None:
    assert host_of("https://www.gazette.example:8443/a") == "gazette.example"


def test_an_address_is_told_from_a_file() -> None:
    assert is_url("HTTPS://gazette.example/a")
    assert not is_url("clippings/https.txt")

"""Which addresses are called, and which never."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ForbiddenError, UnreachableError
from index.sources.addresses import Resolver, is_open, target_of

PUBLIC = ("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c")

PRIVATE = (
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.8.9.10",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::ffff:127.0.0.1",
    "::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "2001:0:0:0:0:0:80ff:fffe",
    "fc00::1",
    "fd12:3456:789a::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
)


def resolving_to(*addresses: str) -> Resolver:
    return lambda host, port: list(addresses)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_open(address: str) -> None:
    assert is_open(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_of_private_networks_and_of_this_machine_are_closed(address: str) -> None:
    assert not is_open(address)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_this_machine_can_be_opened_for_tests(address: str) -> None:
    assert is_open(address, loopback=True)


@pytest.mark.parametrize("address", ["10.1.2.3", "169.254.169.254", "0.0.0.0", "fd00::1", "::ffff:192.168.0.1"])
def test_private_networks_stay_closed_though_this_machine_is_open(address: str) -> None:
    assert not is_open(address, loopback=True)


@given(st.ip_addresses(v=4))
def test_what_an_ipv6_address_wraps_is_judged_as_what_it_wraps(address: IPv4Address) -> None:
    number = int(address)
    wrapped = [
        ip_address((0xFFFF << 32) | number),
        ip_address((0x64FF9B << 96) | number),
        ip_address((0x2002 << 112) | (number << 80)),
    ]

    assert {is_open(str(one)) for one in wrapped} == {is_open(str(address))}


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "gopher://example.org",
        "//example.org",
        "http://",
        "http://[::1",
        "http://example.org:99999/",
        "http://user:password@example.org/",
        "http://example.org/a b",
        "http://example.org/\r\nHost: other",
        "http://example.org/" + "x" * 3000,
    ],
)
def test_what_is_not_a_plain_http_address_is_never_called(url: str) -> None:
    with pytest.raises(ForbiddenError):
        target_of(url, resolver=resolving_to(*PUBLIC))


def test_no_error_shows_a_password() -> None:
    with pytest.raises(ForbiddenError) as caught:
        target_of("https://user:hunter2@example.org/", resolver=resolving_to(*PUBLIC))

    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]", "[::ffff:7f00:1]"]
)
def test_every_writing_of_this_machines_address_is_refused(host: str) -> None:
    with pytest.raises(ForbiddenError, match="not a public address"):
        target_of(f"http://{host}/")


def test_a_host_with_one_private_address_among_public_ones_is_refused() -> None:
    with pytest.raises(ForbiddenError, match=r"leads to 10\.0\.0\.5, which is not a public address"):
        target_of("https://example.org/", resolver=resolving_to(*PUBLIC, "10.0.0.5"))


def test_a_host_without_an_address_is_out_of_reach() -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(UnreachableError, match=r"gone\.example has no address"):
        target_of("https://gone.example/", resolver=nobody)


def test_a_target_says_where_to_connect_and_what_to_ask_for() -> None:
    target = target_of("https://Bücher.example:8443/a/é?q=1&r=%20#part", resolver=resolving_to(PUBLIC[0]))

    assert (target.host, target.port, target.netloc) == ("xn--bcher-kva.example", 8443, "xn--bcher-kva.example:8443")
    assert (target.path, target.addresses) == ("/a/%C3%A9?q=1&r=%20", (PUBLIC[0],))

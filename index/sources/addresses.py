"""Which addresses may be called: public ones, by http or https, and none that leads into a private network."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, urlsplit

from index.errors import ForbiddenError, UnreachableError

Resolver = Callable[[str, int], list[str]]
"""Host and port -> IP addresses, best first. Raises `OSError`."""

_PORTS = {"http": 80, "https": 443}
_NAT64 = IPv6Network("64:ff9b::/96")
_LONGEST = 2048
_IN_PATHS = "%/?:@!$&'()*+,;=[]~|"


@dataclass(frozen=True, slots=True)
class Target:
    """One URL with the IP addresses that its host has at this moment: the connection goes to one of these, so that a
    name server that answers differently the second time changes nothing."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    """With the query, as it stands in the request."""
    addresses: tuple[str, ...]

    @property
    def netloc(self) -> str:
        """The `Host` that the request names."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def resolve(host: str, port: int) -> list[str]:
    """What the system's name service says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def target_of(url: str, *, loopback: bool = False, resolver: Resolver = resolve) -> Target:
    """Where `url` leads. With `loopback`, this machine itself is open, too; private networks never are.

    A host of which a single address is not public is refused as a whole. Raises `ForbiddenError` for what is never
    called, `UnreachableError` for a host that has no address.
    """
    parts, port = _split(url)
    try:
        host = _ascii_host(parts.hostname or "")
        addresses = resolver(host, port)
    except (OSError, UnicodeError) as error:
        raise UnreachableError(f"{parts.hostname} has no address") from error
    closed = [address for address in addresses if not is_open(address, loopback=loopback)]
    if closed or not addresses:
        raise ForbiddenError(f"{url} leads to {closed[0] if closed else 'nowhere'}, which is not a public address")
    path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_IN_PATHS)
    return Target(url, parts.scheme, host, port, path, tuple(addresses))


def is_open(address: str, *, loopback: bool = False) -> bool:
    """Whether an IP address is public; `loopback` opens 127.0.0.0/8 and ::1."""
    ip = _innermost(ip_address(address.partition("%")[0]))
    if ip.is_loopback:
        return loopback
    site_local = isinstance(ip, IPv6Address) and ip.is_site_local
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or site_local)


def _ascii_host(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode()


def _innermost(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address only wraps."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)


def _split(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ForbiddenError(f"{url[:200]} is not an address") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ForbiddenError(f"{url[:200]} is not read: only http and https addresses are")
    if parts.username is not None or parts.password is not None:
        raise ForbiddenError(f"{parts.scheme}://{parts.hostname} is not read with a name and password in its address")
    if len(url) > _LONGEST or any(ord(sign) <= 32 or ord(sign) == 127 for sign in url):
        raise ForbiddenError(f"{url[:200]!r} is not an address: too long, or with white space in it")
    return parts, port or _PORTS[parts.scheme]

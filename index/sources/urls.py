"""One writing for one address, so that an article is not kept twice."""

from __future__ import annotations

from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from index.errors import ForbiddenError


def canonical_url(url: str) -> str:
    """`url` in lower case where case does not matter, its parameters sorted, without trackers and fragment.

    Raises `ForbiddenError` where it is not an http(s) address.
    """
    from courlan import normalize_url  # 30 ms that no question should wait for

    parts = _http_parts(url.strip())
    return urldefrag(normalize_url(parts._replace(scheme=parts.scheme.lower()))).url


def joined(base: str, link: str) -> str | None:
    """`link` as it stands on the page `base`, or `None` where it leads to no http(s) address."""
    try:
        return None if not link.strip() else canonical_url(urljoin(base, link.strip()))
    except (ForbiddenError, ValueError):
        return None


def host_of(url: str) -> str:
    """The host, without `www.`; what names an outlet that does not name itself."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def is_url(text: str) -> bool:
    """Whether a person meant an address, not a file."""
    return text.lower().startswith(("http://", "https://"))


def _http_parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise ForbiddenError(f"{url[:200]} is not an address") from error
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise ForbiddenError(f"{url[:200]} is not read: only http and https addresses are")
    return parts

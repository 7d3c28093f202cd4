"""Untrusted text -> text that Discord shows as it stands: no formatting, no mention, no link, nothing invisible."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

INVISIBLE = {"Cc", "Cf", "Cs", "Co"}
"""Unicode categories that are stripped: control, format (zero width, bidi), lone surrogates, private use."""

BREAK = "\u200b"
"""Zero width space. A backslash hides a mention's look only: Discord's server would still ping."""

FILLERS = dict.fromkeys((0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800), " ")
"""Letters and symbols that are drawn as nothing."""

_ANYWHERE = re.compile(r"[\\*_~|`\[\]<]")
_LINE_START = re.compile(r"^(\s*)([#>+-])", re.MULTILINE)
_LIST_NUMBER = re.compile(r"^(\s*\d+)([.)])", re.MULTILINE)
_EMOJI = re.compile(r":(?=[^\s:]+:)")
_SCHEME = re.compile(r":(?=//)")
_INVITE = re.compile(r"(?<=[a-z])/(?=\S)", re.IGNORECASE)
_MENTION = re.compile(r"@(?=everyone|here|[!&]?\d)", re.IGNORECASE)
_CHANNEL = re.compile(r"<#(?=\d)")


def visible(text: str) -> str:
    """`text` without control, zero-width and bidi characters; every line end is `\\n`."""
    text = re.sub(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text).replace("\t", " ").translate(FILLERS)
    return "\n".join(line if line.isprintable() else _shown(line) for line in text.split("\n"))


def _shown(line: str) -> str:
    return "".join(character for character in line if unicodedata.category(character) not in INVISIBLE)


def escaped(text: str) -> str:
    """`text` as Discord shows it verbatim: markdown, mentions, emoji and links are plain characters."""
    text = _CHANNEL.sub(f"<#{BREAK}", _MENTION.sub(f"@{BREAK}", visible(text)))
    text = _ANYWHERE.sub(r"\\\g<0>", text)
    text = _LIST_NUMBER.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", text))
    return _INVITE.sub(r"\/", _EMOJI.sub(r"\:", _SCHEME.sub(r"\:", text)))


def width(text: str) -> int:
    """Length in UTF-16 units, the strictest way in which Discord's clients and servers count."""
    return len(text.encode("utf-16-le")) // 2


def escaped_line(text: str, limit: int) -> str:
    """`text` escaped on one line, cut on a word border with "…" where it would be wider than `limit`."""
    return shortened(" ".join(visible(text).split()), limit)


def shortened(text: str, limit: int) -> str:
    """`text` escaped, cut on a word border with "…" where that would be wider than `limit`.

    It is cut before it is escaped, so that no backslash loses its character.
    """
    if width(whole := escaped(text)) <= limit:
        return whole
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(escaped(text[:middle])) < limit else (low, middle - 1)
    head, breaks = text[:low], text[low : low + 1].isspace() or text[:low][-1:].isspace()
    words = head if breaks or len(head.split()) < 2 else head.rsplit(maxsplit=1)[0]
    return f"{escaped(words).rstrip()}…" if limit > 0 else ""


def safe_url(url: str | None, limit: int = 600) -> str | None:
    """`url` fit for `(<…>)`, if it is http(s), has a host and is not too long; else `None`."""
    if url is None or any(unicodedata.category(character) in INVISIBLE for character in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    safe = quote(url, safe="%/:=&?~#+!$,;'-._")  # not "@" and "*": "@everyone" and "**" count in a url too
    return safe if len(safe) <= limit else None


def link(text: str, url: str | None) -> str:
    """Escaped `text` linked to `url` without a preview; plain where there is no usable url."""
    safe = safe_url(url)
    return f"[{text}](<{safe}>)" if safe else text

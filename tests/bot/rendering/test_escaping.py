"""Untrusted text is shown as it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.escaping import escaped, escaped_line, safe_url, shortened, visible, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*a* _b_ ~~c~~ |d| `e`", r"\*a\* \_b\_ \~\~c\~\~ \|d\| \`e\`"),
        ("# head\n> quote\n- list\n1. first\n-# small", "\\# head\n\\> quote\n\\- list\n1\\. first\n\\-# small"),
        ("[x](https://evil.example)", r"\[x\](https\://evil.example)"),
        ("discord.gg/abc", r"discord.gg\/abc"),
        (":smile: at 10:30", r"\:smile: at 10:30"),
        ("<t:1:R> </ask:1> <a:b:1>", r"\<t\:1:R> \</ask:1> \<a\:b:1>"),
        ("@everyone <@1> <@&2> <#3>", "@\u200beveryone \\<@\u200b1> \\<@\u200b&2> \\<#\u200b3>"),
        ("name@example.com, KI-Forscher, 20 / 11 / 23", "name@example.com, KI-Forscher, 20 / 11 / 23"),
        ("a\\b", r"a\\b"),
    ],
)
def test_markup_becomes_plain_characters(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_invisible_characters_are_stripped() -> None:
    assert visible("a\u200bb\u202ec\x00d\ue000e\u00adf\ud800g\u3164h") == "abcdefg h"


def test_a_line_is_cut_on_a_word_border() -> None:
    assert escaped_line("one\ntwo three", 9) == "one two…"


@given(st.text(), st.integers(1, 50))
def test_shortened_text_is_never_too_wide_and_never_ends_in_half_an_escape(text: str, limit: int) -> None:
    short = shortened(text, limit)

    assert width(short) <= limit
    assert (len(short) - len(short.rstrip("\\"))) % 2 == 0


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("https://a.example/(x)>\u00e9 @here", "https://a.example/%28x%29%3E%C3%A9%20%40here"),
        ("HTTPS://a.example", "HTTPS://a.example"),
        ("https://a.example/" + "x" * 700, None),
        ("https://a.example/\n", None),
        (None, None),
    ],
)
def test_a_link_is_made_safe_or_left_out(url: str | None, safe: str | None) -> None:
    assert safe_url(url) == safe

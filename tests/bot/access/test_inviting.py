"""The link by which the bot is added to a server."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from bot.access.inviting import PERMISSIONS, invite_link

README = Path(__file__).parents[3] / "README.md"


def test_the_link_names_the_application_the_scopes_and_exactly_the_permissions_that_the_bot_needs() -> None:
    link = urlsplit(invite_link(42))

    assert (link.scheme, link.netloc, link.path) == ("https", "discord.com", "/oauth2/authorize")
    assert parse_qs(link.query) == {
        "client_id": ["42"],
        "scope": ["bot applications.commands"],
        "permissions": [str(PERMISSIONS.value)],
    }


def test_the_readme_names_the_number_of_the_permissions() -> None:
    assert str(PERMISSIONS.value) in README.read_text("utf-8")

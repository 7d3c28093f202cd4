"""What the pages of documentation refer to is there: files, and headings within them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[1]
WRITTEN = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
BESIDE_CODE = [*sorted((ROOT / "index").rglob("*.md")), *sorted((ROOT / "tests" / "gold").glob("*.md"))]
PAGES = [*WRITTEN, *BESIDE_CODE]


def tokens_of(page: Path) -> Iterator[Token]:
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(page.read_text("utf-8")):
        yield from (token, *(token.children or ()))


def targets(page: Path) -> Iterator[str]:
    """Where links and pictures lead that stay in the repository."""
    for token in tokens_of(page):
        found = [str(token.attrs.get("href") or token.attrs.get("src") or "")]
        found += re.findall(r'(?:src|href)="([^"]+)"', token.content) if token.type.startswith("html") else []
        yield from (target for target in found if target and not urlsplit(target).scheme)


def anchors(page: Path) -> set[str]:
    """What a page's headings are called in addresses, as GitHub makes it of their words."""
    tokens = list(tokens_of(page))
    headings = (after.content for token, after in pairwise(tokens) if token.type == "heading_open")
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def is_there(target: str, page: Path) -> bool:
    """Whether a file is where a page's link leads, and the heading in it where one is named."""
    parts = urlsplit(target)
    file = page.parent / unquote(parts.path) if parts.path else page
    return file.exists() and (not parts.fragment or parts.fragment in anchors(file))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_to_a_file_and_to_a_heading_in_it(page: Path) -> None:
    assert [target for target in targets(page) if not is_there(target, page)] == []


def test_the_readme_leads_to_every_page_of_documentation() -> None:
    led_to = {(ROOT / urlsplit(target).path).resolve() for target in targets(ROOT / "README.md")}

    assert [page.name for page in (ROOT / "docs").rglob("*.md") if page not in led_to] == []

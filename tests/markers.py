"""Pages that are written by hand but for what stands between `<!-- name -->` and `<!-- /name -->`: that, scripts write."""

from __future__ import annotations

import re
from pathlib import Path


def marked(page: Path, name: str) -> str:
    """What stands between a page's markers. Raises `ValueError` where the page has none of that name."""
    return _parts(page, name)[1]


def write_marked(page: Path, name: str, block: str) -> None:
    """Puts `block`, whole lines, between a page's markers. Raises `ValueError` where the page has none of that name."""
    above, _, below = _parts(page, name)
    page.write_text(f"{above}{block}{below}", "utf-8")


def _parts(page: Path, name: str) -> tuple[str, str, str]:
    found = re.fullmatch(
        rf"(.*^<!-- {name} -->\n)(.*?)(^<!-- /{name} -->\n.*)", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    if found is None:
        raise ValueError(f"{page} needs a line <!-- {name} --> and below it a line <!-- /{name} -->")
    above, block, below = found.groups()
    return above, block, below

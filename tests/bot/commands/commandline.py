"""What the tests of the command line share: articles, how a command ended, and small readers of what it printed."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]

ARTICLES = {
    "2024/lorcy.fr.md": """---
title: Lorcy quitte Ardoise pour Cobalt
publisher: talentmoves
language: fr
published: 2024-05-02
status: confirmed
---
👀 E\u0301lise Lorcy, directrice scientifique d'Ardoise, a rejoint Cobalt le 2 mai 2024. Cobalt lui verse une prime de 4 millions d'euros.

Ardoise n'a pas encore nommé de successeur. Son équipe de douze chercheurs reste à Nantes.
""",
    "thiede.de.md": """---
title: Thiede geht von Nordlicht zu Halmwerk
publisher: talentmoves
language: de
published: 2024-06-11
---
Henrik Thiede, bisher Forschungschef bei Nordlicht in Kiel, wechselt im Juli 2024 zu Halmwerk. Er leitet dort ein neues Labor für Sprachmodelle.

Grund ist ein Streit über die Veröffentlichung von Modellen. Nordlicht wollte sie zurückhalten, Henrik Thiede nicht.
""",
}


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


Command = Callable[..., Ran]


class Keyboard(io.TextIOWrapper):
    """Standard input of somebody who sits at a terminal."""

    def isatty(self) -> bool:
        return True


def command_of(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "bot", *map(str, arguments)]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def objects(ran: Ran) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def only_line(text: str) -> str:
    (line,) = text.splitlines()
    return line


def largest_file(folder: Path) -> Path:
    """Of the live generation."""
    generation = folder / "generations" / (folder / "live").read_text().strip()
    return max((file for file in generation.rglob("*") if file.is_file()), key=lambda file: file.stat().st_size)


def change_manifest(folder: Path, **changes: object) -> None:
    manifest = folder / "generations" / (folder / "live").read_text().strip() / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), **changes}))

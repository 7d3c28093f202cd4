"""Four invented reports in three languages, and an embedder whose vectors can be told by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.datatypes import Article, Embedder, RebuildReport, Vectors
from index.operations.rebuilding import rebuild

LINDQVIST = """\
---
title: Ada Lindqvist wechselt von Nordlicht KI zu Heliotrop Labs
publisher: talentmoves
language: de
published: 2024-03-04
reported_by:
  - outlet: Der Bote
    url: https://bote.example/lindqvist
    date: 2024-03-03
people: [Ada Lindqvist]
organisations: [Nordlicht KI, Heliotrop Labs]
status: confirmed
---
Ada Lindqvist, bisher Forschungsleiterin bei Nordlicht KI, wechselt im April zu Heliotrop Labs. Das Unternehmen zahlt ihr nach
Angaben des Boten eine Antrittsprämie von 340.000 Euro.

Sie begründet den Schritt mit dem Rechenzentrum, das Heliotrop in Uppsala gebaut hat. Nordlicht KI sucht noch eine Nachfolgerin.
"""

OKAFOR = """\
---
title: Tunde Okafor quitte Calypso Recherche
publisher: talentmoves
language: fr
published: 2024-05-21
---
Tunde Okafor, cofondateur de Calypso Recherche, quitte l'entreprise après six ans. Il rejoint Heliotrop Labs comme directeur
technique adjoint.

Calypso Recherche a nommé Inès Carvalho pour lui succéder. Elle dirigeait jusque-là l'équipe de supercalcul.
"""

BRANNIGAN = """\
---
title: Moira Brannigan returns to Calypso Research after eleven days
publisher: talentmoves
language: en
published: 2024-06-30
---
Moira Brannigan is back as chief executive of Calypso Research, eleven days after the board dismissed her. Nearly all of the
staff had threatened to leave with her.

The interim chief, Paul Adeyemi, goes back to running the product team.
"""

LISBON = """\
---
title: Heliotrop Labs opens an office in Lisbon
publisher: talentmoves
language: en
published: 2024-01-15
---
Heliotrop Labs has opened an office in Lisbon with room for eighty engineers. Rosalind Achterberg, who came from Calypso
Research, will lead it.
"""

REPORTS = {"lindqvist.md": LINDQVIST, "okafor.md": OKAFOR, "brannigan.md": BRANNIGAN, "lisbon.md": LISBON}


class PredictableEmbedder:
    """Gives a text of `n` characters the unit vector along axis `n % 8`, and remembers what it was asked for."""

    fingerprint = "predictable-8"
    dimension = 8

    def __init__(self) -> None:
        self.passages: list[str] = []

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return np.eye(8, dtype=np.float32)[[len(text) % 8 for text in texts]]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.passages.extend(texts)
        return self.embed_queries(texts)


class OtherEmbedder(PredictableEmbedder):
    """Another model than the predictable one."""

    fingerprint = "other-8"


def write_reports(folder: Path, *names: str) -> Path:
    """Write the reports of these names, all of them without a name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or REPORTS:
        (folder / name).write_text(REPORTS[name], "utf-8")
    return folder


def build(tmp_path: Path, *names: str, embedder: Embedder | None = None) -> tuple[Path, RebuildReport]:
    """A data folder with an index of these reports, and the report of its rebuild."""
    articles = write_reports(tmp_path / "articles", *names)
    return tmp_path / "data", rebuild([articles], tmp_path / "data", embedder or PredictableEmbedder())


def article(text: str, *, gaps: tuple[int, ...] = (), language: str = "de", title: str = "Ein Titel") -> Article:
    return Article(id="a" * 16, path="a.txt", title=title, text=text, language=language, gaps=gaps)

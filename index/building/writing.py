"""Parts -> the files of one generation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from index.building.part import Part
from index.datatypes import Embedder, Progress, ProgressListener, TokenEmbedder
from index.embedding import StaticEmbedder
from index.library.cataloguing import CatalogueFile, SkippedPage
from index.library.namewriting import write_names
from index.library.profiles import ProfileFile
from index.library.storywriting import write_stories
from index.retrieval.dense import DenseFile
from index.retrieval.lexical import LexicalFiles
from index.retrieval.tokens import TokenFiles
from index.retrieval.wordfiles import WordingFiles


class GenerationFiles:
    """Grows by one part after the other; holds none of them in memory. Leaving `stack` lets go of the files."""

    def __init__(self, folder: Path, embedder: Embedder, stack: ExitStack) -> None:
        self._folder = folder
        self._catalogue = CatalogueFile(folder, stack)
        self._profiles = ProfileFile(folder, stack)
        self._dense = DenseFile(folder, stack, embedder.dimension)
        self._tokens = TokenFiles(folder, stack, embedder.width) if isinstance(embedder, TokenEmbedder) else None
        self._wording = WordingFiles(folder, stack)
        self._lexical = LexicalFiles(folder, stack)
        self.embedded = 0

    @property
    def articles(self) -> int:
        return self._catalogue.articles

    @property
    def passages(self) -> int:
        return self._catalogue.passages

    def append(self, part: Part) -> None:
        self._catalogue.append(part.articles, part.passages)
        self._profiles.append(part.profiles)
        self._dense.append(part.vectors)
        if self._tokens and part.tokens:
            self._tokens.append(part.tokens)
        self._wording.append(part.wording)
        titles = list(part.wording.texts("headlines"))
        bodies = part.wording.texts("body")
        self._lexical.append(
            (body, titles[article]) for body, article in zip(bodies, part.wording.articles.tolist(), strict=True)
        )
        self.embedded += part.embedded

    def close(self, skipped: Sequence[SkippedPage], static: StaticEmbedder, notify: ProgressListener) -> None:
        """Add what is known only of all articles together."""
        steps: list[Callable[[], None]] = [
            lambda: self._catalogue.close(skipped),
            lambda: write_names(self._folder, static.is_word),
            self._profiles.close,
            lambda: write_stories(self._folder, static),
            self._dense.close,
            *([self._tokens.close] if self._tokens else []),
            lambda: self._wording.close(static),
            self._lexical.close,
        ]
        for done, step in enumerate(steps, 1):
            step()
            notify(Progress("indexing", done, len(steps)))

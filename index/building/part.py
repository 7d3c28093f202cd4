"""Some articles with all that a generation keeps of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.datatypes import Vectors
from index.library.profiles import ProfileRow
from index.library.records import ArticleRow, PassageRow
from index.retrieval.tokens import TokenRows
from index.retrieval.wording import Wording


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive articles of a generation to be; passages, vectors, tokens and wording stand in the same order."""

    articles: Sequence[ArticleRow]
    passages: Sequence[PassageRow]
    """Each names the row of its article among `articles`."""
    profiles: Sequence[ProfileRow]
    """One for each article."""
    vectors: Vectors
    tokens: TokenRows | None
    """Where the embedder gives them."""
    wording: Wording
    embedded: int
    """How many of the vectors were made anew."""

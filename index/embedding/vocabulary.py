"""The everyday words that the bundled model has tokens of their own for."""

from __future__ import annotations

from functools import cache

from tokenizers import Tokenizer

from index.embedding.static import BUNDLED


@cache
def _words() -> frozenset[str]:
    tokens = Tokenizer.from_file(str(BUNDLED / "tokenizer.json")).get_vocab()
    return frozenset(token[1:] for token in tokens if token.startswith("▁"))


def is_common_word(folded: str) -> bool:
    """Whether a folded string is a word so common that it has a token of its own."""
    return folded in _words()

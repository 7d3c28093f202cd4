"""Question words that stand in no article: a misspelt one, an everyday one, or a name that nobody here knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from index.languages import ALL_FUNCTION_WORDS
from index.reading import fold
from index.retrieval.analysis import IsWord, compound_parts, question_terms

_LIKE_ENOUGH = 82
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Spelling:
    """Respells question words by the terms that the articles hold."""

    is_indexed: Callable[[str], bool]
    terms_beginning: Callable[[str], Iterable[str]]
    is_word: IsWord

    def respell(self, word: str) -> frozenset[str] | None:
        """The terms to look for beside the word's own: of the word it seems to misspell, or none.

        `None` where the word looks like a name that no article holds.
        """
        folded = fold(word)
        if any(self.is_indexed(term) for term in question_terms(word, self.is_word)):
            return frozenset()
        if folded in ALL_FUNCTION_WORDS or len(folded) < _SHORTEST:
            return frozenset()
        likest = self._likest(folded)
        if likest:
            return frozenset({likest})
        everyday = self.is_word(folded) or compound_parts(folded, self.is_word)
        return frozenset() if everyday and not word[0].isupper() else None

    def _likest(self, folded: str) -> str | None:
        """The indexed term most like a word; its first letter must be right, as it nearly always is."""
        if self.is_word(folded):
            return None
        terms = (term for term in self.terms_beginning(folded[0]) if len(term) >= _SHORTEST)
        found = process.extractOne(folded, terms, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
        return found[0] if found else None

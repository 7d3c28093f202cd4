"""Question words that stand in no article: a misspelt one, an everyday one, or a name that nobody here knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from index.languages import fold
from index.names import looks_like_name
from index.retrieval.analysis import IsWord, question_terms

_LIKE_ENOUGH = 82
_SHORTEST, _SHORTEST_STEM = 4, 6


@dataclass(frozen=True, slots=True)
class Spelling:
    """Respells question words by the terms that the articles hold."""

    is_indexed: Callable[[str], bool]
    terms_beginning: Callable[[str], Iterable[str]]
    is_word: IsWord

    def respell(self, word: str, language: str | None) -> frozenset[str] | None:
        """The terms to look for beside the word's own: of the word it seems to misspell, or none.

        `None` where the word looks like a name that no article holds.
        """
        folded = fold(word)
        terms = [term for term in question_terms(word) if not term.startswith("~")]
        if any(self.is_indexed(term) for term in terms):
            return frozenset()
        likest = self._likest(folded, terms)
        if likest:
            return frozenset({likest})
        return None if looks_like_name(word, folded, language, self.is_word) else frozenset()

    def _likest(self, folded: str, stems: Iterable[str]) -> str | None:
        """The indexed term most like a word or one of its stems: names lose what looks like an ending, too. The first letter
        must be right, as it nearly always is.
        """
        if self.is_word(folded) or len(folded) < _SHORTEST:
            return None
        terms = [term for term in self.terms_beginning(folded[0]) if len(term) >= _SHORTEST]
        spellings = sorted({folded, *(stem for stem in stems if len(stem) >= _SHORTEST_STEM and stem[0] == folded[0])})
        found = [
            process.extractOne(spelling, terms, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH) for spelling in spellings
        ]
        return max((one for one in found if one), key=lambda one: one[1], default=(None,))[0]

"""Question words that stand in no article: a misspelt one, an everyday one, or a name that nobody here knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from index.languages import fold
from index.names import headed_names, is_careless, looks_like_name, names_asked
from index.names.everyday import everyday_of
from index.retrieval.analysis import IsWord, question_terms

_LIKE_ENOUGH = 82
_SHORTEST, _SHORTEST_STEM = 4, 6


@dataclass(frozen=True, slots=True)
class Spelling:
    """Respells the words of one question by the names that the articles tell, then by any term that they hold."""

    question: str

    is_indexed: Callable[[str], bool]
    terms_beginning: Callable[[str], Iterable[str]]
    likest_name: Callable[[str], str | None]
    is_word: IsWord

    def respell(self, word: str, language: str | None) -> frozenset[str] | None:
        """The terms to look for beside the word's own: of the word it seems to misspell, or none.

        `None` where the word looks like a name that no article holds.
        """
        folded = fold(word)
        own = question_terms(word)
        terms = [term for term in own if not term.startswith("~")]
        has_concept = len(terms) < len(own)
        if any(self.is_indexed(term) for term in terms):
            return frozenset()
        meant = frozenset() if has_concept else self._likest_name(word, folded, language)
        if meant:
            return meant
        if likest := self._likest(folded, terms):
            return frozenset({likest})
        is_named = not has_concept and folded in names_asked(self.question, self.is_word)
        is_headed = folded in headed_names(self.question)
        return None if is_named or is_headed or looks_like_name(word, folded, language, self.is_word) else frozenset()

    def _likest_name(self, word: str, folded: str, language: str | None) -> frozenset[str]:
        """The terms of the name that a word seems to misspell; an everyday word is none, nor is one in small letters in a
        question that has capitals.
        """
        if everyday_of(language or "", self.is_word).holds(folded) or not (
            word[0].isupper() or is_careless(self.question)
        ):
            return frozenset()
        meant = self.likest_name(folded)
        terms = question_terms(meant) if meant else ()
        return frozenset(term for term in terms if not term.startswith("~") and self.is_indexed(term))

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

"""Words -> terms, per language: stems with folded accents, parts of German compounds, canonical figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

import tantivy

from index.languages import ALL_FUNCTION_WORDS, FUNCTION_WORDS, LANGUAGES, fold
from index.retrieval.concepts import concepts_of
from index.retrieval.numbers import number_terms

VERSION = 3
"""Raised whenever other terms come out of the same text."""

NOT_STOPPED = frozenset({"ai", "ia", "x"})
"""Function words of some language that are names or the field itself."""

_STOPPED = {language: words - NOT_STOPPED for language, words in FUNCTION_WORDS.items()}
_STOPPED_ANYWHERE = ALL_FUNCTION_WORDS - NOT_STOPPED
_STEMMERS = {"de": "german", "fr": "french", "en": "english", "es": "spanish", "it": "italian", "pt": "portuguese"}
_SHORTEST_PART = 4
_LINKS = ("", "s", "es", "n", "en", "e", "er")
_PIECES = re.compile(r"[^\W_]+")
_ASCII_UMLAUTS = re.compile(r"(?<=[^aeiou\W])(ae|oe|ue)(?=[^\W])")

IsWord = Callable[[str], bool]


def terms_of(text: str, language: str, is_word: IsWord) -> list[str]:
    """The terms of a passage, in order, without function words.

    `is_word` says whether a folded string is a word by itself: compounds are split where both parts are.
    """
    terms = [term for word in content_words(text, language) for term in word_terms(word, language, is_word)]
    return terms + list(number_terms(text, language))


def content_words(text: str, language: str | None) -> list[str]:
    """The words that carry meaning: none of the language's function words, of all languages' where it is unknown."""
    return [piece for piece in pieces_of(text) if carries_meaning(piece, language)]


def pieces_of(text: str) -> list[str]:
    """All words of a text; one with a hyphen or an apostrophe is several."""
    return _PIECES.findall(text)


def carries_meaning(piece: str, language: str | None) -> bool:
    stopped = _STOPPED.get(language or "", _STOPPED_ANYWHERE)
    return piece.casefold() not in stopped and len(piece) > 1 and not piece.isdigit()


def word_terms(word: str, language: str, is_word: IsWord) -> list[str]:
    """A word's stem, its concepts, and the same of its parts where it is a German compound."""
    folded = fold(word)
    parts = compound_parts(folded, is_word) if language == "de" else ()
    return [
        stem(word.casefold(), language),
        *concepts_of(folded),
        *(term for part in parts for term in (stem(part, language), *concepts_of(part))),
    ]


@lru_cache(maxsize=1 << 12)
def question_terms(word: str) -> frozenset[str]:
    """Every term under which a passage of some language may hold the word: a question is asked of all languages."""
    lowered = word.casefold()
    variants = {lowered, fold(word), _ASCII_UMLAUTS.sub(lambda found: found[0][0], fold(word))}
    stems = {stem(variant, language) for variant in variants for language in LANGUAGES}
    return frozenset(stems.union(*map(concepts_of, variants)))


def compound_parts(folded: str, is_word: IsWord) -> tuple[str, ...]:
    """The two words of a German compound, `()` where it is none: `gehaltspolitik` -> `gehalt`, `politik`."""
    if len(folded) < 2 * _SHORTEST_PART + 1 or is_word(folded):
        return ()
    return max(_splits(folded, is_word), key=lambda parts: min(map(len, parts)), default=())


@cache
def _analyzer(language: str) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).filter(tantivy.Filter.lowercase())
    return builder.filter(tantivy.Filter.stemmer(_STEMMERS[language])).filter(tantivy.Filter.ascii_fold()).build()


@lru_cache(maxsize=1 << 13)
def _stem(word: str, language: str) -> str:
    return fold((_analyzer(language).analyze(word) or [word])[0])


def stem(word: str, language: str) -> str:
    """`word` by the Snowball stemmer of its language, then without accents; of other languages only folded."""
    return _stem(word, language) if language in _STEMMERS else fold(word)


def _splits(folded: str, is_word: IsWord) -> Iterator[tuple[str, str]]:
    for border in range(_SHORTEST_PART, len(folded) - _SHORTEST_PART + 1):
        right = folded[border:]
        if not is_word(right):
            continue
        for link in _LINKS:
            left = folded[: border - len(link)] if folded[:border].endswith(link) else ""
            if len(left) >= _SHORTEST_PART and is_word(left):
                yield left, right
                break

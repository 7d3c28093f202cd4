"""A question, taken apart: its language, its words that carry meaning, the kind of answer it asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from index.languages import ALL_FUNCTION_WORDS, fold, language_of_question
from index.names import headed_names
from index.retrieval.analysis import NOT_STOPPED, IsWord, compound_parts, content_words, question_terms
from index.retrieval.numbers import number_terms
from index.retrieval.times import asks_for_newest
from index.stages import stage


class Asked(StrEnum):
    """The kind of answer a question asks for."""

    PERSON = "person"
    DATE = "date"
    AMOUNT = "amount"
    MONEY = "money"
    REASON = "reason"
    PLACE = "place"
    OTHER = "other"


CARRIED = 0.25
"""How much a word that was carried over from earlier turns of a conversation counts beside the question's own; chosen on part
fit of the conversations. A question like "who runs it now?" must find what is new in it, not what was asked before.
"""


@dataclass(frozen=True, slots=True)
class QuestionWord:
    """A word of the question that carries meaning."""

    text: str
    terms: frozenset[str]
    """Any of these in a passage means that the word is there."""
    is_number: bool = False
    has_concept: bool = False
    """The domain's lexicon knows it in six languages: where it is not found, it is hardly there in other words."""
    is_part: bool = False
    """A part of a longer word of the question, which by itself can mean something else: an apple cake is not of Apple."""
    is_known: bool = True
    """Stands in some article, perhaps in another spelling, or is an everyday word."""
    is_carried: bool = False
    """Completes the question and is none of its own words."""

    @property
    def share(self) -> float:
        """How much it counts, beside its rarity."""
        return CARRIED if self.is_carried else 1.0


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    language: str | None
    asked: Asked
    words: tuple[QuestionWord, ...]
    asks_for_newest: bool = False

    @property
    def unknown_names(self) -> tuple[str, ...]:
        """Those that no article holds, with the word that heads them: "Nowhere Labs"."""
        in_full = headed_names(self.text)
        unknown = (word for word in self.words if not word.is_known and not word.is_carried)
        return tuple(in_full.get(fold(word.text), word.text) for word in unknown)


# Earlier kinds win: "wie viel … wer" asks for an amount. The question words of six languages.
_ASKED = {
    Asked.AMOUNT: r"wie\s?viele?|wievielte?|wie (?:hoch|groß|gross|teuer|lange|alt|stark)|combien|how (?:much|many|big|large|long|old|high)|cuánt[oa]s?|cuant[oa]s?|quant[oiae]\b|quel (?:montant|salaire|prix|âge)|welche summe|(?:gehalt|salaire|salary|sueldo|stipendio|summe|betrag|höhe)\b",
    Asked.REASON: r"warum|wieso|weshalb|weswegen|wozu|pourquoi|why|how come|por qu[eé]|perch[eé]|grund\b|gründe|raisons?\b|reasons?\b|motiv\w*",
    Asked.DATE: r"\bwann\b|seit wann|quand\b|when\b|cu[aá]ndo|quando\b|welche[mrns]? (?:wochen)?(?:tag|monat|jahr|datum)|quel(?:le)? (?:jour|mois|année|date)|(?:what|which) (?:week)?(?:day|date|month|year)|wochentag|\\bmois\\b|\\bmonth\\b|date\b|datum\b|en qu[eé] (?:año|mes|fecha)|in che (?:anno|mese|giorno)",
    Asked.PLACE: r"\bwo\b|\bwohin\b|woher\b|\boù\b|\bwhere\b|d[oó]nde|\bdove\b|\bonde\b|welche[rn]? (?:stadt|ort|land)|quelle ville|quel pays|which (?:city|country)",
    Asked.PERSON: r"\bwe[rnm]\b|\bwessen\b|\bqui\b|\bwho(?:m|se|s)?\b|\bqui[eé]n(?:es)?\b|\bchi\b|\bquem\b|welche[rnm]? (?:person|manager|forscher|chef)|which (?:person|executive|researcher)|names?\b|noms?\b",
}
_PATTERNS = {asked: re.compile(pattern, re.IGNORECASE) for asked, pattern in _ASKED.items()}


def asked_for(text: str) -> Asked:
    """The kind of answer that a question asks for, by its question words."""
    return next((asked for asked, pattern in _PATTERNS.items() if pattern.search(text)), Asked.OTHER)


@stage("take the question apart")
def question_of(
    text: str,
    is_word: IsWord,
    respell: Callable[[str, str | None], frozenset[str] | None],
    own: int | None = None,
) -> Question:
    """Take a question apart, of which only the first `own` characters were asked and the rest completes it.

    `respell` gives, for a word that no passage holds, the terms of the word of the articles that it seems to
    misspell, an empty set for an everyday word that simply stands nowhere, `None` for a name that nobody knows.
    """
    spoken = text[:own]
    language = language_of_question(spoken)
    asked_words = len(content_words(spoken, language))
    words: dict[str, QuestionWord] = {}
    for place, word in enumerate(content_words(text, language)):
        folded = fold(word)
        if folded in words or is_question_word(word) or _is_function_word_elsewhere(word):
            continue
        respelled = respell(word, language)
        terms = question_terms(word) | (respelled or frozenset())
        has_concept = any(term.startswith("~") for term in terms)
        carried = place >= asked_words
        known = respelled is not None
        words[folded] = QuestionWord(word, terms, has_concept=has_concept, is_known=known, is_carried=carried)
        for part in compound_parts(folded, is_word):
            words.setdefault(part, QuestionWord(part, question_terms(part), is_part=True, is_carried=carried))
    for number in number_terms(spoken, language or "de"):
        words[number] = QuestionWord(number, frozenset({number}), is_number=True)
    asked = asked_for(spoken)
    if asked is Asked.AMOUNT and any(_OF_MONEY & word.terms for word in words.values()):
        asked = Asked.MONEY
    return Question(text, language, asked, tuple(words.values()), asks_for_newest(spoken))


def is_question_word(word: str) -> bool:
    """`wann`, `qui`, `how`."""
    return _QUESTION_WORDS.fullmatch(word) is not None


def _is_function_word_elsewhere(word: str) -> bool:
    """A short word that is empty in another language served is taken for empty: languages of short questions are guesses."""
    return len(word) <= 3 and word.casefold() in ALL_FUNCTION_WORDS - NOT_STOPPED


_OF_MONEY = frozenset({"~pay", "~money", "~bonus", "~severance"})
_QUESTION_WORDS = re.compile(
    r"wieviele?|combien|how|much|many|warum|wieso|weshalb|pourquoi|why|wann|quand|when|cu[aá]ndo|quando|wer|wen|wem|qui|who|whom|qui[eé]n|chi|"
    r"what|which|welche[rnms]?|quel(?:le)?s?|cu[aá]l(?:es)?|quale|wo|woher|wohin|o[uù]|where|d[oó]nde|dove",
    re.IGNORECASE,
)

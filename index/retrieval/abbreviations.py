"""Organisations that a question calls by their initials, written out: what is embedded and looked for is their name."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.languages import fold
from index.names import may_be_initials
from index.retrieval.analysis import IsWord, question_terms
from index.retrieval.concepts import LEAD, is_of_domain

_WORD = re.compile(r"[^\W\d_]+")


def written_out(
    question: str, abbreviated: Callable[[str], str | None], is_indexed: Callable[[str], bool], is_word: IsWord
) -> str:
    """The question, in which initials that stand in no passage are the name `abbreviated` by them.

    What is an everyday word, too, has to stand alone, in capitals, or beside a word of the domain or of leading: "ssi ceo", "who runs ssi".
    """
    terms = {word: question_terms(word) for word in _WORD.findall(question)}
    may_be_any = len(terms) == 1 or any(
        is_of_domain(term) or term == LEAD for of_word in terms.values() for term in of_word
    )

    def name_of(match: re.Match[str]) -> str:
        word, folded = match[0], fold(match[0])
        stands_for_itself = any(term.startswith("~") or is_indexed(term) for term in terms[word])
        if stands_for_itself or not may_be_initials(folded):
            return word
        may_be = may_be_any or word.isupper() or not is_word(folded)
        return (abbreviated(folded) if may_be else None) or word

    return _WORD.sub(name_of, question)

"""A candidate where it stands, in three parts that are judged one by one: articles repeat each of them again and again.

Words are folded where nothing else is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from index.names.candidates import Candidate
from index.names.everyday import Everyday
from index.names.words import Word

_LEADING_ON = frozenset("a of de di en par l".split())
"""Before these the word counts that stands before them: "joined by", "head of"."""
_AUXILIARIES = frozenset("has had hat hatte a ha est ist is was wurde war will avait aveva soll".split())
"""Behind these the word counts that stands behind them: "hat gesagt"."""

_REMEMBERED = 1 << 12


@dataclass(frozen=True, slots=True, eq=False)
class OwnWords:
    """The words of the candidate; equal only to themselves."""

    language: str
    words: tuple[Word, ...]
    common: tuple[bool, ...]
    """Which are everyday ones."""
    is_single: bool
    is_organisation: bool
    """A known one's name, or the beginning of one."""
    is_common: bool
    """Each word is an everyday one."""
    is_rare: bool
    """None is."""


@lru_cache(_REMEMBERED)
def own_words(words: tuple[Word, ...], everyday: Everyday) -> OwnWords:
    common = tuple([everyday.holds(word.folded) for word in words])
    named = words[-1] if words[0].folded.startswith("deutsche") else words[0]
    return OwnWords(
        everyday.language, words, common, len(words) == 1, named.is_organisation, all(common), not any(common)
    )


class Front(NamedTuple):
    """What stands before the candidate, and of its own words what it takes to judge that."""

    language: str
    is_single: bool
    is_organisation: bool
    is_common: bool
    is_rare: bool
    begins: bool
    """It stands where a capital letter tells nothing."""
    glue: str
    """What stands between the word before and the candidate."""
    word: Word
    """The word before, `""` where there is none."""
    before: str
    """The word before, `""` where there is none in the same clause."""
    second_before: str
    """The word before the word before, where that leads on, `""` elsewhere."""

    @classmethod
    def of(cls, candidate: Candidate, own: OwnWords) -> Front:
        token, word = candidate.sentence[candidate.first], candidate.before()
        before = word.folded if not token.glue.strip() else ""
        second = candidate.before(2).folded if before in _LEADING_ON else ""
        known = own.language, own.is_single, own.is_organisation, own.is_common, own.is_rare
        return cls(*known, token.begins, token.glue, word, before, second)


class Behind(NamedTuple):
    """What stands behind the candidate, and of its own words what it takes to judge that."""

    is_single: bool
    is_possessive: bool
    is_attribute: bool
    after: str
    """The word directly behind, `""` where there is none in the same clause."""
    verb: str
    """Where it acts, what it does: the same word, or the next one where that is an auxiliary verb."""
    apposition: tuple[str, ...]
    """The three words behind a comma or bracket that follows at once, `()` where none does."""

    @classmethod
    def of(cls, candidate: Candidate) -> Behind:
        last, following = candidate.tokens[-1], candidate.behind(3)
        folded = [token.word.folded for token in following]
        sign = following[0].glue.strip() if following else ""
        after, second, *_ = "" if sign else folded[0] if folded else "", *folded[1:], ""
        return cls(
            len(candidate.tokens) == 1,
            last.is_possessive,
            last.is_attribute,
            after,
            second if after in _AUXILIARIES else after,
            tuple(folded) if sign in (",", "(", "–") else (),
        )

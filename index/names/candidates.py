"""The stretches of a sentence that may be names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.names.everyday import Everyday
from index.names.lexicon import lexicon
from index.names.links import behind_links
from index.names.segments import segments_of
from index.names.tokens import Token
from index.names.words import Word, word_of

_GLUE = re.compile(r"[ \u00a0]|[ \u00a0]& ")
_INITIALS = re.compile(r"[^\W\d_]|[A-Z]\.[A-Z]")
_OPENING_QUOTE, _CLOSING_QUOTE = re.compile(r" [\"“„«(]"), re.compile(r"[\"”“»)] ")
_SMALL_HEADS = frozenset(
    "universite university universita universidad universidade ministere ministero ministerio".split()
)
_MINISTRIES = frozenset("department ministry ministere ministerio ministero ministerium bundesministerium".split())
_AND = frozenset("and und et y e".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `sentence[first:last]` that may be a name."""

    sentence: Sequence[Token]
    first: int
    last: int

    @property
    def tokens(self) -> Sequence[Token]:
        return self.sentence[self.first : self.last]

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple([token.word for token in self.tokens])

    @property
    def span(self) -> tuple[int, int]:
        return self.sentence[self.first].start, self.sentence[self.last - 1].end

    def before(self, distance: int = 1) -> Word:
        """The word that stands so far before, `""` where the sentence begins."""
        return self.sentence[self.first - distance].word if self.first >= distance else word_of("")

    def behind(self, k: int) -> Sequence[Token]:
        """The words behind, at most `k`."""
        return self.sentence[self.last : self.last + k]


def candidates_of(sentence: Sequence[Token], everyday: Everyday) -> Iterator[Candidate]:
    """What may be a name in a sentence, in order and without overlap."""
    place = 0
    while place < len(sentence):
        if not _may_begin(sentence, place):
            place += 1
            continue
        end = _run_end(sentence, place)
        run = sentence[place:end]
        for first, last in segments_of(
            tuple([token.word for token in run]), tuple([token.begins for token in run]), everyday
        ):
            yield Candidate(sentence, place + first, place + last)
        place = end


def _may_begin(sentence: Sequence[Token], place: int) -> bool:
    word, text = sentence[place].word, sentence[place].word.text
    if not word.is_capital:  # "l'université Paris-Dauphine", "van der Meulen"
        follows_name = place > 0 and sentence[place - 1].word.is_capital
        return word.folded in _SMALL_HEADS or (word.folded == "van" and not follows_name)
    if not sentence[place].begins or (text.isupper() and len(text) > 1) or text == "Van":
        return True
    is_initial = len(text) == 1 and place + 1 < len(sentence) and sentence[place + 1].glue.startswith(".")
    return is_initial or not (word.is_function_word or word.folded in lexicon().openers)


def _run_end(sentence: Sequence[Token], first: int) -> int:
    """Where the run of name-like words ends that begins at `first`."""
    last = first + 1
    while last < len(sentence) and not sentence[last - 1].is_possessive and not sentence[last - 1].is_attribute:
        is_next = sentence[last].word.is_capital and _is_joined(sentence, first, last)
        behind = last + 1 if is_next else behind_links(sentence, first, last)
        if behind is None:
            break
        last = behind
    return last


def _is_joined(sentence: Sequence[Token], first: int, place: int) -> bool:
    token, before = sentence[place], sentence[place - 1]
    if _GLUE.fullmatch(token.glue) or _is_nickname(sentence, place) or _is_nickname(sentence, place - 1):
        return True
    is_shortened = before.word.is_title or _INITIALS.fullmatch(before.word.text)
    if token.glue in (". ", ".") and is_shortened:
        return not token.word.is_function_word
    return token.glue == ", " and _is_listed_field(sentence, first, place)


def _is_nickname(sentence: Sequence[Token], place: int) -> bool:
    """Whether a word stands in quotation marks between a given name and another capital: 'Zeynep "Zee" Aksoy'."""
    if not 0 < place < len(sentence) - 1 or not sentence[place - 1].word.is_first_name:
        return False
    behind = sentence[place + 1]
    is_quoted = _OPENING_QUOTE.fullmatch(sentence[place].glue) and _CLOSING_QUOTE.fullmatch(behind.glue)
    return bool(is_quoted) and behind.word.is_capital


def _is_listed_field(sentence: Sequence[Token], first: int, place: int) -> bool:
    """ "Department for Science, Innovation and Technology"."""
    is_ministry = sentence[first].word.folded in _MINISTRIES and place > first + 1
    return is_ministry and any(token.word.folded in _AND for token in sentence[place + 1 : place + 3])

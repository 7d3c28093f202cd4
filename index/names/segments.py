"""A run of capitals without what is no name in it: roles, titles, places, products, German nouns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial

from index.names.everyday import Everyday
from index.names.lexicon import lexicon
from index.names.words import SURNAME_CAPITALS, Word

_SUFFIXES = frozenset("jr sr ii iii iv ai ki ia".split())
_FIELDS = frozenset("ai ki ia".split())
_REMEMBERED = 1 << 12

Words = tuple[Word, ...]
Stretch = tuple[int, int]


@lru_cache(_REMEMBERED)
def segments_of(words: Words, begins: tuple[bool, ...], everyday: Everyday) -> tuple[Stretch, ...]:
    """`(first, last)` of the names in a run of words; `begins` tells which of them stand where a capital letter tells nothing.

    Roles and titles part it; an organisation keeps its places and adjectives ("Indian Institute of Science"), a person does not.
    """
    return tuple(_segments(words, begins, everyday))


def _segments(words: Words, begins: tuple[bool, ...], everyday: Everyday) -> Iterator[Stretch]:
    for begin, end in _parted(words, everyday):
        heads = [place for place in range(begin, end) if words[place].heads_organisation]
        if heads and end - begin > 1:
            yield _opening(words, begin, end, heads), end
        elif not _is_product(words[begin:end], everyday):
            for start, stop in _stretches(words, begin, end, partial(_is_no_name, begins)):
                yield from _trimmed(words, start, stop, everyday)


def _stretches(
    words: Words, first: int, last: int, is_outside: Callable[[Words, int, int, int], bool]
) -> Iterator[Stretch]:
    """What is left of a run without the words that are outside of names."""
    begin = first
    for place in range(first, last + 1):
        if place == last or is_outside(words, place, first, last):
            if begin < place:
                yield begin, place
            begin = place + 1


def _parted(words: Words, everyday: Everyday) -> Iterator[Stretch]:
    """The run between roles, and between one name and the next: "Mark Zuckerberg | Daniel Gross", "AMD | John Rayfield"."""
    for begin, end in _stretches(words, 0, len(words), _is_called):
        borders = [place for place in range(begin + 1, end - 1) if _begins_person(words, place, begin, everyday)]
        yield from zip([begin, *borders], [*borders, end], strict=True)


def _is_called(words: Words, place: int, first: int, last: int) -> bool:
    """A title, a role, a role's field before it ("Chief Technology Officer"), or "Start-up" before a name."""
    word = words[place]
    if word.is_title:
        return place + 1 < last
    if word.is_organisation_head and place > first:
        return first < place < last - 1 and all(words[p].is_role for p in (place - 1, place + 1))
    if word.is_company_word and place + 1 < last:
        return not words[place + 1].heads_organisation
    if word.is_role_field:
        return place + 1 < last and words[place + 1].is_role
    return word.is_role and not _follows_given_name(words, place, first)


def _begins_person(words: Words, place: int, begin: int, everyday: Everyday) -> bool:
    before, word = words[place - 1], words[place]
    if not word.is_first_name or before.is_first_name or not before.is_capital:
        return False
    if (word.is_surname and before.is_surname) or _is_small(before) or words[place + 1].heads_organisation:
        return False
    is_firm = before.is_organisation or before.is_shaped
    is_noun = everyday.language == "de" and everyday.holds(before.folded)
    return is_firm or is_noun or (place - begin >= 2 and words[begin].is_first_name)


def _is_small(word: Word) -> bool:
    """Whether a word is but a part of a surname: "Daniel De Freitas", "George W. Bush"."""
    return word.is_particle or len(word.text.rstrip(".")) == 1


def _opening(words: Words, begin: int, end: int, heads: Sequence[int]) -> int:
    """Where an organisation's name begins: "die Schule Eureka Labs", "der Vorstand der Lumio AG"."""
    is_described = heads[0] == begin and heads[-1] == end - 1 >= begin + 2
    begin += is_described and all(word.is_capital for word in words[begin:end])
    while begin < end - 1 and not words[begin].is_capital:
        if words[begin].heads_organisation:
            break
        begin += 1
    return begin


def _is_product(words: Words, everyday: Everyday) -> bool:
    is_person = len(words) > 1 and words[0].is_first_name and not everyday.holds(words[1].folded)
    return not is_person and any(word.is_product for word in words)


def _is_no_name(begins: tuple[bool, ...], words: Words, place: int, first: int, last: int) -> bool:
    word = words[place]
    if word.is_organisation_head and last - first == 1:
        return True
    if word.folded == "the" and place + 1 < last and not begins[place]:
        return False  # "The Information"
    if place > first and (word.folded in _SUFFIXES or word.is_particle):
        return False
    if word.is_first_name and place + 1 < last:
        return False
    if word.folded.startswith("deutsche") and place + 1 < last and words[place + 1].is_organisation:
        return False
    return word.is_no_name and not _follows_given_name(words, place, first)


def _follows_given_name(words: Words, place: int, first: int) -> bool:
    """ "Elizabeth Berlin", "Stephen King"."""
    return place > first and words[place - 1].is_first_name and not words[place - 1].is_other


def _trimmed(words: Words, begin: int, end: int, everyday: Everyday) -> Iterator[Stretch]:
    """Without German nouns at its ends, which are written like names: "Konkurrent OpenAI"."""
    if everyday.language == "de":
        while end - begin == 2 and _is_description(words[begin], words[begin + 1], everyday):
            begin += 1
        while end - begin > 1 and _is_noun(words[end - 1], everyday) and _is_complete(words, begin, end - 1):
            end -= 1
        if end - begin == 1 and _is_noun_compound(words[begin], everyday):
            return
    yield begin, end


def _is_description(word: Word, behind: Word, everyday: Everyday) -> bool:
    """Whether a word only says what the name behind it is of: "Chipfertiger TSMC"."""
    if word.is_first_name or word.is_organisation or word.folded.startswith("deutsche"):
        return False
    is_firm = behind.is_organisation or behind.is_shaped
    is_surname = behind.is_surname or behind.folded in _FIELDS
    return not is_surname and (is_firm or _is_noun(word, everyday))


def _is_noun(word: Word, everyday: Everyday) -> bool:
    if word.folded in _SUFFIXES or word.is_surname or word.is_first_name or word.is_organisation:
        return False
    return word.text[1:].islower() and everyday.holds(word.folded.split("-")[-1])


def _is_noun_compound(word: Word, everyday: Everyday) -> bool:
    """`E-Mail`, `Siri-Fassung`, `Verbraucher-KI`."""
    last = word.folded.split("-")[-1]
    if (
        last == word.folded
        or word.begins_as_first_name
        or word.heads_organisation
        or SURNAME_CAPITALS.fullmatch(word.text)
    ):
        return False
    return everyday.holds(last) or last in lexicon().other


def _is_complete(words: Words, begin: int, end: int) -> bool:
    """Whether a full name stands here already: "Mira Murati | Mitte"."""
    return end - begin > 1 and words[begin].begins_as_first_name and words[end - 1].is_capital

"""A run of capitals without what is no name in it: roles, titles, places, products, German nouns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from index.names.everyday import Everyday
from index.names.lexicon import lexicon
from index.names.tokens import SURNAME_CAPITALS, Token

_SUFFIXES = frozenset("jr sr ii iii iv ai ki ia".split())
_FIELDS = frozenset("ai ki ia".split())
Stretch = tuple[int, int]


def segments_of(sentence: Sequence[Token], first: int, last: int, everyday: Everyday) -> Iterator[Stretch]:
    """`(first, last)` of the names in the run `sentence[first:last]`.

    Roles and titles part it; an organisation keeps its places and adjectives ("Indian Institute of Science"), a person does not.
    """
    for begin, end in _parted(sentence, first, last, everyday):
        words = [token.folded for token in sentence[begin:end]]
        heads = [place for place, word in enumerate(words) if lexicon().heads_organisation(word)]
        if heads and len(words) > 1:
            yield _opening(sentence, begin, end, heads), end
        elif not _is_product(words, everyday):
            for start, stop in _stretches(sentence, begin, end, _is_no_name):
                yield from _trimmed(sentence, start, stop, everyday)


def _stretches(
    sentence: Sequence[Token], first: int, last: int, is_outside: Callable[[Sequence[Token], int, int, int], bool]
) -> Iterator[Stretch]:
    """What is left of a run without the words that are outside of names."""
    begin = first
    for place in range(first, last + 1):
        if place == last or is_outside(sentence, place, first, last):
            if begin < place:
                yield begin, place
            begin = place + 1


def _parted(sentence: Sequence[Token], first: int, last: int, everyday: Everyday) -> Iterator[Stretch]:
    """The run between roles, and between one name and the next: "Mark Zuckerberg | Daniel Gross", "AMD | John Rayfield"."""
    for begin, end in _stretches(sentence, first, last, _is_called):
        borders = [place for place in range(begin + 1, end - 1) if _begins_person(sentence, place, begin, everyday)]
        yield from zip([begin, *borders], [*borders, end], strict=True)


def _is_called(sentence: Sequence[Token], place: int, first: int, last: int) -> bool:
    """A title, a role, a role's field before it ("Chief Technology Officer"), or "Start-up" before a name."""
    known, word = lexicon(), sentence[place].folded
    if word in known.titles:
        return place + 1 < last
    if word in known.organisation_heads and place > first:
        return first < place < last - 1 and all(known.is_role(sentence[p].folded) for p in (place - 1, place + 1))
    if word in known.company_words and place + 1 < last:
        return not known.heads_organisation(sentence[place + 1].folded)
    if word in known.role_fields:
        return place + 1 < last and known.is_role(sentence[place + 1].folded)
    return known.is_role(word) and not _follows_given_name(sentence, place, first)


def _begins_person(sentence: Sequence[Token], place: int, begin: int, everyday: Everyday) -> bool:
    known, before, word = lexicon(), sentence[place - 1], sentence[place].folded
    if word not in known.first_names or before.folded in known.first_names or not before.is_capital:
        return False
    if (word in known.surnames and before.folded in known.surnames) or _is_small(before):
        return False
    if known.heads_organisation(sentence[place + 1].folded):
        return False
    is_firm = before.folded in known.organisations or before.is_shaped
    is_noun = everyday.language == "de" and everyday.holds(before.folded)
    return is_firm or is_noun or (place - begin >= 2 and sentence[begin].folded in known.first_names)


def _is_small(token: Token) -> bool:
    """Whether a word is but a part of a surname: "Daniel De Freitas", "George W. Bush"."""
    return token.folded in lexicon().particles or len(token.text.rstrip(".")) == 1


def _opening(sentence: Sequence[Token], begin: int, end: int, heads: Sequence[int]) -> int:
    """Where an organisation's name begins: "die Schule Eureka Labs", "der Vorstand der Lumio AG"."""
    is_described = heads[0] == 0 and heads[-1] == end - begin - 1 >= 2
    begin += is_described and all(token.is_capital for token in sentence[begin:end])
    while begin < end - 1 and not sentence[begin].is_capital:
        if lexicon().heads_organisation(sentence[begin].folded):
            break
        begin += 1
    return begin


def _is_product(words: Sequence[str], everyday: Everyday) -> bool:
    is_person = len(words) > 1 and words[0] in lexicon().first_names and not everyday.holds(words[1])
    return not is_person and not lexicon().products.isdisjoint(words)


def _is_no_name(sentence: Sequence[Token], place: int, first: int, last: int) -> bool:
    known, word = lexicon(), sentence[place].folded
    if word in known.organisation_heads and last - first == 1:
        return True
    if word == "the" and place + 1 < last and not sentence[place].begins:
        return False  # "The Information"
    if place > first and (word in _SUFFIXES or word in known.particles):
        return False
    if word in known.first_names and place + 1 < last:
        return False
    if word.startswith("deutsche") and place + 1 < last and sentence[place + 1].folded in known.organisations:
        return False
    return known.is_no_name(word) and not _follows_given_name(sentence, place, first)


def _follows_given_name(sentence: Sequence[Token], place: int, first: int) -> bool:
    """ "Elizabeth Berlin", "Stephen King"."""
    before = sentence[place - 1].folded
    return place > first and before in lexicon().first_names and before not in lexicon().other


def _trimmed(sentence: Sequence[Token], begin: int, end: int, everyday: Everyday) -> Iterator[Stretch]:
    """Without German nouns at its ends, which are written like names: "Konkurrent OpenAI"."""
    if everyday.language == "de":
        while end - begin == 2 and _is_description(sentence[begin], sentence[begin + 1], everyday):
            begin += 1
        while end - begin > 1 and _is_noun(sentence[end - 1], everyday) and _is_complete(sentence, begin, end - 1):
            end -= 1
        if end - begin == 1 and _is_noun_compound(sentence[begin], everyday):
            return
    yield begin, end


def _is_description(token: Token, behind: Token, everyday: Everyday) -> bool:
    """Whether a word only says what the name behind it is of: "Chipfertiger TSMC"."""
    known = lexicon()
    if known.is_known(token.folded) or token.folded.startswith("deutsche"):
        return False
    is_firm = behind.folded in known.organisations or behind.is_shaped
    is_surname = behind.folded in known.surnames or behind.folded in _FIELDS
    return not is_surname and (is_firm or _is_noun(token, everyday))


def _is_noun(token: Token, everyday: Everyday) -> bool:
    known = lexicon()
    if token.folded in _SUFFIXES or token.folded in known.surnames or known.is_known(token.folded):
        return False
    return token.text[1:].islower() and everyday.holds(token.folded.split("-")[-1])


def _is_noun_compound(token: Token, everyday: Everyday) -> bool:
    """`E-Mail`, `Siri-Fassung`, `Verbraucher-KI`."""
    known, parts = lexicon(), token.folded.split("-")
    if (
        len(parts) == 1
        or SURNAME_CAPITALS.fullmatch(token.text)
        or parts[0] in known.first_names
        or known.heads_organisation(token.folded)
    ):
        return False
    return everyday.holds(parts[-1]) or parts[-1] in known.other


def _is_complete(sentence: Sequence[Token], begin: int, end: int) -> bool:
    """Whether a full name stands here already: "Mira Murati | Mitte"."""
    is_given = sentence[begin].folded.split("-")[0] in lexicon().first_names
    return end - begin > 1 and is_given and sentence[end - 1].is_capital

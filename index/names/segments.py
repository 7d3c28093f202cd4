"""A run of capitals without what is no name in it: roles, titles, places, products, German nouns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from index.names.everyday import Everyday
from index.names.lexicon import Lexicon, lexicon
from index.names.tokens import Token

_SUFFIXES = frozenset("jr sr ii iii iv".split())
_FIELDS = frozenset("ai ki ia".split())


def segments_of(tokens: Sequence[Token], first: int, last: int, everyday: Everyday) -> Iterator[tuple[int, int]]:
    """`(first, last)` of the names in the run `tokens[first:last]`.

    Roles and titles part it; an organisation keeps its places and adjectives ("Indian Institute of Science"), a person does not.
    """
    known = lexicon()
    for begin, end in _parted(tokens, first, last, everyday, known):
        words = [token.folded for token in tokens[begin:end]]
        heads = [place for place, word in enumerate(words) if known.heads_organisation(word)]
        if heads and len(words) > 1:
            yield _opening(tokens, begin, end, heads, known), end
        elif not _is_product(words, everyday, known):
            for start, stop in _stretches(tokens, begin, end, known, _is_no_name):
                yield from _trimmed(tokens, start, stop, everyday, known)


def _parted(
    tokens: Sequence[Token], first: int, last: int, everyday: Everyday, known: Lexicon
) -> Iterator[tuple[int, int]]:
    """The run between roles, and between one name and the next: "Mark Zuckerberg | Daniel Gross", "AMD | John Rayfield"."""
    for begin, end in _stretches(tokens, first, last, known, _is_called):
        borders = [
            place for place in range(begin + 1, end - 1) if _begins_person(tokens, place, begin, everyday, known)
        ]
        yield from zip([begin, *borders], [*borders, end], strict=True)


def _begins_person(tokens: Sequence[Token], place: int, begin: int, everyday: Everyday, known: Lexicon) -> bool:
    before, word = tokens[place - 1].folded, tokens[place].folded
    if word not in known.first_names or before in known.first_names or not tokens[place - 1].is_capital:
        return False
    if (word in known.surnames and before in known.surnames) or known.heads_organisation(tokens[place + 1].folded):
        return False
    is_apart = before in known.organisations or before in known.company_words or tokens[place - 1].text.isupper()
    is_noun = everyday.language == "de" and everyday.holds(before)
    return is_apart or is_noun or (place - begin >= 2 and tokens[begin].folded in known.first_names)


def _opening(tokens: Sequence[Token], begin: int, end: int, heads: Sequence[int], known: Lexicon) -> int:
    """Where an organisation's name begins: "die Schule Eureka Labs", "das Start-up Black Forest Labs"."""
    is_described = heads[0] == 0 and heads[-1] == end - begin - 1 >= 2 and all(t.is_capital for t in tokens[begin:end])
    begin += is_described
    while begin < end - 1 and not known.heads_organisation(tokens[begin].folded):
        if tokens[begin].is_capital and tokens[begin].folded not in known.company_words:
            break
        begin += 1
    return begin


def _trimmed(
    tokens: Sequence[Token], begin: int, end: int, everyday: Everyday, known: Lexicon
) -> Iterator[tuple[int, int]]:
    """Without German nouns at its ends, which are written like names: "Konkurrent OpenAI", "Graphcore Chips"."""
    while end - begin > 1 and _is_description(tokens, begin, end, everyday, known):
        begin += 1
    while end - begin > 1 and everyday.language == "de" and _is_complete(tokens, begin, end - 1, known):
        if not _is_noun(tokens[end - 1], everyday, known):
            break
        end -= 1
    yield begin, end


def _is_description(tokens: Sequence[Token], begin: int, end: int, everyday: Everyday, known: Lexicon) -> bool:
    """Whether the first word only says what the name behind it is of: "Start-up DensityAI", "Chipfertiger TSMC"."""
    word, behind = tokens[begin].folded, tokens[begin + 1]
    if word in known.company_words:
        return True
    if everyday.language != "de" or word in known.first_names | known.organisations or end - begin > 2:
        return False
    is_firm = behind.folded in known.organisations or behind.text[1:].isupper()
    return behind.folded not in known.surnames | _FIELDS and (is_firm or _is_noun(tokens[begin], everyday, known))


def _is_complete(tokens: Sequence[Token], begin: int, end: int, known: Lexicon) -> bool:
    """Whether a well-known firm or a full name stands here already: "Graphcore | Chips", "Mira Murati | Mitte"."""
    is_firm = end - begin == 1 and tokens[begin].folded in known.organisations
    return is_firm or (end - begin > 1 and tokens[begin].folded in known.first_names and tokens[end - 1].is_capital)


def _is_noun(token: Token, everyday: Everyday, known: Lexicon) -> bool:
    if token.folded in _FIELDS or any(
        token.folded in names for names in (known.first_names, known.organisations, known.surnames)
    ):
        return False
    return token.text[1:].islower() and everyday.holds(token.folded.split("-")[-1])


def _is_product(words: Sequence[str], everyday: Everyday, known: Lexicon) -> bool:
    is_person = len(words) > 1 and words[0] in known.first_names and not everyday.holds(words[1])
    return not is_person and any(word in known.products for word in words)


def _stretches(
    tokens: Sequence[Token], first: int, last: int, known: Lexicon, is_outside: Callable[..., bool]
) -> Iterator[tuple[int, int]]:
    begin = first
    for place in range(first, last + 1):
        if place == last or is_outside(tokens, place, first, last, known):
            if begin < place:
                yield begin, place
            begin = place + 1


def _is_called(tokens: Sequence[Token], place: int, first: int, last: int, known: Lexicon) -> bool:
    """A role or title, or a role's field between two of its words: "Chief Technology Officer"."""
    word = tokens[place].folded
    if word in known.titles:
        return place + 1 < last
    is_between = (
        first < place < last - 1 and known.is_role(tokens[place + 1].folded) and known.is_role(tokens[place - 1].folded)
    )
    return (known.is_role(word) and not _follows_given_name(tokens, place, first, known)) or is_between


def _is_no_name(tokens: Sequence[Token], place: int, first: int, last: int, known: Lexicon) -> bool:
    word = tokens[place].folded
    if word in known.organisation_heads and last - first == 1:
        return True
    if word == "the" and not tokens[place].begins and place + 1 < last:
        return False
    if place > first and (word in _SUFFIXES | _FIELDS or word in known.particles):
        return False
    if word in known.first_names and (place + 1 < last or _follows_given_name(tokens, place, first, known)):
        return False
    precedes_firm = place + 1 < last and tokens[place + 1].folded in known.organisations and word.startswith("deutsche")
    return known.is_no_name(word) and not precedes_firm and not _follows_given_name(tokens, place, first, known)


def _follows_given_name(tokens: Sequence[Token], place: int, first: int, known: Lexicon) -> bool:
    """ "Elizabeth Berlin", "Stephen King"."""
    return (
        place > first and tokens[place - 1].folded in known.first_names and tokens[place - 1].folded not in known.other
    )

"""The small words within names: "University of Toronto", "van der Meulen", "Autorité de la concurrence"."""

from __future__ import annotations

from collections.abc import Sequence

from index.names.lexicon import lexicon
from index.names.tokens import Token

_OF = frozenset("of for the and fur der des de du la le les del della dell di do da para e et y l d al und".split())
_AND = frozenset("and und et y e".split())
_OF_A_FIELD = frozenset("d de du des la l".split())
_NOT_NOBLE = frozenset("der den dem des".split())
_NOBLE = frozenset("van ter ten".split())
_SPACES = ("", " ", "\u00a0")
_LONGEST_LINK = 3
_LONGEST_RUN = 5


def behind_links(sentence: Sequence[Token], first: int, place: int) -> int | None:
    """The place behind the word that small words at `place` join to the run that began at `first`, `None` where none does."""
    target = next(
        (p for p in range(place, min(place + _LONGEST_LINK, len(sentence))) if sentence[p].word.is_capital), None
    )
    is_headed = any(token.word.heads_organisation for token in sentence[first:place])
    if target is None:
        return _behind_field(sentence, first, place) if is_headed and place == first + 1 else None
    if target == place or any(token.glue not in _SPACES for token in sentence[place : target + 1]):
        return None
    links = [token.word.folded for token in sentence[place:target]]
    joins = _joins_organisation if is_headed else _joins_person
    return target + 1 if joins(sentence[first:place], links, sentence[target]) else None


def _joins_organisation(run: Sequence[Token], links: Sequence[str], target: Token) -> bool:
    """Not where "of" leads to a name of its own: "the lab of Google", "Institut de Yann LeCun"."""
    if not _OF.issuperset(links) or target.is_attribute or len(run) > _LONGEST_RUN:
        return False
    if links[0] in _AND and all(token.word.is_capital for token in run):
        return False  # "Kumu Networks and Uhana" are two; "University of Modena and Reggio" is one
    is_person = target.word.is_first_name and not target.word.is_place
    return not target.word.is_organisation and not is_person


def _joins_person(run: Sequence[Token], links: Sequence[str], target: Token) -> bool:
    word = target.word
    if word.is_organisation or word.is_place or word.is_shaped or not lexicon().particles.issuperset(links):
        return False
    if run[0].word.folded in _NOBLE or (links[0] in _NOBLE and len(run) <= 2):
        return True
    return len(run) == 1 and run[0].word.begins_as_first_name and links[0] not in _NOT_NOBLE


def _behind_field(sentence: Sequence[Token], first: int, place: int) -> int | None:
    """French writes most of an authority's name small: "Autorité de la concurrence", "Banque publique d'investissement"."""
    if first == 0 or not sentence[first].word.is_capital:
        return None
    following = sentence[place : place + 4]
    if len(following) > 1 and following[0].word.folded not in _OF and following[1].word.folded in ("d", "de"):
        following, place = following[1:], place + 1
    links = 0
    while links < len(following) and following[links].word.folded in _OF_A_FIELD:
        links += 1
    is_whole = 0 < links < len(following) and all(token.glue in _SPACES for token in following[: links + 1])
    return place + links + 1 if is_whole and following[links].word.text.isalpha() else None

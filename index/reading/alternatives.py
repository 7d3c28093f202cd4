"""Long lists of alternatives, so written that few are tried in each place: Python's `re` tries one after the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

_PIECE = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|\(\?(?:[:=!]|<[=!])|.", re.DOTALL)
_QUANTIFIERS = ("?", "*", "+", "{")

Pieces = Sequence[str]


def by_first_letter(alternatives: str) -> str:
    """A pattern that matches where one of these alternatives does that begins where a word may, `a(?:dvert|d)|b(?:log)`.

    `alternatives` are written as for `re.VERBOSE`, without comments or groups that are captured. Which of them matches first
    may be another one.
    """
    letters: defaultdict[str, list[str]] = defaultdict(list)
    others = list[str]()
    for pieces in _spread([piece for piece in _PIECE.findall(alternatives) if not piece.isspace()]):
        if pieces and pieces[0].isalpha() and not _is_quantified(pieces, 1):
            letters[pieces[0]].append("".join(pieces[1:]))
        else:
            others.append("".join(pieces))
    return "|".join([*(f"{letter}(?:{'|'.join(rest)})" for letter, rest in letters.items()), *others])


def _spread(pieces: Pieces) -> Iterator[Pieces]:
    """Each alternative by itself, also of a group with which one begins."""
    for one in _split(pieces):
        end = _closing(one)
        if one[:1] == ["(?:"] and not _is_quantified(one, end + 1):
            for inner in _split(one[1:end]):
                yield from _spread([*inner, *one[end + 1 :]])
        elif one[:1] == [r"\b"] and one[1:2] and one[1].isalpha():
            yield one[1:]  # where a word may begin, one does
        else:
            yield one


def _split(pieces: Pieces) -> Iterator[Pieces]:
    depth, begin = 0, 0
    for place, piece in enumerate(pieces):
        depth += piece.startswith("(") - (piece == ")")
        if piece == "|" and not depth:
            yield pieces[begin:place]
            begin = place + 1
    yield pieces[begin:]


def _closing(pieces: Pieces) -> int:
    """Where the group ends with which the pieces begin."""
    depth = 0
    for place, piece in enumerate(pieces):
        depth += piece.startswith("(") - (piece == ")")
        if not depth:
            return place
    return len(pieces)


def _is_quantified(pieces: Pieces, place: int) -> bool:
    return place < len(pieces) and pieces[place] in _QUANTIFIERS

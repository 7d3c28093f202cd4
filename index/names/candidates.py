"""The stretches of a sentence that may be names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.languages import ALL_FUNCTION_WORDS
from index.names.everyday import Everyday
from index.names.lexicon import Lexicon, lexicon
from index.names.segments import segments_of
from index.names.tokens import Token

_OF = frozenset("of for the and fur der des de du la le les del della dell di do da para e et y l d al".split())
_AND = frozenset("and und et y e".split())
_NOBLE = frozenset("van von ter ten".split())
_SPACE = re.compile(r"[ \u00a0]?")
_GLUE = re.compile(r"[ \u00a0]|[ \u00a0]& ")
_INITIALS = re.compile(r"[^\W\d_]|[A-Z]\.[A-Z]")
_UNCAPITALISED = frozenset(
    "universite university universita universidad universidade ministere ministero ministerio".split()
)
_MINISTRIES = frozenset("department ministry ministere ministerio ministero ministerium bundesministerium".split())
_LONGEST_LINK = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `tokens[first:last]` of a sentence that may be a name."""

    tokens: Sequence[Token]
    """All of the sentence."""
    first: int
    last: int

    @property
    def words(self) -> Sequence[Token]:
        return self.tokens[self.first : self.last]

    @property
    def span(self) -> tuple[int, int]:
        return self.words[0].start, self.words[-1].end

    def before(self, distance: int = 1) -> Token | None:
        """The word that stands so far before, `None` where the sentence begins."""
        return self.tokens[self.first - distance] if self.first >= distance else None

    def after(self, distance: int = 1) -> Token | None:
        """The word that stands so far behind, `None` where the sentence ends."""
        place = self.last + distance - 1
        return self.tokens[place] if place < len(self.tokens) else None


def candidates_of(tokens: Sequence[Token], everyday: Everyday) -> Iterator[Candidate]:
    """What may be a name in a sentence, in order and without overlap."""
    known, place = lexicon(), 0
    while place < len(tokens):
        if not _may_begin(tokens, place, known):
            place += 1
            continue
        end = _run_end(tokens, place, known)
        for first, last in segments_of(tokens, place, end, everyday):
            yield Candidate(tokens, first, last)
        place = end


def _may_begin(tokens: Sequence[Token], place: int, known: Lexicon) -> bool:
    token = tokens[place]
    if not token.is_capital:  # "l'université Paris-Dauphine", "van der Meulen"
        is_before_capital = place + 1 < len(tokens) and tokens[place + 1].is_capital
        follows_capital = place > 0 and tokens[place - 1].is_capital
        return token.folded in _UNCAPITALISED or (
            token.folded == "van" and not follows_capital and (is_before_capital or tokens[place + 1 : place + 2] != [])
        )
    if not token.begins or (token.text.isupper() and len(token.text) > 1) or token.folded in _NOBLE:
        return True
    is_initial = len(token.text) == 1 and place + 1 < len(tokens) and tokens[place + 1].glue.startswith(".")
    return is_initial or (token.text.casefold() not in ALL_FUNCTION_WORDS and token.folded not in known.openers)


def _run_end(tokens: Sequence[Token], first: int, known: Lexicon) -> int:
    """Where the run of name-like words ends that begins at `first`."""
    last = first + 1
    while last < len(tokens) and not tokens[last - 1].is_possessive and not tokens[last - 1].is_attribute:
        if tokens[last].is_capital and (_is_joined(tokens, last) or _is_listed_field(tokens, first, last)):
            last += 1
            continue
        behind = _behind_links(tokens, first, last, known)
        if behind is None:
            break
        last = behind
    return last


def _is_joined(tokens: Sequence[Token], place: int) -> bool:
    glue, before = tokens[place].glue, tokens[place - 1].text
    if _GLUE.fullmatch(glue):
        return True
    is_initial = glue in (". ", ".") and bool(_INITIALS.fullmatch(before))
    return is_initial and tokens[place].text.casefold() not in ALL_FUNCTION_WORDS


def _is_listed_field(tokens: Sequence[Token], first: int, place: int) -> bool:
    """ "Department for Science, Innovation and Technology"."""
    return tokens[place].glue == ", " and tokens[first].folded in _MINISTRIES and place > first + 1


def _behind_links(tokens: Sequence[Token], first: int, place: int, known: Lexicon) -> int | None:
    """The place behind the word that small linking words lead to: "van der Meulen", "University of Toronto"."""
    target = next((p for p in range(place, min(place + _LONGEST_LINK, len(tokens))) if tokens[p].is_capital), None)
    heads = [token for token in tokens[first:place] if known.heads_organisation(token.folded)]
    if target is None or target == place:
        return _behind_field(tokens, first, place, known) if heads and place == first + 1 else None
    links = [token.folded.rstrip("'’") for token in tokens[place:target]]
    if not all(_SPACE.fullmatch(token.glue) for token in tokens[place : target + 1]):
        return None
    if heads and all(link in _OF for link in links) and (links[0] not in _AND or _holds_link(tokens[first:place])):
        return None if _is_another_name(tokens[target], links, known) or place - first > 5 else target + 1
    if tokens[target].folded in known.organisations or not all(link in known.particles for link in links):
        return None
    is_given = place == first + 1 and tokens[first].folded.split("-")[0] in known.first_names
    is_noble = links[0] in ("van", "ter", "ten") and place - first <= 2
    return target + 1 if is_given or is_noble or tokens[first].folded == "van" else None


def _holds_link(run: Sequence[Token]) -> bool:
    """Whether an organisation's name has gone on behind "of" or "für" already."""
    return any(not token.is_capital for token in run)


def _is_another_name(target: Token, links: Sequence[str], known: Lexicon) -> bool:
    """What "of" leads to is a firm or a person of their own: "the lab of Google", "Institut de Yann LeCun"."""
    return (
        target.folded in known.organisations
        or target.is_attribute
        or (target.folded in known.first_names and target.folded not in known.places)
    )


def _behind_field(tokens: Sequence[Token], first: int, place: int, known: Lexicon) -> int | None:
    """French writes most of an authority's name small: "Autorité de la concurrence", "Banque publique d'investissement"."""
    if (tokens[first].begins and first == 0) or not tokens[first].is_capital:
        return None
    following = tokens[place : place + 4]
    if (
        len(following) >= 2
        and following[0].folded.rstrip("'’") not in _OF
        and following[1].folded.rstrip("'’") in ("d", "de")
    ):
        following, place = following[1:], place + 1
    links = 0
    while links < len(following) and following[links].folded.rstrip("'’") in ("d", "de", "du", "des", "la", "l"):
        links += 1
    is_field = (
        links and links < len(following) and all(_SPACE.fullmatch(token.glue) for token in following[: links + 1])
    )
    return place + links + 1 if is_field and following[links].text.isalpha() else None

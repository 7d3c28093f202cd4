"""Which articles are about somebody, and how well their first passages introduce them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from index.datatypes import Article, Passage
from index.languages import fold
from index.names import Kind, KnownName
from index.retrieval.concepts import concepts_of

_AMBIGUOUS = 2
"""Last names of at most so many letters are words, too ("He", "Li"): alone they name nobody."""

_NEAR = 12
"""Words behind a name and a comma within which its role stands."""


class Fit(IntEnum):
    """How an article's first passage speaks of somebody, the best first."""

    SAYS_WHO = 0
    """"Ada Lindqvist, head of research at Nordlicht, …"."""
    BEGINS = 1
    """The passage or the title begins with the name."""
    NAMES = 2


_ROLES = frozenset("~ceo ~cto ~cfo ~scientist ~president ~found ~former ~role ~deputy".split())
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Introduction:
    """A first passage that names whom its article is about."""

    passage: Passage
    article: Article
    sentence: tuple[int, int]
    """Offsets in the passage's text of the sentence that introduces best."""
    fit: Fit


def is_about(article: Article, known: KnownName) -> bool:
    """Whether the title names somebody or something, a person by the last name alone, too."""
    return next(_places(article.title, known), None) is not None


def introduction_by(lead: Passage, article: Article, known: KnownName) -> Introduction | None:
    """What the first passage of an article that is about somebody says of them; `None` where it does not name them."""
    spans = [(start - lead.start, end - lead.start) for start, end in lead.sentences]
    named = [(place, span) for span in spans for place in _places(lead.text[slice(*span)], known)]
    if not named:
        return None
    is_person = known.kind is Kind.PERSON
    saying = next((span for (_, end), span in named if is_person and _says_who(lead.text[slice(*span)], end)), None)
    if saying:
        return Introduction(lead, article, saying, Fit.SAYS_WHO)
    (start, _), first = named[0]
    begins = (start, first) == (0, spans[0]) or next(_places(article.title, known))[0] == 0
    return Introduction(lead, article, first, Fit.BEGINS if begins else Fit.NAMES)


def _says_who(sentence: str, end: int) -> bool:
    """Whether a role stands between commas behind a name that ends here."""
    behind = _WORD.findall(sentence[end + 1 :].partition(",")[0])[:_NEAR] if sentence[end : end + 1] == "," else []
    return any(_ROLES.intersection(concepts_of(fold(word))) for word in behind)


def _places(text: str, known: KnownName) -> Iterator[tuple[int, int]]:
    """Where a text holds the name, also in a genitive ("Altmans Rückkehr"): in full, else a person's last name with its capital."""
    full = [one.span() for one in _pattern((known.name, *known.spellings)).finditer(text)]
    last = known.name.split()[-1]
    if full or known.kind is not Kind.PERSON or len(last) <= _AMBIGUOUS:
        yield from full
        return
    yield from (one.span() for one in _pattern((last,)).finditer(text) if text[one.start()].isupper())


def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})s?(?!\w)", re.IGNORECASE)

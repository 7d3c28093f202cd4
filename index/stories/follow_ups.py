"""Which later article an answer has to point to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from index.languages import fold

_AMBIGUOUS = 2
"""Last names of at most so many letters are words, too ("He", "Li"): alone they name nobody."""


@dataclass(frozen=True, slots=True)
class Later:
    """A later article about someone whom a quoted passage names."""

    row: int
    published: date
    person: str
    shares_organisation: bool
    """Is about an organisation that the quoted article is about, too."""
    turns: bool
    """Tells of a return or a denial."""
    is_same_story: bool
    leads_title: bool
    """Its title names the person, and nobody before them: it is not only in passing about them."""

    @property
    def reverses(self) -> bool:
        return self.turns and self.shares_organisation


def is_named_in(folded: str, name: str) -> bool:
    """Whether a folded text holds someone's last name."""
    return fold(name).split()[-1] in folded


def leads_title(title: str, name: str, people: Iterable[str]) -> bool:
    """Whether a title names someone, and none of `people`, whom its article is about, before them.

    "Lucas Beyer denies the bonus that Sam Altman told of" is news of Beyer alone.
    """
    place = _place_in(title, name)
    return place is not None and all((other := _place_in(title, one)) is None or other >= place for one in people)


def _place_in(title: str, name: str) -> int | None:
    """Where a title holds someone's last name as a word of its own, also in a German genitive ("Altmans Rückkehr")."""
    last = fold(name).split()[-1]
    wanted = last if len(last) > _AMBIGUOUS else fold(name)
    found = re.search(rf"(?<!\w){re.escape(wanted)}s?(?!\w)", fold(title))
    return found.start() if found else None


def follow_up(later: Iterable[Later]) -> Later | None:
    """The first one that reverses what is quoted, else the newest of another story whose title names the person first, if any.

    A story's own later articles are no news, unless they take it back.
    """
    known = sorted(later, key=lambda one: (one.published, one.row))
    reversal = next((one for one in known if one.reverses), None)
    return reversal or next((one for one in reversed(known) if one.leads_title and not one.is_same_story), None)

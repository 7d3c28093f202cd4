"""General knowledge about names: given names, roles, legal forms, places and the like, from `lexicon.txt`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from index.languages import fold

_STROKES = str.maketrans("łøđıæœþ", "lodiaot")
_FILE = Path(__file__).with_name("lexicon.txt")
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words by what they tell of the capitals beside them; the file says what each section is for."""

    first_names: Words
    surnames: Words
    well_known: Words
    like_words: Words
    platforms: Words
    titles: Words
    particles: Words
    legal_forms: Words
    organisation_heads: Words
    organisation_endings: tuple[str, ...]
    organisations: Words
    products: Words
    roles: Words
    role_fields: Words
    role_endings: tuple[str, ...]
    company_words: Words
    verbs_of_people: Words
    openers: Words
    places: Words
    other: Words

    def is_role(self, folded: str) -> bool:
        """`ceo`, `forschungschef`, `founders`."""
        if folded in self.roles or folded.removesuffix("s") in self.roles:
            return True
        return len(folded) > 6 and folded.removesuffix("s").endswith(self.role_endings)

    def heads_organisation(self, folded: str) -> bool:
        """`university`, `gmbh`, `max-planck-institut`."""
        return (
            folded in self.organisation_heads
            or folded.strip(".") in self.legal_forms
            or folded.endswith(self.organisation_endings)
        )

    def is_no_name(self, folded: str) -> bool:
        """A capitalised word that is neither of a person nor of an organisation: `montag`, `berlin`, `ceo`, `gpu`."""
        is_people = len(folded) > 4 and folded.removesuffix("s") in self.other
        return folded in self.other or folded in self.places or is_people or self.is_role(folded)


@lru_cache(maxsize=1 << 13)
def plain(word: str) -> str:
    """`word` folded as the lexicon spells it, strokes taken off, too: `Paweł` -> `pawel`."""
    return fold(word).translate(_STROKES)


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the package, read once."""
    sections = re.split(r"^\[(\w+)\]$", _FILE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    words: dict[str, Any] = {name: _words(body) for name, body in zip(sections[::2], sections[1::2], strict=True)}
    for endings in ("organisation_endings", "role_endings"):
        words[endings] = tuple(sorted(words[endings]))
    return Lexicon(**words)


def _words(body: str) -> Words:
    return frozenset(word for line in body.splitlines() if not line.startswith("#") for word in line.split())

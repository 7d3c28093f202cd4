"""What there is to say of names: where one stands, which an article holds, which an index knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a name is of."""

    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands: `text[start:end] == name`, without a possessive ending."""

    name: str
    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an article, each once, in the order of their first mention."""

    people: tuple[str, ...]
    organisations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that the articles of an index hold."""

    name: str
    """Its fullest, most frequent form."""
    kind: Kind
    articles: int
    """How many articles name it."""
    spellings: tuple[str, ...] = ()
    """How else it is written there, most frequent first."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a text names somebody or something known: `text[start:end]` may be a part of the name or misspell it."""

    known: KnownName
    start: int
    end: int

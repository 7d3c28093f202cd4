"""What an article is about, short enough to be compared with many others."""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.datatypes import Article
from index.embedding import StaticEmbedder
from index.languages import ALL_FUNCTION_WORDS, WORD, fold
from index.names import Names
from index.retrieval.concepts import concepts_of
from index.retrieval.numbers import numbers_in
from index.stages import stage
from index.stories.fingerprints import Fingerprint, fingerprint_of

VERSION = 1
"""Raised whenever another profile comes out of an article: those of an older one are not reused."""

_LEAD = 700
_MOST_NAMES = 10
_IN_TITLE, _IN_LEAD = 2.0, 1.0
_SMALLEST_FIGURE = 32
_YEARS = range(1900, 2100)
_CAPITALISED = re.compile(r"\b[^\W\d_a-zß-ÿ][\w'’-]*")
_TURNS = frozenset({"~return", "~deny"})
# what an organisation's name ends with and another outlet leaves out or translates
_GENERIC = frozenset(
    "ai ki ia labs lab inc corp corporation ltd llc plc gmbh ag se sa sas srl spa ab oy nv bv co company group gruppe groupe grupo gruppo "
    "holding technologies technology systems platforms".split()
)


@dataclass(frozen=True, slots=True)
class Profile:
    """Names with their weight in the article, 0 to 1, the most weighty ones only."""

    day: int | None
    """Of publication, as a proleptic ordinal."""
    people: Mapping[str, float]
    """By the folded first and last name, or the last alone where the article has no other."""
    organisations: Mapping[str, float]
    """By the folded words of their names: "Banque Orsenne" is "Orsenne" elsewhere, "Google DeepMind" is "DeepMind"."""
    capitalised: array[int]
    """Checksums of all folded words with a capital letter, ascending: who is not among them is not mentioned."""
    figures: frozenset[float]
    turns: frozenset[str]
    """Concepts of the headline that tell a return or a denial from the move itself."""
    vector: NDArray[np.float16]
    """Unit vector of headline and lead, shape `(dimension,)`."""
    fingerprint: Fingerprint


@stage("profiles")
def profile_of(article: Article, names: Names, static: StaticEmbedder) -> Profile:
    """The profile of an article in which these names were found."""
    lead = article.text[:_LEAD]
    title, opening, text = (part.casefold() for part in (article.title, lead, article.text))
    people = {person_key(name): name.casefold().split()[-1] for name in names.people}
    organisations = {fold(word): word for name in names.organisations for word in organisation_words(name)}
    return Profile(
        day=article.published.toordinal() if article.published else None,
        people=_weights(people, title, opening, text),
        organisations=_weights(organisations, title, opening, text),
        capitalised=_checksums(_CAPITALISED.findall(f"{article.title} {article.text}")),
        figures=frozenset(value for _, _, value in numbers_in(article.text) if _tells(value)),
        turns=_TURNS.intersection(concept for word in WORD.findall(fold(title)) for concept in concepts_of(word)),
        vector=static.embed_passages([f"{article.title}\n{lead}"])[0].astype(np.float16),
        fingerprint=fingerprint_of(article.text),
    )


def mentions(profile: Profile, person: str) -> bool:
    """Whether the article holds the words of a person's key somewhere, be they known for a name there or not."""
    return all(_holds(profile.capitalised, _checksum(word)) for word in person.split())


def person_key(name: str) -> str:
    """First and last word of a name, folded: initials and middle names come and go."""
    words = fold(name).split()
    return " ".join(dict.fromkeys((words[0], words[-1]))) if words else ""


def organisation_words(name: str) -> list[str]:
    """The lower-case words of a name without legal forms and "AI", "KI", "Labs": outlets translate them and leave them out."""
    words = WORD.findall(name.casefold())
    return [word for word in words if word not in _GENERIC and word not in ALL_FUNCTION_WORDS] or words


def _weights(wanted: Mapping[str, str], title: str, opening: str, text: str) -> dict[str, float]:
    """How much an article is about each name, from the string by which it is mentioned; the weightiest have 1."""
    found = {
        key: math.log1p(text.count(mention)) + _IN_TITLE * (mention in title) + _IN_LEAD * (mention in opening)
        for key, mention in wanted.items()
        if mention
    }
    most = max(found.values(), default=0.0)
    kept = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:_MOST_NAMES] if most else []
    return {key: weight / most for key, weight in kept}


def _checksums(words: Iterable[str]) -> array[int]:
    return array("I", sorted({_checksum(word) for word in fold(" ".join(words)).split()}))


def _holds(ascending: array[int], checksum: int) -> bool:
    place = bisect_left(ascending, checksum)
    return place < len(ascending) and ascending[place] == checksum


def _checksum(word: str) -> int:
    return crc32(word.encode())


def _tells(figure: float) -> bool:
    """Small figures and years stand in every article."""
    return figure >= _SMALLEST_FIGURE and figure not in _YEARS

"""What a sentence says for a candidate: that it is a person, that it is an organisation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from index.names import looks, surroundings
from index.names.candidates import Candidate
from index.names.everyday import Everyday
from index.names.sighting import Behind, Front, OwnWords, own_words

Seen = TypeVar("Seen", OwnWords, Front, Behind)


@dataclass(frozen=True, slots=True)
class Clue(Generic[Seen]):
    """Something to be seen of a candidate, and how much it says for a person and for an organisation."""

    of: type[Seen]
    holds: Callable[[Seen], bool]
    person: float
    organisation: float


ENOUGH = 2.0
"""What speaks for a name when it is taken for one."""

# Weights by hand, on the part `tune` of the labelled sentences.
CLUES: tuple[Clue[OwnWords] | Clue[Front] | Clue[Behind], ...] = (
    # that it is a name at all
    Clue(Front, surroundings.is_capital_for_a_reason, 1.0, 1.2),
    Clue(Front, surroundings.is_rare_where_all_have_capitals, 0.8, 0.8),
    Clue(Front, surroundings.is_rare_in_german, 0.6, 0.6),
    Clue(Front, surroundings.is_rare_in_german_without_article, 0.6, 0.6),
    Clue(Front, surroundings.has_article, -2.0, 0.8),
    Clue(Front, surroundings.follows_adjective, -1.0, -1.0),
    Clue(Front, surroundings.is_inside, -5.0, -5.0),
    Clue(Front, surroundings.is_field_of_role, -3.0, -3.0),
    # its own words
    Clue(OwnWords, looks.has_company_shape, -2.0, 2.5),
    Clue(OwnWords, looks.is_headed, -4.0, 4.5),
    Clue(OwnWords, looks.ends_as_ai_firm, -3.0, 3.0),
    Clue(OwnWords, looks.begins_with_given_name, 4.0, 0.0),
    Clue(OwnWords, looks.is_given_name, 2.2, 0.0),
    Clue(OwnWords, looks.ends_with_surname, 2.0, 0.0),
    Clue(OwnWords, looks.begins_with_surname, 2.0, 0.0),
    Clue(OwnWords, looks.is_surname, 0.8, 0.0),
    Clue(OwnWords, looks.is_well_known, 3.0, 0.0),
    Clue(OwnWords, looks.has_surname_ending, 1.2, 0.0),
    Clue(OwnWords, looks.has_hyphenated_given_name, 4.0, 0.0),
    Clue(OwnWords, looks.has_initial, 4.0, -1.0),
    Clue(OwnWords, looks.has_surname_capitals, 2.0, -1.0),
    Clue(OwnWords, looks.begins_with_particle, 3.0, 0.0),
    Clue(OwnWords, looks.is_of_everyday_words, -1.0, 0.8),
    Clue(OwnWords, looks.is_of_rare_words, 1.0, 0.5),
    Clue(OwnWords, looks.is_plainly_written_and_rare, 0.8, 0.0),
    # what stands beside it
    Clue(Front, surroundings.is_known_organisation, -1.5, 4.0),
    Clue(Front, surroundings.follows_title, 5.0, -1.0),
    Clue(Front, surroundings.follows_role, 2.5, -0.5),
    Clue(Front, surroundings.follows_company_word, -0.5, 3.0),
    Clue(Behind, surroundings.acts, 1.6, 0.0),
    Clue(Front, surroundings.is_quoted, 2.5, 0.0),
    Clue(Front, surroundings.is_engaged, 1.5, 0.0),
    Clue(Behind, surroundings.is_called_a_role, 2.5, 0.0),
    Clue(Behind, surroundings.is_called_a_company, -1.0, 2.5),
    Clue(Behind, surroundings.has_age_or_who, 3.0, -1.0),
    Clue(Front, surroundings.is_at, -1.0, 2.5),
    Clue(Front, surroundings.is_left_or_joined, -0.5, 2.5),
    Clue(Front, surroundings.is_moved_between, 0.0, 0.8),
    Clue(Behind, surroundings.owns_a_role, -1.0, 4.0),
)


@dataclass(frozen=True, slots=True)
class Weight:
    """How much speaks for a person, and how much for an organisation."""

    person: float
    organisation: float


_CLUES_OF: dict[type, list[tuple[int, Callable[[Any], bool]]]] = {
    seen: [(1 << place, clue.holds) for place, clue in enumerate(CLUES) if clue.of is seen]
    for seen in (OwnWords, Front, Behind)
}
_REMEMBERED = 1 << 12
"""Of what is seen again and again it is kept which clues hold, and of those that hold together what they weigh."""


def weigh(candidate: Candidate, everyday: Everyday) -> Weight:
    """What the clues say of a candidate in one place."""
    own = own_words(candidate.words, everyday)
    return _weight(_held(own) | _held(Front.of(candidate, own)) | _held(Behind.of(candidate)))


@lru_cache(_REMEMBERED, typed=True)
def _held(seen: OwnWords | Front | Behind) -> int:
    """Which clues hold, a bit for each."""
    return sum(bit for bit, holds in _CLUES_OF[type(seen)] if holds(seen))


@lru_cache(_REMEMBERED)
def _weight(held: int) -> Weight:
    together = [clue for place, clue in enumerate(CLUES) if held >> place & 1]
    return Weight(sum(clue.person for clue in together), sum(clue.organisation for clue in together))

"""What a sentence says for a candidate: that it is a person, that it is an organisation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from index.names import looks, surroundings
from index.names.sighting import Sighting


@dataclass(frozen=True, slots=True)
class Clue:
    """Something to be seen of a candidate, and how much it says for a person and for an organisation."""

    holds: Callable[[Sighting], bool]
    person: float
    organisation: float


ENOUGH = 2.0
"""What speaks for a name when it is taken for one."""

# Weights by hand, on the part `tune` of the labelled sentences.
CLUES = (
    # that it is a name at all
    Clue(surroundings.is_capital_for_a_reason, 1.0, 1.2),
    Clue(surroundings.is_rare_where_all_have_capitals, 0.8, 0.8),
    Clue(surroundings.is_rare_in_german, 0.6, 0.6),
    Clue(surroundings.is_rare_in_german_without_article, 0.6, 0.6),
    Clue(surroundings.has_article, -2.0, 0.8),
    Clue(surroundings.follows_adjective, -1.0, -1.0),
    Clue(surroundings.is_inside, -5.0, -5.0),
    Clue(surroundings.is_field_of_role, -3.0, -3.0),
    # its own words
    Clue(looks.has_company_shape, -2.0, 2.5),
    Clue(looks.is_headed, -4.0, 4.5),
    Clue(looks.ends_as_ai_firm, -3.0, 3.0),
    Clue(looks.begins_with_given_name, 4.0, 0.0),
    Clue(looks.is_given_name, 2.2, 0.0),
    Clue(looks.ends_with_surname, 2.0, 0.0),
    Clue(looks.begins_with_surname, 2.0, 0.0),
    Clue(looks.is_surname, 0.8, 0.0),
    Clue(looks.is_well_known, 3.0, 0.0),
    Clue(looks.has_surname_ending, 1.2, 0.0),
    Clue(looks.has_hyphenated_given_name, 4.0, 0.0),
    Clue(looks.has_initial, 4.0, -1.0),
    Clue(looks.has_surname_capitals, 2.0, -1.0),
    Clue(looks.begins_with_particle, 3.0, 0.0),
    Clue(looks.is_of_everyday_words, -1.0, 0.8),
    Clue(looks.is_of_rare_words, 1.0, 0.5),
    Clue(looks.is_plainly_written_and_rare, 0.8, 0.0),
    # what stands beside it
    Clue(surroundings.is_known_organisation, -1.5, 4.0),
    Clue(surroundings.follows_title, 5.0, -1.0),
    Clue(surroundings.follows_role, 2.5, -0.5),
    Clue(surroundings.follows_company_word, -0.5, 3.0),
    Clue(surroundings.acts, 1.6, 0.0),
    Clue(surroundings.is_quoted, 2.5, 0.0),
    Clue(surroundings.is_engaged, 1.5, 0.0),
    Clue(surroundings.is_called_a_role, 2.5, 0.0),
    Clue(surroundings.is_called_a_company, -1.0, 2.5),
    Clue(surroundings.has_age_or_who, 3.0, -1.0),
    Clue(surroundings.is_at, -1.0, 2.5),
    Clue(surroundings.is_left_or_joined, -0.5, 2.5),
    Clue(surroundings.is_moved_between, 0.0, 0.8),
    Clue(surroundings.owns_a_role, -1.0, 4.0),
)


@dataclass(frozen=True, slots=True)
class Weight:
    """How much speaks for a person, and how much for an organisation."""

    person: float
    organisation: float


def weigh(sighting: Sighting) -> Weight:
    """What the clues say of a candidate in one place."""
    held = [clue for clue in CLUES if clue.holds(sighting)]
    return Weight(sum(clue.person for clue in held), sum(clue.organisation for clue in held))

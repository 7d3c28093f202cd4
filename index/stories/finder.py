"""Profiles of all articles -> what a generation stores of their stories."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from index.datatypes import Article
from index.embedding import StaticEmbedder
from index.names import Names
from index.stories.disagreements import disagreements_of, facts_of
from index.stories.figures import Figure
from index.stories.grouping import Story
from index.stories.kinship import protagonists
from index.stories.profiles import Profile, person_key

_COMPARED = 12


@dataclass(frozen=True, slots=True)
class Subject:
    """Someone or something that the article in `row` is about."""

    row: int
    key: str
    """The same in every spelling."""
    name: str
    is_person: bool


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A figure of the article in `row` that the article in `other_row` states differently."""

    row: int
    figure: Figure
    other_row: int
    other_figure: Figure


def subjects_of(profiles: Iterable[Profile], called: Mapping[str, str]) -> Iterator[Subject]:
    """What each article is about, in order of the rows; `called` is of `first_spellings`."""
    for row, profile in enumerate(profiles):
        yield from (Subject(row, key, called[key], True) for key in sorted(protagonists(profile.people)))
        yield from (Subject(row, word, word, False) for word in sorted(protagonists(profile.organisations)))


def first_spellings(profiles: Iterable[Profile], names: Iterable[Names]) -> dict[str, str]:
    """How the first article writes the name of everyone whom some article is about, by their keys; `names` are the articles'."""
    wanted = {key for profile in profiles for key in protagonists(profile.people)}
    found: dict[str, str] = {}
    for one in names:
        for name in one.people:
            if (key := person_key(name)) in wanted:
                found.setdefault(key, name)
    return found


def contradictions_among(
    stories: Sequence[Story], read: Callable[[int], Article], static: StaticEmbedder
) -> Iterator[Contradiction]:
    """Where the first dozen articles of each story disagree, both ways round; `read` gives the article in a row."""
    for story in stories:
        facts = {row: facts_of(read(row), static) for row in story[:_COMPARED]}
        for row, other in permutations(facts, 2):
            for figure, other_figure in disagreements_of(facts[row], facts[other]):
                yield Contradiction(row, figure, other, other_figure)

"""Articles, one after the other -> what a generation stores of their stories."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from index.datatypes import Article, Status
from index.embedding import StaticEmbedder
from index.names import Names
from index.stories.disagreements import disagreements_of, facts_of
from index.stories.figures import Figure
from index.stories.grouping import Story, stories_of
from index.stories.kinship import protagonists
from index.stories.profiles import Profile, person_key, profile_of

_COMPARED = 12
_TURNED = frozenset({Status.DENIED, Status.REVERSED})


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


class StoryFinder:
    """Keeps a profile of every article that it is shown, about 2 kB each, and none of the articles."""

    def __init__(self, static: StaticEmbedder) -> None:
        self._static = static
        self._profiles: list[Profile] = []
        self._names: dict[str, str] = {}
        self._turned: list[int] = []

    def add(self, article: Article, names: Names, profile: Profile | None = None) -> Profile:
        """Articles come in order of their rows; a profile is made where none is given."""
        profile = profile or profile_of(article, names, self._static)
        if profile.turns or article.status in _TURNED:
            self._turned.append(len(self._profiles))
        self._profiles.append(profile)
        for name in names.people:
            self._names.setdefault(person_key(name), name)
        return profile

    @property
    def turned(self) -> Sequence[int]:
        """Rows of the articles that tell of a return or a denial."""
        return self._turned

    def stories(self) -> list[Story]:
        return stories_of(self._profiles)

    def subjects(self) -> Iterator[Subject]:
        """What each article is about, in order of the rows."""
        for row, profile in enumerate(self._profiles):
            yield from (Subject(row, key, self._names[key], True) for key in sorted(protagonists(profile.people)))
            yield from (Subject(row, word, word, False) for word in sorted(protagonists(profile.organisations)))

    def contradictions(self, stories: Sequence[Story], read: Callable[[int], Article]) -> Iterator[Contradiction]:
        """Where the first dozen articles of each story disagree, both ways round; `read` gives the article in a row."""
        for story in stories:
            facts = {row: facts_of(read(row), self._static) for row in story[:_COMPARED]}
            for row, other in permutations(facts, 2):
                for figure, other_figure in disagreements_of(facts[row], facts[other]):
                    yield Contradiction(row, figure, other, other_figure)

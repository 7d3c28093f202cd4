"""Pages -> what the index keeps of their articles. Pure but for reading the files: worker processes do it, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from index.datatypes import Article, Passage
from index.embedding import StaticEmbedder
from index.errors import ReadingError
from index.names import Names
from index.names.extraction import names_in
from index.passages import passages_of
from index.reading import Page, read_page
from index.retrieval.gathering import wording_of
from index.retrieval.wording import Wording
from index.stages import Stages, recorded
from index.stories.profiles import Profile, profile_of


@dataclass(frozen=True, slots=True)
class Made:
    """What came out of some pages: articles with the pages they were read from, cut, and worded."""

    articles: tuple[tuple[Page, Article], ...]
    cut: tuple[tuple[Passage, ...], ...]
    """The passages of each article."""
    names: tuple[Names, ...]
    """Who and what each article names."""
    profiles: tuple[Profile, ...]
    """What each article is about."""
    wording: Wording
    skipped: tuple[tuple[Page, str], ...]
    """Pages that hold no article, and why."""
    stages: Stages = field(default_factory=Stages)
    """What making them took, in whichever process."""


def make(pages: Sequence[Page], static: StaticEmbedder) -> Made:
    """Read, clean, cut and analyse pages, in order; find what their articles name and are about. `static` knows which strings
    are words, and makes the profiles' vectors.
    """
    with recorded() as stages:
        made = _make(pages, static)
    return replace(made, stages=stages)


def _make(pages: Sequence[Page], static: StaticEmbedder) -> Made:
    articles: list[tuple[Page, Article]] = []
    skipped: list[tuple[Page, str]] = []
    for page in pages:
        try:
            article = read_page(page)
            articles.append((page.as_it_is(), article))
        except ReadingError as error:
            skipped.append((page.as_it_is(), str(error)))
    cut = tuple(tuple(passages_of(article)) for _, article in articles)
    wording = wording_of([article for _, article in articles], cut, static.is_word)
    names = tuple(names_in(article, static.is_word) for _, article in articles)
    told = zip(articles, names, strict=True)
    profiles = tuple(profile_of(article, named, static) for (_, article), named in told)
    return Made(tuple(articles), cut, names, profiles, wording, tuple(skipped))

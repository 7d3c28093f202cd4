"""Where two articles of one story give another sum or day for the same thing. Rather none than a wrong one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from index.datatypes import Article, FigureKind
from index.embedding import StaticEmbedder
from index.languages import WORD
from index.retrieval.analysis import word_terms
from index.sentences import sentences_of
from index.stories.figures import UNTIL, Figure, days_to_come, sums_in

_ROUNDED, _FURTHEST = 1.05, 1.35
"""Sums less apart are one, rounded; sums further apart are of different things. As ratios."""

_SAME_NEWS = 14
"""Days between two articles whose days to come are compared."""

_BEGINNING = frozenset({"~start", "~join", "~hire", "~succeed", "~role"})


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of an article, and the concepts of the sentence in which it stands."""

    figure: Figure
    concepts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Facts:
    """The figures of one article."""

    published: date | None
    found: tuple[Fact, ...]


def facts_of(article: Article, static: StaticEmbedder) -> Facts:
    """The sums of an article and the days to come that it names."""
    figures = list(sums_in(article.text))
    if article.published:
        figures += days_to_come(article.text, article.published)
    spans = sentences_of(article.text)
    found = []
    for figure in figures:
        sentence = next((article.text[a:b] for a, b in spans if a <= figure.start < b), "")
        terms = (term for word in WORD.findall(sentence) for term in word_terms(word, article.language, static.is_word))
        found.append(Fact(figure, frozenset(term for term in terms if term.startswith("~"))))
    return Facts(article.published, tuple(found))


def disagreements_of(one: Facts, other: Facts) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of figures, the first article's first, that state one thing differently.

    Both are of one size, each is the only one of its size that the other article does not give itself: where there
    are several, none can be told to be of the same thing.
    """
    pairs = [(a, b) for a in one.found for b in other.found if _compete(a, b, one, other)]
    for a, b in pairs:
        rivals = [(x, y) for x, y in pairs if (x is a) != (y is b)]
        if all(_same(x.figure, a.figure) and _same(y.figure, b.figure) for x, y in rivals):
            yield a.figure, b.figure


def _compete(a: Fact, b: Fact, one: Facts, other: Facts) -> bool:
    if a.figure.kind is not b.figure.kind or a.figure.unit != b.figure.unit:
        return False
    if _is_given(a.figure, other) or _is_given(b.figure, one):
        return False
    if a.figure.kind is FigureKind.AMOUNT:
        return _ratio(a.figure, b.figure) <= _FURTHEST
    return _are_of_same_days(one, other) and (a.figure.unit == UNTIL or _both_begin(a, b))


def _is_given(figure: Figure, facts: Facts) -> bool:
    return any(_same(figure, fact.figure) for fact in facts.found)


def _same(one: Figure, other: Figure) -> bool:
    if one.kind is not other.kind or one.unit != other.unit:
        return False
    if one.kind is FigureKind.AMOUNT:
        return _ratio(one, other) <= _ROUNDED
    if one.is_month or other.is_month:
        days = (date.fromordinal(int(figure.value)) for figure in (one, other))
        return len({(day.year, day.month) for day in days}) == 1
    return one.value == other.value


def _ratio(one: Figure, other: Figure) -> float:
    return max(one.value, other.value) / max(min(one.value, other.value), 1e-9)


def _are_of_same_days(one: Facts, other: Facts) -> bool:
    return (
        one.published is not None
        and other.published is not None
        and abs((one.published - other.published).days) <= _SAME_NEWS
    )


def _both_begin(a: Fact, b: Fact) -> bool:
    """Whether both sentences speak of someone who starts somewhere: of what else a day is, words hardly tell."""
    return bool(a.concepts & _BEGINNING and b.concepts & _BEGINNING)

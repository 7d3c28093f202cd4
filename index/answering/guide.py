"""What a question that asks to browse is shown: news, or an introduction and headlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.answering.corroboration import corroborated
from index.browsing.browser import Browser, newest_events
from index.browsing.introductions import Introduction, introduction_by, is_about
from index.browsing.wishes import Request
from index.datatypes import Answer, Article, Browsed, Headline, Hit, Passage, Wanted, Wish
from index.library import Shown
from index.names import KnownName
from index.retrieval.times import Period

_NEWS, _MORE = 6, 3
"""How many events are listed: about a phone's screen where nothing is quoted, and few below a quotation."""

_LOOKED_AT = 60
"""Newest articles that name somebody, among which those are sought that are about them."""


@dataclass(frozen=True, slots=True)
class Guide:
    """Shows people around in one generation."""

    browser: Browser
    generation: Shown
    wanted: Wanted
    """Which articles may be shown."""
    period: Period | None
    """What the question says of time."""

    def shown(self, request: Request, answer: Answer, k: int) -> Answer:
        """`answer`, by which the question is answered otherwise, with what it asks to look around in."""
        spoken = replace(answer, language=request.language)
        if request.wish is Wish.INTRODUCTION and request.known:
            return self._with_introduction(spoken, request.known, k)
        return self._with_news(spoken, request.known)

    def _with_news(self, answer: Answer, known: KnownName | None) -> Answer:
        """With the newest events, which are shown instead of a passage; as it is where there are none. Where nothing was found,
        the passages are the first ones of their articles.
        """
        found = self._newest(known)
        if not found:
            return answer
        browsed = Browsed(Wish.NEWS, known.name if known else None, tuple(found))
        if answer.answered:
            return replace(answer, browsed=browsed)
        hits = tuple(_first_sentence(self._lead(one.article), one.article) for one in found)
        return replace(answer, hits=hits, confidence=1.0, refusal=None, unknown_names=(), browsed=browsed)

    def _with_introduction(self, answer: Answer, known: KnownName, k: int) -> Answer:
        """By the passage that introduces `known` best, with headlines of what else is told; as it is where no article is about
        them.
        """
        about = self._about(known, None)
        found = self._introduction(about, known, answer.language)
        if found is None:
            return answer
        hit = Hit(found.passage, found.article, answer.confidence, found.sentence)
        more = tuple(one for one in self._events(about, _MORE + 1) if not _tells(one, found.article))[:_MORE]
        first = _without_repetition(corroborated(hit, self.generation.stories), more)
        others = (hit for hit in answer.hits if hit.passage.id != found.passage.id)
        browsed = Browsed(Wish.INTRODUCTION, known.name, more)
        return replace(answer, hits=(first, *others)[:k], refusal=None, unknown_names=(), browsed=browsed)

    def _newest(self, known: KnownName | None) -> list[Headline]:
        """Of the period, if anything is; those that are about somebody, if these are more than a few, else those that name them."""
        about = self._events(self._about(known, self.period), _NEWS) if known else []
        if len(about) >= _MORE:
            return about
        for period in (self.period, None):
            rows = self.browser.rows(self.generation, self._of(known), period)
            if found := newest_events(self.generation, _NEWS, rows):
                return found
        return []

    def _about(self, known: KnownName, period: Period | None) -> list[Article]:
        """The newest articles whose titles name somebody."""
        rows = self.browser.rows(self.generation, self._of(known), period)
        articles = self.generation.listing.newest(_LOOKED_AT, None if rows is None else rows.tolist())
        return [article for article in articles if is_about(article, known)]

    def _of(self, known: KnownName | None) -> Wanted:
        return replace(self.wanted, about=self.wanted.about or known.name) if known else self.wanted

    def _events(self, articles: Sequence[Article], k: int) -> list[Headline]:
        rows = self.generation.catalogue.rows_of(article.id for article in articles)
        return newest_events(self.generation, k, np.asarray(rows, np.int32))

    def _introduction(self, about: Sequence[Article], known: KnownName, language: str | None) -> Introduction | None:
        """The best one of the newest article that has one; where the same story is told in the asker's language, from there."""
        found = [one for one in (introduction_by(self._lead(article), article, known) for article in about) if one]
        best = min(found, key=lambda one: one.fit, default=None)
        if best is None:
            return None
        story = {best.article.id, *(other.id for other in self.generation.stories.others(best.article))}
        alike = (one for one in found if one.article.id in story and one.fit is best.fit)
        return next((one for one in alike if one.article.language == language), best)

    def _lead(self, article: Article) -> Passage:
        """The first passage of an article."""
        row = self.generation.catalogue.row_of(article)
        first = int(np.searchsorted(self.generation.words.articles, row))
        ((passage, _),) = self.generation.catalogue.passages([first])
        return passage


def _without_repetition(hit: Hit, headlines: Sequence[Headline]) -> Hit:
    """`hit` without a newer article that is only newer and stands among the headlines."""
    listed = {article.id for one in headlines for article in (one.article, *one.also)}
    is_listed = hit.newer is not None and not hit.newer.reverses and hit.newer.article.id in listed
    return replace(hit, newer=None) if is_listed else hit


def _tells(event: Headline, article: Article) -> bool:
    return article.id in {one.id for one in (event.article, *event.also)}


def _first_sentence(passage: Passage, article: Article) -> Hit:
    start, end = passage.sentences[0]
    return Hit(passage, article, 1.0, (start - passage.start, end - passage.start))

"""What other articles tell of a quoted one's story, or later: the same lines for Discord and the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.texts import Texts, counted, language_name, listed, written_date
from index import Article, Hit

Dress = Callable[[str, str | None, int], str]
"""Makes an article's own words, and the address that they stand for, fit to be shown, at most so wide."""

_OUTLETS, _PEOPLE, _DIFFERENCES = 3, 2, 2
_NAME, _FIGURE, _TITLE = 40, 40, 120


def retold(hit: Hit, texts: Texts, dress: Dress) -> Iterator[str]:
    """One line each, the most telling first: what came later, what others state differently, who reports it, too."""
    if hit.newer is not None:
        people = listed([dress(name, None, _NAME) for name in hit.newer.people[:_PEOPLE]], texts)
        line = texts.reversed_since if hit.newer.reverses else texts.newer
        yield line.format(people=people, article=_headline(hit.newer.article, texts, dress))
    for one in hit.disagreements[:_DIFFERENCES]:
        there, here = (dress(figure, None, _FIGURE) for figure in (one.there, one.here))
        if one.article.publisher:
            outlet = _with_language(dress(one.article.publisher, one.article.url, _NAME), one.article, texts)
            yield texts.differs.format(there=there, here=here, outlet=outlet)
        else:
            title = dress(one.article.title, one.article.url, _TITLE)
            yield texts.differs_in_article.format(there=there, here=here, title=title)
    outlets = list(dict.fromkeys(_others(hit, texts, dress)))
    if outlets:
        more = len(outlets) - _OUTLETS
        shown = outlets[:_OUTLETS] + ([counted(more, texts.others, texts)] if more > 0 else [])
        yield texts.also.format(outlets=listed(shown, texts))


def _others(hit: Hit, texts: Texts, dress: Dress) -> Iterator[str]:
    """The outlets of the story's other articles; of a report that rests on others' reporting, those others."""
    for article in hit.also:
        for source in article.outlets_besides(hit.article):
            outlet = dress(source.outlet, source.url, _NAME)
            yield outlet if article.reported_by else _with_language(outlet, article, texts)


def _with_language(outlet: str, article: Article, texts: Texts) -> str:
    return f"{outlet} ({language_name(article.language, texts)})"


def _headline(article: Article, texts: Texts, dress: Dress) -> str:
    urls = [article.url, *(source.url for source in article.reported_by)]
    parts = [
        dress(article.title, next((url for url in urls if url), None), _TITLE),
        dress(article.publisher or "", None, _NAME),
    ]
    day = written_date(article.published, texts) if article.published else ""
    return " · ".join(part for part in (*parts, day) if part)

"""What Discord and the terminal both say, each in its own dress."""

from __future__ import annotations

from collections.abc import Sequence

from bot.texts import Texts, counted, language_name, listed, number, written_date
from index import MAX_QUESTION, Answer, Article, Coverage, Hit, LibraryStatus, RebuildReport, Refusal, Source, Status


def covered(coverage: Coverage, texts: Texts) -> str:
    """What the bot covers, in one sentence."""
    if not coverage.articles:
        return texts.empty_index
    languages = listed([language_name(code, texts) for code in coverage.languages], texts)
    articles = counted(coverage.articles, texts.articles, texts)
    if coverage.newest is None:
        return texts.covers_undated.format(articles=articles, languages=languages)
    newest = written_date(coverage.newest, texts)
    return texts.covers.format(articles=articles, languages=languages, newest=newest)


STANDS_ALONE = frozenset({Refusal.EMPTY, Refusal.TOO_LONG, Refusal.EMPTY_INDEX})
"""Refusals that what the bot covers would not explain any further."""

_HEADLINES = 3

_RUNNERS_UP = 3
"""The rank of the last one."""

SURE = 0.5
"""Below this probability an answer is more likely wrong than right."""


def reason(answer: Answer, texts: Texts, names: Sequence[str]) -> str:
    """Why a question is refused; `names` are the unknown ones, dressed as they are to be shown."""
    match answer.refusal:
        case Refusal.EMPTY:
            return texts.empty
        case Refusal.TOO_LONG:
            return texts.too_long.format(limit=number(MAX_QUESTION, texts))
        case Refusal.EMPTY_INDEX:
            return texts.empty_index
        case Refusal.OFF_TOPIC:
            return texts.off_topic
        case Refusal.NOT_COVERED if names:
            return texts.not_covered.format(names=listed(names, texts))
        case _:
            return texts.nothing_relevant


def hedge(answer: Answer, texts: Texts) -> str:
    """A plain word where the answer is more likely wrong than right; empty otherwise, and where somebody is introduced."""
    return texts.unsure if _is_unsure(answer) else ""


def runners_up(answer: Answer) -> tuple[Hit, ...]:
    """The next best passages where the answer is more likely wrong than right: every sixth such question is answered by the
    marked sentence of one of them.
    """
    return answer.hits[1:_RUNNERS_UP] if _is_unsure(answer) else ()


def _is_unsure(answer: Answer) -> bool:
    return answer.confidence < SURE and answer.browsed is None


def closest(answer: Answer) -> list[Article]:
    """The articles whose headlines come closest to a refused question; none where it was off topic."""
    if answer.refusal is Refusal.OFF_TOPIC:
        return []
    return list({hit.article.id: hit.article for hit in answer.hits}.values())[:_HEADLINES]


def reports(article: Article) -> list[Source]:
    """Whose reporting an article rests on: the first report of each outlet; none where it is the publisher's own."""
    firsts: dict[str, Source] = {}
    for source in article.reported_by:
        firsts.setdefault(source.outlet, source)
    return list(firsts.values())


def first_outlet(article: Article) -> str:
    """Who reported it first, else its publisher; empty where neither is known."""
    return article.reported_by[0].outlet if article.reported_by else article.publisher or ""


def doubt(status: Status | None, texts: Texts) -> str:
    """A word of warning where an article is not about something that happened."""
    doubts = {Status.RUMOURED: texts.rumoured, Status.DENIED: texts.denied, Status.REVERSED: texts.reversed}
    return doubts.get(status, "") if status else ""


def rolled_back(status: LibraryStatus, texts: Texts) -> str:
    """What a rollback went back to."""
    return texts.rolled_back.format(**_of_index(status, texts))


def migrated(status: LibraryStatus, rows: int, texts: Texts) -> str:
    """What is in the database now; `rows` of the bot's memory were new there."""
    return texts.migrated.format(**_of_index(status, texts), rows=number(rows, texts))


def _of_index(status: LibraryStatus, texts: Texts) -> dict[str, str]:
    return {
        "day": written_date(status.built.date(), texts),
        "time": f"{status.built:%H:%M}",
        "articles": counted(status.coverage.articles, texts.articles, texts),
        "passages": counted(status.coverage.passages, texts.passages, texts),
    }


def rebuilt(report: RebuildReport, texts: Texts) -> tuple[str, str]:
    """What a rebuild made, and what changed by it."""
    finished = (texts.rebuild_finished if report.is_new else texts.rebuild_unchanged).format(
        articles=counted(report.articles, texts.articles, texts),
        passages=counted(report.passages, texts.passages, texts),
        seconds=counted(report.seconds, texts.seconds, texts),
    )
    changes = texts.rebuild_changes.format(
        added=number(report.added, texts),
        changed=number(report.changed, texts),
        removed=number(report.removed, texts),
        unchanged=number(report.unchanged, texts),
    )
    return finished, changes

"""What the bot rests on -> what Discord shows of it: the newest articles, outlets, languages, months. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.rendering.chart import drawn, latest_months
from bot.rendering.escaping import escaped_line
from bot.rendering.headlining import NAME, newest_listed
from bot.rendering.phrases import covered
from bot.rendering.reply import CONTENT, Picture, Reply, fitted
from bot.texts import Texts, counted, language_name, listed, number, written_month
from index import Headline, Tally

NEWEST = 6
"""How many articles are listed: about a phone's screen."""

OUTLETS, ALT = 12, 1024
"""How many outlets are named, Discord's limit for an alternative text."""


def rendered_newest(newest: Sequence[Headline], about: str | None, texts: Texts) -> Reply:
    """The newest articles, one event a line, or that there are none."""
    name = escaped_line(about or "", NAME)
    if not newest:
        return Reply(texts.not_covered.format(names=listed([name], texts)) if about else texts.empty_index)
    return Reply(newest_listed(newest[:NEWEST], about, texts, CONTENT))


def rendered_sources(tally: Tally, texts: Texts) -> Reply:
    """What is covered: outlets, languages, and a picture of the months. Draws it, so not for the event loop."""
    languages = [(language_name(code, texts), count) for code, count in tally.coverage.languages.items()]
    lines = [
        covered(tally.coverage, texts),
        _counts(texts.sources_languages, languages, texts),
        _counts(texts.sources_outlets, tally.outlets, texts),
    ]
    months = latest_months(tally.months)
    picture = Picture(drawn(months), "months.png", alternative(months, texts)) if months else None
    return Reply(fitted("\n".join(line for line in lines if line)), picture=picture)


def alternative(months: Sequence[tuple[date, int]], texts: Texts) -> str:
    """What the picture shows, in words."""
    told = "; ".join(f"{written_month(month, texts)}: {number(count, texts)}" for month, count in months)
    return f"{texts.sources_months}. {told}."[:ALT]


def _counts(title: str, counts: Sequence[tuple[str, int]], texts: Texts) -> str:
    shown = [f"{escaped_line(name, NAME)} {number(count, texts)}" for name, count in counts[:OUTLETS]]
    more = len(counts) - OUTLETS
    rest = [counted(more, texts.sources_more, texts)] if more > 0 else []
    return f"**{title}** {' · '.join(shown + rest)}" if shown else ""

"""What the bot rests on -> what Discord shows of it: the newest articles, outlets, languages, months. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.rendering.chart import drawn, latest_months
from bot.rendering.escaping import escaped_line, width
from bot.rendering.phrases import covered
from bot.rendering.quoting import headline
from bot.rendering.reply import CONTENT, Picture, Reply, fitted
from bot.texts import Texts, counted, language_name, listed, number, written_month
from index import Headline, Tally

NEWEST = 6
"""How many articles are listed: about a phone's screen."""

BULLET = "\n- "

OUTLET, ALSO = 40, 2
"""How wide an outlet gets that reports an event, too, and how many of these are named."""

NAME, OUTLETS, ALT = 60, 12, 1024
"""How wide a name gets, how many outlets are named, Discord's limit for an alternative text."""


def rendered_newest(newest: Sequence[Headline], about: str | None, texts: Texts) -> Reply:
    """The newest articles, one event a line, or that there are none."""
    name = escaped_line(about or "", NAME)
    if not newest:
        return Reply(texts.not_covered.format(names=listed([name], texts)) if about else texts.empty_index)
    title = texts.latest_about.format(name=name) if about else texts.latest
    shown = newest[:NEWEST]
    lines = _events(shown, texts, CONTENT - width(title) - len(BULLET) * len(shown))
    return Reply(BULLET.join([title, *lines]))


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


def _events(events: Sequence[Headline], texts: Texts, room: int) -> list[str]:
    """A line each, together at most `room` wide: what the shorter ones leave free is for the longer ones' links."""
    lines = [_event(event, texts, room) for event in events]
    shortest_first = sorted(range(len(lines)), key=lambda place: width(lines[place]))
    for done, place in enumerate(shortest_first):
        share = room // (len(lines) - done)
        if width(lines[place]) > share:
            lines[place] = _event(events[place], texts, share)
        room -= width(lines[place])
    return lines


def _event(event: Headline, texts: Texts, limit: int) -> str:
    others = (source for article in event.also for source in article.outlets_besides(event.article))
    outlets = list(dict.fromkeys(source.outlet for source in others))
    shown = [escaped_line(outlet, OUTLET) for outlet in outlets[:ALSO]]
    more = [counted(len(outlets) - ALSO, texts.others, texts)] if len(outlets) > ALSO else []
    also = texts.also.format(outlets=listed(shown + more, texts)) if shown else ""
    line = headline(event.article, texts, limit - width(also) - len(" · "))
    return f"{line} · {also}" if also else line


def _counts(title: str, counts: Sequence[tuple[str, int]], texts: Texts) -> str:
    shown = [f"{escaped_line(name, NAME)} {number(count, texts)}" for name, count in counts[:OUTLETS]]
    more = len(counts) - OUTLETS
    rest = [counted(more, texts.sources_more, texts)] if more > 0 else []
    return f"**{title}** {' · '.join(shown + rest)}" if shown else ""

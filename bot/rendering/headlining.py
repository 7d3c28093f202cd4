"""Headlines -> a list of events in a Discord message, each with whoever reports it, too. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rendering.escaping import escaped_line, width
from bot.rendering.quoting import headline
from bot.texts import Texts, counted, listed
from index import Headline

BULLET = "\n- "

OUTLET, ALSO = 40, 2
"""How wide an outlet gets that reports an event, too, and how many of these are named."""

NAME, LEAST = 60, 150
"""How wide a name gets, and how much width an event is given at least."""


def newest_listed(events: Sequence[Headline], about: str | None, texts: Texts, limit: int) -> str:
    """The newest events, of whom they are `about` if that is given, below a title; at most `limit` wide."""
    title = texts.latest_about.format(name=escaped_line(about, NAME)) if about else texts.latest
    return _listed(title, events, texts, limit)


def more_listed(events: Sequence[Headline], about: str, texts: Texts, limit: int) -> str:
    """What else is told of somebody, below a title, as many events as fit; empty where none does."""
    title = texts.more_about.format(name=escaped_line(about, NAME))
    fitting = events[: max(0, limit - width(title)) // LEAST]
    return _listed(title, fitting, texts, limit) if fitting else ""


def _listed(title: str, events: Sequence[Headline], texts: Texts, limit: int) -> str:
    return BULLET.join([title, *_events(events, texts, limit - width(title) - len(BULLET) * len(events))])


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

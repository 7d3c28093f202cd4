"""What `add` and `feeds` tell: of an article that was understood, of a feed and what it brought."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from bot.rendering.escaping import visible
from bot.texts import Texts, counted, language_name, listed, number, written_date

if TYPE_CHECKING:
    from index import Added, Refreshed, Seen, Subscription


def print_added(console: Console, added: Added, texts: Texts) -> None:
    """Title, and below it what was understood (outlet, authors, date, language, length) and how to take it out again."""
    article = added.article
    told = texts.added if added.is_new else texts.added_before
    facts = [
        article.publisher or "",
        listed(added.authors, texts) if added.authors else "",
        written_date(article.published, texts) if article.published else "",
        language_name(article.language, texts),
        counted(added.words, texts.words, texts),
    ]
    _print(console, told.format(title=article.title), style="bold")
    _print(console, "  " + " · ".join(fact for fact in facts if fact))
    _print(console, "  " + texts.added_removable.format(id=article.id))


def addition(added: Added) -> dict[str, Any]:
    """The same for programs; `id` is what `ask --json` calls the article."""
    article = added.article
    return {
        "source": added.source,
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "publisher": article.publisher,
        "authors": added.authors,
        "url": article.url,
        "published": article.published,
        "language": article.language,
        "words": added.words,
        "new": added.is_new,
    }


def print_followed(console: Console, feed: Subscription, texts: Texts, *, is_new: bool) -> None:
    told = texts.feed_followed if is_new else texts.feed_followed_before
    _print(console, told.format(title=feed.title, url=feed.url))


def print_feed(console: Console, feed: Subscription, counts: dict[Seen, int], texts: Texts) -> None:
    """One feed of the list: what it brought so far, and what ails it."""
    _print(console, _brought(feed, list(counts.values()), texts), style="bold")
    checked = texts.feed_checked.format(date=written_date(feed.checked.date(), texts)) if feed.checked else ""
    _print(console, "  " + " · ".join(fact for fact in (feed.url, feed.kind, checked) if fact))
    _print_trouble(console, feed, texts)


def print_brought(console: Console, one: Refreshed, texts: Texts, *, verbose: bool) -> None:
    """What a refresh of one feed brought; with `verbose` also why each page was left out."""
    if one.feed.trouble:
        _print_trouble(console, one.feed, texts)
        return
    _print(console, _brought(one.feed, [len(one.kept), len(one.left_out), len(one.failed)], texts), style="bold")
    for added in one.kept:
        _print(console, f"  + {added.article.title}")
    for missed in (*(one.left_out if verbose else ()), *one.failed):
        _print(console, f"  - {missed.title or missed.url}: {missed.reason}")


def followed(feed: Subscription) -> dict[str, Any]:
    """A feed, for programs."""
    return {
        "url": feed.url,
        "title": feed.title,
        "kind": feed.kind,
        "checked": feed.checked,
        "next": feed.next,
        "failures": feed.failures,
        "dead": feed.is_dead,
        "trouble": feed.trouble,
    }


def brought(one: Refreshed) -> dict[str, Any]:
    """What a refresh of one feed brought, for programs."""
    return {
        **followed(one.feed),
        "kept": [addition(added) for added in one.kept],
        "left_out": [asdict(missed) for missed in one.left_out],
        "failed": [asdict(missed) for missed in one.failed],
    }


def _brought(feed: Subscription, counts: list[int], texts: Texts) -> str:
    kept, left_out, failed = (number(count, texts) for count in counts)
    return texts.feed_brought.format(title=feed.title, kept=kept, left_out=left_out, failed=failed)


def _print_trouble(console: Console, feed: Subscription, texts: Texts) -> None:
    if feed.trouble:
        told = texts.feed_dead if feed.is_dead else texts.feed_failed
        failures = counted(feed.failures, texts.feed_failures, texts)
        _print(console, f"{told.format(title=feed.title, failures=failures)}: {feed.trouble}", style="yellow")


def _print(console: Console, line: str, style: str = "") -> None:
    console.print(Text(_one_line(line), style=style), soft_wrap=True)


def _one_line(text: str) -> str:
    return visible(text).replace("\n", " ")

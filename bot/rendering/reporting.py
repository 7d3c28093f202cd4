"""What the operator reads: how far a rebuild is, how it ended, and how the bot is. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import isfinite
from typing import TYPE_CHECKING

import discord

from bot.background.rebuilding import Running
from bot.background.worker import DIED
from bot.rendering.escaping import escaped_line, link, safe_url
from bot.rendering.phrases import rebuilt
from bot.rendering.reply import fitted
from bot.texts import Texts, counted, number
from index import Progress, RebuildReport

if TYPE_CHECKING:
    from index import Removal, Seen, Subscription

SHOWN = 5
"""How many skipped files a report names."""

NAME, REASON = 60, 200


def progress_text(progress: Progress, texts: Texts) -> str:
    """The stage a rebuild is in, and how much of it is done."""
    stages = {
        "comparing": texts.rebuild_comparing,
        "reading": texts.rebuild_reading,
        "indexing": texts.rebuild_indexing,
    }
    stage = stages.get(progress.stage)
    if stage is None:
        return texts.rebuild_started
    return stage.format(done=number(progress.done, texts), total=number(progress.total, texts))


def report_text(report: RebuildReport, texts: Texts) -> str:
    """What a rebuild has done, in words, with the first skipped files and why."""
    return fitted("\n".join([*rebuilt(report, texts), *_skipped(report, texts)]))


def _skipped(report: RebuildReport, texts: Texts) -> list[str]:
    if not report.skipped:
        return []
    lines = [counted(len(report.skipped), texts.rebuild_skipped, texts)]
    lines += [f"- {escaped_line(f'{skipped.path}: {skipped.reason}', REASON)}" for skipped in report.skipped[:SHOWN]]
    more = len(report.skipped) - SHOWN
    return [*lines, counted(more, texts.rebuild_skipped_more, texts)] if more > 0 else lines


def failure_text(kind: str, texts: Texts) -> str:
    """Why a rebuild failed, or adding a page or a feed, by the name of the error's class; its own words stay in the log."""
    known = {
        "NothingReadableError": texts.rebuild_nothing_readable,
        "ImplausibleError": texts.rebuild_implausible,
        "EmbedderError": texts.rebuild_no_embedder,
        "StorageError": texts.rebuild_no_storage,
        "EngineError": texts.rebuild_no_database,
        "RebuildRunningError": texts.rebuild_elsewhere,
        "ForbiddenError": texts.source_forbidden,
        "UnreachableError": texts.source_unreachable,
        "OversizedError": texts.source_unreachable,
        "ReadingError": texts.source_unreadable,
        "FeedError": texts.source_no_feed,
        DIED: texts.rebuild_died,
    }
    return known.get(kind, texts.rebuild_failed)


def running_text(running: Running, texts: Texts) -> str:
    """Who started the rebuild that is running, and when, as Discord shows times to the reader."""
    since = discord.utils.format_dt(running.since, "R")
    return texts.rebuild_already.format(who=escaped_line(running.started_by, NAME), since=since)


def operator_text(
    *, generation: str, fingerprint: str, latency: float, started: datetime, is_healthy: bool, texts: Texts
) -> str:
    """What only the operator is shown by `/status`; `latency` in seconds."""
    milliseconds = number(round(latency * 1000), texts) if isfinite(latency) else "–"  # unknown before a heartbeat
    return "\n".join(
        [
            texts.status_generation.format(generation=escaped_line(generation, NAME)),
            texts.status_embedder.format(fingerprint=escaped_line(fingerprint, REASON)),
            texts.status_latency.format(milliseconds=milliseconds),
            texts.status_uptime.format(since=discord.utils.format_dt(started, "f")),
            texts.status_healthy if is_healthy else texts.status_unhealthy,
        ]
    )


def removal_text(removal: Removal, texts: Texts) -> str:
    """What was taken out, or what to do so that something is."""
    lines = [texts.article_removed.format(title=escaped_line(one.title, REASON)) for one in removal.done]
    return fitted("\n".join(lines) or texts.nothing_removed)


def feed_text(told: str, url: str, title: str = "") -> str:
    """What became of one feed; `told` is the text in which its address and title are to stand."""
    shown = safe_url(url)
    return told.format(url=f"<{shown}>" if shown else escaped_line(url, REASON), title=escaped_line(title, NAME))


def feeds_text(feeds: Sequence[tuple[Subscription, Mapping[Seen, int]]], texts: Texts) -> str:
    """A line for each feed: what it brought so far, or why it can't be read."""
    return fitted(
        "\n".join(f"- {_feed(feed, counts, texts)}" for feed, counts in feeds)
        or texts.feeds_none.format(command="/feeds add:")
    )


def _feed(feed: Subscription, counts: Mapping[Seen, int], texts: Texts) -> str:
    title = link(escaped_line(feed.title, NAME), feed.url)
    if feed.trouble:
        told = texts.feed_dead if feed.is_dead else texts.feed_failed
        return told.format(title=title, failures=counted(feed.failures, texts.feed_failures, texts))
    kept, left_out, failed = (number(counts[seen], texts) for seen in counts)
    return texts.feed_brought.format(title=title, kept=kept, left_out=left_out, failed=failed)

"""Answers, reports and status as JSON objects, for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from index import Answer, Article, FollowUp, Hit, LibraryStatus, RebuildReport

_LINE_BREAKS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


def answer_line(answer: Answer) -> str:
    """One answer as one line of JSON; `question` is what was asked, unchanged."""
    return dumped(
        {
            "question": answer.question,
            "answered": answer.answered,
            "confidence": answer.confidence,
            "refusal": answer.refusal,
            "passages": [_passage(rank, hit) for rank, hit in enumerate(answer.hits, 1)],
        }
    )


def report_line(report: RebuildReport) -> str:
    return dumped(asdict(report))


def status_line(status: LibraryStatus | None, trouble: str | None) -> str:
    """`index` is null where none was read; `reason` is the `trouble` for which no bot serves it, null where one does."""
    return dumped({"index": asdict(status) if status else None, "serving": trouble is None, "reason": trouble})


def dumped(value: object) -> str:
    """One line of JSON, also for readers who end a line at every sign that Unicode calls a line break."""
    return json.dumps(value, ensure_ascii=False, default=_plain).translate(_LINE_BREAKS)


def _passage(rank: int, hit: Hit) -> dict[str, Any]:
    return {
        "rank": rank,
        "score": hit.score,
        "text": hit.passage.text,
        "sentence": hit.answering,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "article": _article(hit.article),
        "also_reported_by": [_reference(article) for article in hit.also],
        "disagreements": [
            {"kind": one.kind, "here": one.here, "there": one.there, "article": _reference(one.article)}
            for one in hit.disagreements
        ],
        "newer": _newer(hit.newer) if hit.newer else None,
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "published": article.published,
        "language": article.language,
        "reported_by": [asdict(source) for source in article.reported_by],
        "status": article.status,
    }


def _reference(article: Article) -> dict[str, Any]:
    """An article by which another one is complemented: enough to name it and to find it."""
    names = ("id", "path", "title", "publisher", "url", "published", "language")
    return {name: getattr(article, name) for name in names}


def _newer(newer: FollowUp) -> dict[str, Any]:
    return {"people": newer.people, "reverses": newer.reverses, "article": _reference(newer.article)}


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, StrEnum | Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")

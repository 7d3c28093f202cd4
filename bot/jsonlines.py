"""Answers, reports and status as JSON objects, for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from index import Answer, Article, Hit, LibraryStatus, RebuildReport


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


def status_line(status: LibraryStatus | None, serving: bool, reason: str) -> str:
    """`index` is null where there is none; `serving` says whether a bot answers from it, `reason` why not."""
    index = asdict(status) if status else None
    return dumped({"index": index, "serving": serving, "reason": None if serving else reason})


def dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _passage(rank: int, hit: Hit) -> dict[str, Any]:
    start, end = hit.sentence
    return {
        "rank": rank,
        "score": hit.score,
        "text": hit.passage.text,
        "sentence": hit.passage.text[start:end],
        "start": hit.passage.start,
        "end": hit.passage.end,
        "article": _article(hit.article),
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


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, StrEnum | Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")

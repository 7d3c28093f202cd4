"""Asking the index from the event loop: it blocks, so it is asked in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from index import ALONE, ANY, Answer, Article, Context, Coverage, Headline, Hit, KnownName, Naming, Tally, Title, Wanted


class Browsing(Protocol):
    """What the bot needs of `index.Browser`."""

    def newest(self, k: int, wanted: Wanted = ANY) -> Sequence[Headline]: ...

    def tally(self) -> Tally: ...

    def article(self, article_id: str) -> Article | None: ...

    def article_around(self, passage_id: str) -> tuple[Article, int] | None: ...

    def titles(self, typed: str) -> Sequence[Title]: ...


class Answers(Protocol):
    """What the bot needs of `index.Answerer`."""

    def answer(self, question: str, k: int = 5, wanted: Wanted = ANY, context: Context = ALONE) -> Answer: ...

    def find(self, passage_ids: Sequence[str]) -> list[Hit | None]: ...

    def coverage(self) -> Coverage: ...

    def known_names(self, prefix: str) -> Sequence[KnownName]: ...

    def named_in(self, text: str) -> Sequence[Naming]: ...

    @property
    def browser(self) -> Browsing: ...

    @property
    def generation(self) -> str: ...

    @property
    def built(self) -> datetime: ...


async def look_up(
    answers: Answers, question: str, k: int, wanted: Wanted = ANY, context: Context = ALONE
) -> tuple[Answer, Coverage]:
    """The answer of the wanted articles, and what the index covers in case it is a refusal."""
    return await asyncio.to_thread(lambda: (answers.answer(question, k, wanted, context), answers.coverage()))

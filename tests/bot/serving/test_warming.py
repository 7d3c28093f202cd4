"""Titles are read before anybody types, and again when the index has changed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.serving.warming import keep_warm
from index import Title
from tests.bot.fakes import FakeAnswers, FakeBrowser


@dataclass
class Typed(FakeAnswers):
    """Notes of which generation titles were asked for."""

    titles_of: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.browser = Shelf(self)


class Shelf(FakeBrowser):
    def __init__(self, answers: Typed) -> None:
        super().__init__()
        self.answers = answers

    def titles(self, typed: str) -> list[Title]:
        self.answers.titles_of.append(self.answers.generation)
        if isinstance(self.answers.prepared, Exception):
            raise self.answers.prepared
        return []


async def watched(answers: Typed, *generations: str) -> None:
    """Keeps warm while the index changes to each of these in turn, and then for one look more."""
    turns = iter(generations)

    async def sleep(seconds: float) -> None:
        try:
            answers.generation = next(turns)
        except StopIteration:
            raise asyncio.CancelledError from None

    with pytest.raises(asyncio.CancelledError):
        await keep_warm(answers, sleep)


async def test_titles_are_read_at_once_and_of_each_generation_once() -> None:
    answers = Typed()

    await watched(answers, "g1", "g2", "g2", "g3")

    assert answers.titles_of == ["g1", "g2", "g3"]


async def test_an_index_that_cannot_be_read_is_tried_again_when_it_has_changed() -> None:
    answers = Typed(prepared=RuntimeError("broken"))

    await watched(answers, "g2")

    assert answers.titles_of == ["g1", "g2"]

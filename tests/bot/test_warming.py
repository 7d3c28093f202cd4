"""Names and titles are read before anybody types, and again when the index has changed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.warming import keep_warm
from index import KnownName
from tests.bot.fakes import FakeAnswers


@dataclass
class Typed(FakeAnswers):
    """Notes of which generation names were asked for."""

    names_of: list[str] = field(default_factory=list)

    def known_names(self, prefix: str) -> list[KnownName]:
        self.names_of.append(self.generation)
        if isinstance(self.prepared, Exception):
            raise self.prepared
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


async def test_names_are_read_at_once_and_of_each_generation_once() -> None:
    answers = Typed()

    await watched(answers, "g1", "g2", "g2", "g3")

    assert answers.names_of == ["g1", "g2", "g3"]


async def test_an_index_that_cannot_be_read_is_tried_again_when_it_has_changed() -> None:
    answers = Typed(prepared=RuntimeError("broken"))

    await watched(answers, "g2")

    assert answers.names_of == ["g1", "g2"]

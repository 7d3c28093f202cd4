"""How a question is let in and answered, whichever way it came."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from bot.conversation import GAPS, Completion, Conversations, Key, Turn, completions, remembered, understood
from bot.lookup import Answers, look_up
from bot.manners.cooldowns import Cooldowns, Wait
from bot.manners.queue import FairQueue
from bot.manners.sharing import Sharing
from bot.state.questions import Questions
from bot.watching.metrics import Metrics
from index import ANY, Answer, Coverage, Wanted

WIDTH = 2
"""Questions looked up at a time; more would only share the processor, and be unfair."""

SHARED = 60.0
"""Seconds for which the same question gets the same answer, unless the index has changed."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a question of a conversation: as it was understood, and answered."""

    completion: Completion
    answer: Answer
    coverage: Coverage


class Reception:
    """Asks the index for `k` passages, and has noted what was asked and what was not found."""

    def __init__(
        self,
        answers: Answers,
        k: int,
        per_minute: int,
        questions: Questions,
        metrics: Metrics,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._answers = answers
        self._k = k
        self._questions = questions
        self._metrics = metrics
        self._clock = clock
        self._conversations = Conversations()
        self._cooldowns = Cooldowns(per_minute)
        self._queue = FairQueue(WIDTH)
        self._sharing: Sharing[tuple[Answer, Coverage]] = Sharing(SHARED, clock)

    def admit(self, user: int, channel: int) -> Wait | None:
        """Lets a question in, or says how long to wait."""
        return self._cooldowns.admit(user, channel, self._clock())

    async def answer(self, user: int, question: str, wanted: Wanted = ANY) -> tuple[Answer, Coverage]:
        """The answer of the wanted articles, and what the index covers in case it is a refusal; for a question that was let in.

        What is not found among some articles only is no gap.
        """
        with self._metrics.question() as note:
            answer, coverage = await self._looked_up(user, Completion(question), wanted)
            note(answer)
        if answer.answered or wanted == ANY:
            self._note(question, answer)
        return answer, coverage

    async def converse(self, key: Key, question_id: int, question: str, *, goes_on: bool) -> Heard:
        """The answer to a question, completed from the turn before it if the conversation `goes_on`, for the next turn's use.

        `question_id` tells a question that is asked again, corrected, from the next one.
        """
        last = self._conversations.before(key, question_id, self._clock()) if goes_on else None
        with self._metrics.question() as note:
            heard = await self._heard(key[1], question, last)
            note(heard.answer)
        self._note(heard.completion.whole, heard.answer)
        if turn := remembered(heard.completion, heard.answer, last):
            self._conversations.note(key, question_id, turn, self._clock())
        return heard

    def move(self, key: Key, elsewhere: Key) -> None:
        """A conversation goes on in another channel: in the thread of its answer."""
        self._conversations.move(key, elsewhere)

    def forget(self, key: Key) -> None:
        """A conversation starts afresh."""
        self._conversations.forget(key)

    async def _heard(self, user: int, question: str, last: Turn | None) -> Heard:
        """Tries the ways to understand a question, up to the first that is answered."""
        tried: list[tuple[Completion, Answer]] = []
        for way in await asyncio.to_thread(completions, question, last, self._answers.named_in):
            answer, coverage = await self._looked_up(user, way)
            tried.append((way, answer))
            if answer.answered:
                break
        return Heard(*understood(tried), coverage)

    async def _looked_up(self, user: int, asked: Completion, wanted: Wanted = ANY) -> tuple[Answer, Coverage]:
        """The same question within a minute is looked up once, for however many people."""
        generation = await asyncio.to_thread(lambda: self._answers.generation)
        key = (generation, asked.question, asked.context, wanted)
        return await self._sharing.shared(key, lambda: self._look_up(user, asked, wanted))

    async def _look_up(self, user: int, asked: Completion, wanted: Wanted) -> tuple[Answer, Coverage]:
        async with self._queue.turn(user):
            return await look_up(self._answers, asked.question, self._k, wanted, asked.context)

    def _note(self, question: str, answer: Answer) -> None:
        if answer.answered or answer.refusal in GAPS:
            self._questions.note(question, is_unanswered=not answer.answered)

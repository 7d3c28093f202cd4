"""How questions are let in and answered, on a fake index."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Barrier

from bot.lookup import Answers
from bot.reception import WIDTH, Reception
from bot.state.memory import Memory
from bot.watching.metrics import Metrics
from index import ALONE, ANY, Answer, Context, Refusal, Wanted
from tests.bot.fakes import FakeAnswers, answer, refusal

ALICE, BOB = 1, 2


def reception(
    answers: Answers, memory: Memory, clock: list[float] | None = None, metrics: Metrics | None = None
) -> Reception:
    times = clock or [0.0]
    return Reception(answers, 5, 10, memory.questions, metrics or Metrics(), lambda: times[0])


class RefusesFirst(FakeAnswers):
    """Answers every question but the second, as a follow-up whose first way finds nothing."""

    def answer(self, question: str, k: int = 5, wanted: Wanted = ANY, context: Context = ALONE) -> Answer:
        found = super().answer(question, k, wanted, context)
        return refusal(Refusal.NOTHING_RELEVANT) if len(self.asked) == 2 else found


class InPairs(FakeAnswers):
    """Answers only when as many ask at the same time as are let in."""

    together = Barrier(WIDTH, timeout=20)

    def answer(self, question: str, k: int = 5, wanted: Wanted = ANY, context: Context = ALONE) -> Answer:
        self.together.wait()
        return super().answer(question, k, wanted, context)


async def test_the_same_question_within_a_minute_is_looked_up_once_and_everybody_is_answered(tmp_path: Path) -> None:
    answers, clock, memory = FakeAnswers(), [0.0], Memory(tmp_path)
    desk = reception(answers, memory, clock)

    given = await asyncio.gather(*[desk.answer(user, "Who left?") for user in range(5)])
    clock[0] = 59.0
    given.append(await desk.answer(BOB, "Who left?"))
    memory.close()

    assert answers.asked == ["Who left?"]
    assert [one.answered for one, _ in given] == [True] * 6


async def test_after_a_minute_or_a_rebuild_it_is_looked_up_again(tmp_path: Path) -> None:
    answers, clock, memory = FakeAnswers(), [0.0], Memory(tmp_path)
    desk = reception(answers, memory, clock)

    await desk.answer(ALICE, "Who left?")
    answers.generation = "g2"
    await desk.answer(ALICE, "Who left?")
    clock[0] = 61.0
    await desk.answer(ALICE, "Who left?")
    memory.close()

    assert len(answers.asked) == 3


async def test_as_many_are_looked_up_at_a_time_as_the_queue_is_wide(tmp_path: Path) -> None:
    answers, memory = InPairs(), Memory(tmp_path)
    desk = reception(answers, memory)

    await asyncio.gather(*[desk.answer(ALICE, f"Who is number {number}?") for number in range(2 * WIDTH)])
    memory.close()

    assert len(answers.asked) == 2 * WIDTH


async def test_everybody_who_asked_counts_for_a_gap_though_it_was_looked_up_once(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    desk = reception(FakeAnswers(refusal(Refusal.NOTHING_RELEVANT)), memory)

    for user in (ALICE, BOB):
        await desk.answer(user, "Who left Nowhere?")
    agenda = await memory.agendas.now(5, 5)
    memory.close()

    assert [(gap.words, gap.unanswered) for gap in agenda.gaps] == [("Who left Nowhere?", 2)]


async def test_a_failed_lookup_fails_for_who_asked_and_is_tried_again(tmp_path: Path) -> None:
    answers, memory = FakeAnswers(RuntimeError("broken")), Memory(tmp_path)
    desk = reception(answers, memory)

    (failed,) = await asyncio.gather(desk.answer(ALICE, "Who left?"), return_exceptions=True)
    answers.prepared = answer()
    given, _ = await desk.answer(ALICE, "Who left?")
    memory.close()

    assert isinstance(failed, RuntimeError)
    assert given.answered


async def test_the_same_question_about_other_articles_is_another_one_and_what_these_lack_is_no_gap(
    tmp_path: Path,
) -> None:
    answers, memory = FakeAnswers(refusal(Refusal.NOTHING_RELEVANT)), Memory(tmp_path)
    desk = reception(answers, memory, [0.0])

    for wanted in (Wanted(about="Meta"), Wanted(language="de"), Wanted(about="Meta")):
        await desk.answer(ALICE, "Who left?", wanted)
    agenda = await memory.agendas.now(5, 5)
    memory.close()

    assert answers.wanted == [Wanted(about="Meta"), Wanted(language="de")]
    assert agenda.gaps == ()


async def test_a_follow_up_that_is_answered_as_it_was_meant_second_counts_as_one_question_that_was_answered(
    tmp_path: Path,
) -> None:
    answers, metrics, memory = RefusesFirst(), Metrics(), Memory(tmp_path)
    desk = reception(answers, memory, metrics=metrics)

    await desk.converse((1, ALICE), 1, "Who left OpenAI?", goes_on=True)
    heard = await desk.converse((1, ALICE), 2, "Was the salary higher?", goes_on=True)
    memory.close()

    assert heard.answer.answered
    assert len(answers.asked) == 3
    assert metrics.registry.get_sample_value("talentmoves_questions_total") == 2
    assert metrics.registry.get_sample_value("talentmoves_refusals_total", {"reason": "nothing_relevant"}) is None
